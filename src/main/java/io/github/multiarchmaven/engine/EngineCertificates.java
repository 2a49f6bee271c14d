package io.github.multiarchmaven.engine;

import java.nio.file.Path;

/**
 * The folder with the files that docker takes for TLS, by its names for them (docker/cli, {@code cli/flags/options.go}).
 *
 * @param folder {@code DOCKER_CERT_PATH}, or that of a docker context
 */
public record EngineCertificates(Path folder) {

    /** Who must have signed the engine's certificate. */
    Path authority() {
        return folder.resolve("ca.pem");
    }

    /** What the engine gets to see, together with {@link #key}; neither is there where an engine wants none. */
    Path certificate() {
        return folder.resolve("cert.pem");
    }

    Path key() {
        return folder.resolve("key.pem");
    }

    @Override
    public String toString() {
        return folder.toString();
    }
}
