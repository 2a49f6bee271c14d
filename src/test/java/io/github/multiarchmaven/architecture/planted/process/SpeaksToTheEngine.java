package io.github.multiarchmaven.architecture.planted.process;

import com.github.dockerjava.api.DockerClient;

/** Planted: docker-java belongs to the room engine. */
interface SpeaksToTheEngine {

    DockerClient client();
}
