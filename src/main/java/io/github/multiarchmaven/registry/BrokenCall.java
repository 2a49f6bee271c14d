package io.github.multiarchmaven.registry;

import io.github.multiarchmaven.narration.Problem;
import io.github.multiarchmaven.narration.ProblemCode;
import io.github.multiarchmaven.registry.wire.NotHttpException;
import io.github.multiarchmaven.registry.wire.ProxyRefusedException;
import io.github.multiarchmaven.registry.wire.SourceFailedException;
import io.github.multiarchmaven.registry.wire.Untrusted;
import java.io.IOException;
import java.net.ConnectException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.nio.file.FileSystemException;
import java.util.List;
import java.util.Optional;
import javax.net.ssl.SSLException;

/**
 * Why a call did not come to an end, and whether it is worth another try.
 *
 * @param weather whether it may pass by itself
 */
record BrokenCall(ProblemCode code, String why, String next, Weather.Outlook weather) {

    private static final String LOOK = "check the name of the registry, the network and the proxies in settings.xml";

    static BrokenCall of(IOException thrown) {
        if (thrown instanceof SourceFailedException) {
            return ofSource(Optional.ofNullable(thrown.getCause()).orElse(thrown));
        }
        if (Untrusted.is(thrown)) {
            return lasting(
                    ProblemCode.REGISTRY_UNTRUSTED,
                    "its certificate is not trusted: " + text(thrown),
                    "if it has an authority of its own, give the plugin that authority's certificate in a PEM file");
        }
        if (thrown instanceof BadAnswerException || thrown instanceof NotHttpException) {
            return lasting(
                    ProblemCode.REGISTRY_FAILED,
                    text(thrown),
                    "check that a registry is at that address, and nothing else in its place");
        }
        if (thrown instanceof UnknownHostException) {
            return lasting(ProblemCode.REGISTRY_UNREACHABLE, "there is no host of that name", LOOK);
        }
        if (thrown instanceof ConnectException || thrown instanceof ProxyRefusedException) {
            return lasting(ProblemCode.REGISTRY_UNREACHABLE, text(thrown), LOOK);
        }
        if (thrown instanceof SSLException) {
            return passing(
                    "no TLS connection came about or it broke: " + text(thrown),
                    LOOK + "; a registry that speaks plain HTTP has to be named as insecure");
        }
        return passing(
                thrown instanceof SocketTimeoutException
                        ? "it took too long: " + text(thrown)
                        : "the connection broke: " + text(thrown),
                LOOK);
    }

    Problem problem(String what, String registry, List<String> facts) {
        return Problem.of(code, what, "calling " + registry + ": " + why, next).withEvidence(facts);
    }

    private static BrokenCall ofSource(Throwable cause) {
        String why = "what was to be sent could not be read: " + text(cause);
        return cause instanceof FileSystemException
                ? lasting(ProblemCode.FILE_FAILED, why, "see whether the file is there and may be read")
                : passing(why, "run again");
    }

    private static BrokenCall lasting(ProblemCode code, String why, String next) {
        return new BrokenCall(code, why, next, Weather.Outlook.LASTING);
    }

    private static BrokenCall passing(String why, String next) {
        return new BrokenCall(ProblemCode.REGISTRY_UNREACHABLE, why, next, Weather.Outlook.PASSING);
    }

    private static String text(Throwable thrown) {
        String message = thrown.getMessage();
        return ForeignText.shortened(message == null ? thrown.getClass().getSimpleName() : message);
    }
}
