package io.github.multiarchmaven.credentials;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.multiarchmaven.json.JsonWriter;
import io.github.multiarchmaven.model.Digest;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;

/**
 * A docker context for an engine that is reached over TLS. buildx takes certificates from contexts only (buildx,
 * builder/builder.go, "Create"), and records of a builder the name of its context. Ours is named as the engine's address, which
 * is what buildx records where there is no context: so the builder is found again, and the context need not outlive a goal.
 *
 * @param address as in {@code DOCKER_HOST}
 * @param certificates the folder with {@code ca.pem}, {@code cert.pem} and {@code key.pem}
 */
public record TlsContext(String address, Path certificates) {

    private static final List<String> FILES = List.of("ca.pem", "cert.pem", "key.pem");

    /** The certificates appear there and are not copied, where links are allowed. */
    void write(PrivateFolder folder) throws IOException {
        String id = Digest.ofContent(address.getBytes(StandardCharsets.UTF_8)).hex();
        folder.write("contexts/meta/" + id + "/meta.json", JsonWriter.compact(meta()));
        for (String file : FILES) {
            folder.show("contexts/tls/" + id + "/docker/" + file, certificates.resolve(file));
        }
    }

    /** As docker/cli writes it ({@code cli/context/store/metadatastore.go}, {@code cli/context/endpoint.go}). */
    private ObjectNode meta() {
        ObjectNode meta = JsonNodeFactory.instance.objectNode().put("Name", address);
        meta.putObject("Metadata");
        meta.putObject("Endpoints")
                .putObject("docker")
                .put("Host", address.contains("://") ? address : "tcp://" + address)
                .put("SkipTLSVerify", false);
        return meta;
    }
}
