package io.github.multiarchmaven.engine;

import io.github.multiarchmaven.narration.Problem;
import io.github.multiarchmaven.narration.ProblemCode;
import io.github.multiarchmaven.narration.ProblemException;
import java.nio.file.Path;
import java.security.cert.CertPathBuilderException;
import java.security.cert.CertificateExpiredException;
import java.security.cert.CertificateNotYetValidException;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.net.ssl.SSLException;

/** What can be wrong with TLS between us and one engine, in words. Nothing of a file is in them. */
final class TlsProblems {

    private static final String UNENCRYPTED = "Unsupported or unrecognized SSL message";

    /** Java's words (sun.security.util.HostnameChecker). */
    private static final Pattern OTHER_NAME = Pattern.compile("No (?:name|subject alternative)");

    private final EngineEndpoint endpoint;

    TlsProblems(EngineEndpoint endpoint) {
        this.endpoint = endpoint;
    }

    /** A file that docker wants and that is not there or of no use. */
    ProblemException unusable(Path file, String why) {
        return new ProblemException(Problem.of(
                ProblemCode.ENGINE_TLS,
                "The engine at " + endpoint + " is reached over TLS, and " + file + " cannot be used for it",
                why,
                endpoint.context()
                        .map(name -> "give the docker context the right files: docker context update " + name
                                + " --docker host=" + endpoint.printable()
                                + ",ca=ca.pem,cert=cert.pem,key=key.pem")
                        .orElse("let DOCKER_CERT_PATH name the folder with ca.pem, cert.pem and key.pem that belong to"
                                + " this engine")));
    }

    /** TLS that would believe any engine. */
    ProblemException unverified() {
        return new ProblemException(Problem.of(
                ProblemCode.ENGINE_TLS,
                "The engine at " + endpoint + " is reached over TLS, and nothing says which certificate it must have",
                "whoever answers at that address would be believed, and gets to see what is built",
                endpoint.context()
                        .map(name -> "give the docker context the authority, and have it check: docker context update "
                                + name + " --docker host=" + endpoint.printable()
                                + ",ca=ca.pem,cert=cert.pem,key=key.pem,skip-tls-verify=false")
                        .orElse(
                                "set DOCKER_TLS_VERIFY=1 instead of DOCKER_TLS, and let DOCKER_CERT_PATH name the folder"
                                        + " with ca.pem, cert.pem and key.pem")));
    }

    /** A conversation that did not come about. */
    Problem broken(SSLException failure) {
        String said = Optional.ofNullable(failure.getMessage()).orElse("");
        return Problem.of(
                        ProblemCode.ENGINE_TLS,
                        "No TLS connection to the Docker engine at " + endpoint,
                        why(failure, "the engine", "ca.pem"),
                        next(said))
                .withEvidence(List.of(said));
    }

    /** An engine that speaks TLS only has been asked without. */
    Problem wanted(String said) {
        return Problem.of(
                        ProblemCode.ENGINE_TLS,
                        "The engine at " + endpoint + " wants TLS, and was spoken to without",
                        endpoint.context().isPresent()
                                ? "the docker context has no certificates"
                                : "DOCKER_TLS_VERIFY is not set",
                        "set DOCKER_TLS_VERIFY=1, and let DOCKER_CERT_PATH name the folder with ca.pem, cert.pem and"
                                + " key.pem; or use a docker context that has them")
                .withEvidence(List.of(said));
    }

    /**
     * Why a conversation did not come about.
     *
     * @param who should have answered
     * @param authority the file that says whom we believe
     */
    static String why(SSLException failure, String who, String authority) {
        String said = Optional.ofNullable(failure.getMessage()).orElse("");
        if (said.contains(UNENCRYPTED)) {
            return "what answers there does not speak TLS";
        }
        if (said.contains("Received fatal alert")) {
            return who + " refused our certificate, or the lack of one";
        }
        if (causes(failure).anyMatch(CertificateExpiredException.class::isInstance)) {
            return who + "'s certificate has expired";
        }
        if (causes(failure).anyMatch(CertificateNotYetValidException.class::isInstance)) {
            return who + "'s certificate is not valid yet: one of the two clocks is wrong";
        }
        if (causes(failure).anyMatch(CertPathBuilderException.class::isInstance)) {
            return who + "'s certificate is not signed by the authority in " + authority
                    + ": another one answers, or the file is out of date";
        }
        return OTHER_NAME.matcher(said).find()
                ? who + "'s certificate is not one for this name and address"
                : "the two do not come to terms, for what is said below";
    }

    private String next(String said) {
        if (said.contains(UNENCRYPTED)) {
            return "use the engine's port for TLS, usually 2376; or, on a machine that you trust, unset DOCKER_TLS_VERIFY";
        }
        return "see what \"docker info\" says; the files are those in "
                + endpoint.certificates().map(Object::toString).orElse("DOCKER_CERT_PATH")
                + ", and the engine's own are named in its daemon.json (tlscacert, tlscert)";
    }

    private static Stream<Throwable> causes(Throwable failure) {
        return Stream.iterate(failure, cause -> cause != null, Throwable::getCause);
    }
}
