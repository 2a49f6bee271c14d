package io.github.multiarchmaven.engine;

import io.github.multiarchmaven.narration.ProblemException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateExpiredException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.security.spec.InvalidKeySpecException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;
import javax.net.ssl.KeyManager;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManagerFactory;

/** Speaks TLS with one server: shows it our certificate, and believes only one that the given authority signed. */
final class EngineTls {

    private static final char[] NO_PASSWORD = {};

    private final SSLContext context;

    private EngineTls(SSLContext context) {
        this.context = context;
    }

    /**
     * Reads the files.
     *
     * @throws io.github.multiarchmaven.narration.ProblemException ENGINE_TLS if one of them is of no use
     */
    static EngineTls of(EngineEndpoint endpoint, EngineCertificates files) {
        return of(files.files(), new TlsProblems(endpoint)::unusable);
    }

    /**
     * Reads the files.
     *
     * @param problems what to throw for a file that is of no use, and why it is not
     */
    static EngineTls of(TlsFiles files, BiFunction<Path, String, ProblemException> problems) {
        try {
            TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
            trust.init(authority(files.authority(), problems));
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(identity(files, problems), trust.getTrustManagers(), null);
            return new EngineTls(context);
        } catch (GeneralSecurityException | IOException e) {
            throw new IllegalStateException("this Java cannot speak TLS", e);
        }
    }

    /**
     * Goes over to TLS on a socket that is connected, and checks who answers.
     *
     * @param limit for one answer
     * @param protocols that are spoken within (RFC 7301); none to leave that open
     */
    SSLSocket over(Socket plain, String host, int port, Duration limit, String... protocols) throws IOException {
        SSLSocket secured = (SSLSocket) context.getSocketFactory().createSocket(plain, host, port, true);
        SSLParameters checked = secured.getSSLParameters();
        checked.setEndpointIdentificationAlgorithm("HTTPS");
        checked.setApplicationProtocols(protocols);
        secured.setSSLParameters(checked);
        secured.setSoTimeout(Math.toIntExact(limit.toMillis()));
        secured.startHandshake();
        secured.setSoTimeout(0);
        return secured;
    }

    private static KeyStore authority(Path file, BiFunction<Path, String, ProblemException> problems)
            throws GeneralSecurityException, IOException {
        KeyStore store = empty();
        for (X509Certificate each : certificates(file, problems)) {
            store.setCertificateEntry("authority " + store.size(), each);
        }
        return store;
    }

    private static KeyManager[] identity(TlsFiles files, BiFunction<Path, String, ProblemException> problems)
            throws GeneralSecurityException, IOException {
        KeyStore store = empty();
        if (files.identity().isPresent()) {
            TlsFiles.Identity ours = files.identity().get();
            List<X509Certificate> chain = certificates(ours.certificate(), problems);
            checkAge(chain.get(0), ours.certificate(), problems);
            try {
                store.setKeyEntry(
                        "client",
                        EngineKey.parse(
                                new String(read(ours.key(), problems), StandardCharsets.ISO_8859_1),
                                chain.get(0).getPublicKey()),
                        NO_PASSWORD,
                        chain.toArray(Certificate[]::new));
            } catch (InvalidKeySpecException e) {
                throw problems.apply(ours.key(), String.valueOf(e.getMessage()));
            }
        }
        KeyManagerFactory keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        keys.init(store, NO_PASSWORD);
        return keys.getKeyManagers();
    }

    /** An engine says no more of it than "bad certificate". */
    private static void checkAge(
            X509Certificate certificate, Path file, BiFunction<Path, String, ProblemException> problems)
            throws GeneralSecurityException {
        try {
            certificate.checkValidity();
        } catch (CertificateExpiredException e) {
            throw problems.apply(
                    file,
                    "its certificate expired on " + certificate.getNotAfter().toInstant());
        }
    }

    private static List<X509Certificate> certificates(Path file, BiFunction<Path, String, ProblemException> problems) {
        try {
            List<X509Certificate> found = new ArrayList<>();
            for (Certificate each : CertificateFactory.getInstance("X.509")
                    .generateCertificates(new ByteArrayInputStream(read(file, problems)))) {
                found.add((X509Certificate) each);
            }
            if (!found.isEmpty()) {
                return found;
            }
            throw problems.apply(file, "it holds no certificate in PEM form");
        } catch (GeneralSecurityException e) {
            throw problems.apply(file, "it holds no certificate in PEM form, or a damaged one");
        }
    }

    private static byte[] read(Path file, BiFunction<Path, String, ProblemException> problems) {
        try {
            return Files.readAllBytes(file);
        } catch (NoSuchFileException e) {
            throw problems.apply(file, "there is no such file");
        } catch (IOException e) {
            throw problems.apply(
                    file, "it cannot be read; the system says: " + e.getClass().getSimpleName());
        }
    }

    private static KeyStore empty() throws GeneralSecurityException, IOException {
        KeyStore store = KeyStore.getInstance("PKCS12");
        store.load(null, NO_PASSWORD);
        return store;
    }
}
