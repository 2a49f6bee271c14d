package io.github.multiarchmaven.engine;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * The folder with the files that docker takes for TLS, by its names for them (docker/cli, {@code cli/flags/options.go}).
 *
 * @param folder {@code DOCKER_CERT_PATH}, or that of a docker context
 */
public record EngineCertificates(Path folder) {

    /** Without a certificate of ours where an engine wants none. */
    TlsFiles files() {
        Path certificate = folder.resolve("cert.pem");
        Path key = folder.resolve("key.pem");
        return new TlsFiles(
                folder.resolve("ca.pem"),
                Files.exists(certificate) || Files.exists(key)
                        ? Optional.of(new TlsFiles.Identity(certificate, key))
                        : Optional.empty());
    }

    @Override
    public String toString() {
        return folder.toString();
    }
}
