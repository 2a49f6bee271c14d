package io.github.multiarchmaven.config;

import io.github.multiarchmaven.model.ImageReference;
import io.github.multiarchmaven.narration.ProblemCode;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.util.Optional;

/** Understands an entry of {@code <caCertificates>}. */
final class CaCertificatesReader {

    /** What buildx reads of such a file (util/confutil, "readFile"). */
    private static final long LARGEST = 1024 * 1024;

    private final Problems problems;
    private final Path folder;

    /**
     * @param registry {@code host[:port]}
     * @param pem the certificates
     */
    record CaCertificates(String registry, String pem) {}

    /** @param folder what a relative path refers to */
    CaCertificatesReader(Problems problems, Path folder) {
        this.problems = problems;
        this.folder = folder;
    }

    Optional<CaCertificates> read(String text) {
        String[] parts = text.strip().split("=", 2);
        if (parts.length < 2 || !ImageReference.isRegistry(parts[0].strip()) || parts[1].isBlank()) {
            problems.add(
                    ProblemCode.SETTING_INVALID,
                    "<builder><caCertificates> holds \"" + text + "\", which cannot be used",
                    "it is host[:port] of a registry, a =, and a file with certificates",
                    "write it like registry.example.com=certs/company.pem");
            return Optional.empty();
        }
        try {
            Path file = folder.resolve(parts[1].strip());
            try {
                return Optional.of(new CaCertificates(parts[0].strip(), certificates(file)));
            } catch (UselessFileException e) {
                refuse(text, file + ": " + e.getMessage());
            }
        } catch (InvalidPathException e) {
            refuse(text, "that is no path: " + e.getReason());
        }
        return Optional.empty();
    }

    private void refuse(String text, String why) {
        problems.add(
                ProblemCode.SETTING_INVALID,
                "<builder><caCertificates> holds \"" + text + "\", which cannot be used",
                why,
                "give a file with certificates in PEM form, each from BEGIN CERTIFICATE to END CERTIFICATE, as seen from "
                        + folder);
    }

    private static final class UselessFileException extends Exception {
        private static final long serialVersionUID = 1;

        UselessFileException(String why) {
            super(why);
        }
    }

    private static String certificates(Path file) throws UselessFileException {
        if (!Files.isRegularFile(file)) {
            throw new UselessFileException("there is no such file");
        }
        if (!Files.isReadable(file)) {
            throw new UselessFileException("this user may not read it");
        }
        try {
            if (Files.size(file) > LARGEST) {
                throw new UselessFileException("it has more than 1 MiB");
            }
            String pem = new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1);
            if (pem.contains("PRIVATE KEY-----")) {
                throw new UselessFileException("it holds a private key, which the builder must not have");
            }
            if (!pem.contains("-----BEGIN CERTIFICATE-----")) {
                throw new UselessFileException("it holds no certificate in PEM form");
            }
            CertificateFactory.getInstance("X.509")
                    .generateCertificates(new ByteArrayInputStream(pem.getBytes(StandardCharsets.ISO_8859_1)));
            return pem;
        } catch (IOException e) {
            throw new UselessFileException("the system says: " + e);
        } catch (CertificateException e) {
            throw new UselessFileException("a certificate in it cannot be read: " + e.getMessage());
        }
    }
}
