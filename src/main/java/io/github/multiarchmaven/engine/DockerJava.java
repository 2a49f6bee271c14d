package io.github.multiarchmaven.engine;

import com.github.dockerjava.api.DockerClient;
import com.github.dockerjava.core.DockerClientImpl;
import com.github.dockerjava.transport.DockerHttpClient;
import java.net.URI;
import org.jspecify.annotations.Nullable;

/** docker-java's client, made for the first command: its many classes take a while to be there. */
final class DockerJava {

    private final URI address;
    private final DockerHttpClient transport;
    private @Nullable DockerClient client;

    /** @param transport which whoever made it closes */
    DockerJava(URI address, DockerHttpClient transport) {
        this.address = address;
        this.transport = transport;
    }

    synchronized DockerClient client() {
        if (client == null) {
            client = DockerClientImpl.getInstance(new OnlyThisEndpoint(address), transport);
        }
        return client;
    }
}
