package io.github.multiarchmaven.engine;

import com.github.dockerjava.api.DockerClient;
import com.github.dockerjava.api.exception.NotFoundException;
import io.github.multiarchmaven.narration.ProblemException;
import java.time.Duration;

/** The volumes of an engine. */
final class Volumes {

    private static final Duration CALL = Duration.ofSeconds(60);

    private final DockerClient docker;
    private final EngineCalls calls;
    private final EngineFailures failures;

    Volumes(DockerClient docker, EngineCalls calls, EngineFailures failures) {
        this.docker = docker;
        this.calls = calls;
        this.failures = failures;
    }

    boolean has(String name) {
        return calls.within(CALL, "look for the volume " + name, () -> inspect(name));
    }

    private boolean inspect(String name) {
        try {
            docker.inspectVolumeCmd(name).exec();
            return true;
        } catch (NotFoundException e) {
            return false;
        }
    }

    /** Not by force: the engine refuses one that a container uses. */
    void remove(String name) {
        String doing = "remove the volume " + name;
        calls.within(CALL, doing, () -> {
            docker.removeVolumeCmd(name).exec();
            return true;
        });
        if (has(name)) {
            throw new ProblemException(failures.failed(doing, "it reported success, but has the volume still", name));
        }
    }
}
