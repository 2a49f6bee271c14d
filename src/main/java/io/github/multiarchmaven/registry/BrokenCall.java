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
import java.util.function.UnaryOperator;
import javax.net.ssl.SSLException;

/**
 * Why a call did not come to an end, and whether it is worth another try.
 *
 * @param weather whether it may pass by itself
 */
record BrokenCall(ProblemCode code, String why, String next, Weather.Outlook weather) {

    private static final String LOOK = "check the name of the registry, the network and the proxies in settings.xml";

    /** Whether it is worth another try. */
    static Weather.Outlook outlook(IOException thrown) {
        return of(thrown, UnaryOperator.identity()).weather();
    }

    /** @param shown makes what others wrote fit for our messages */
    static BrokenCall of(IOException thrown, UnaryOperator<String> shown) {
        if (thrown instanceof SourceFailedException) {
            return ofSource(Optional.ofNullable(thrown.getCause()).orElse(thrown), shown);
        }
        if (Untrusted.is(thrown)) {
            return lasting(
                    ProblemCode.REGISTRY_UNTRUSTED,
                    "its certificate is not trusted: " + text(thrown, shown),
                    "if it has an authority of its own, give the plugin that authority's certificate in a PEM file");
        }
        if (thrown instanceof BadAnswerException || thrown instanceof NotHttpException) {
            return lasting(
                    ProblemCode.REGISTRY_FAILED,
                    text(thrown, shown),
                    "check that a registry is at that address, and nothing else in its place");
        }
        if (thrown instanceof UnknownHostException) {
            return new BrokenCall(
                    ProblemCode.REGISTRY_UNREACHABLE,
                    "there is no host of that name",
                    LOOK,
                    Weather.Outlook.PASSING_ONCE_SEEN);
        }
        if (thrown instanceof ConnectException) {
            return new BrokenCall(
                    ProblemCode.REGISTRY_UNREACHABLE, text(thrown, shown), LOOK, Weather.Outlook.PASSING_ONCE_SEEN);
        }
        if (thrown instanceof ProxyRefusedException) {
            return lasting(ProblemCode.REGISTRY_UNREACHABLE, text(thrown, shown), LOOK);
        }
        if (thrown instanceof SSLException) {
            return passing(
                    "no TLS connection came about or it broke: " + text(thrown, shown),
                    LOOK + "; a registry that speaks plain HTTP has to be named as insecure");
        }
        return passing(
                thrown instanceof SocketTimeoutException
                        ? "it took too long: " + text(thrown, shown)
                        : "the connection broke: " + text(thrown, shown),
                LOOK);
    }

    Problem problem(String what, String registry, List<String> facts) {
        return Problem.of(code, what, "calling " + registry + ": " + why, next).withEvidence(facts);
    }

    private static BrokenCall ofSource(Throwable cause, UnaryOperator<String> shown) {
        String why = "what was to be sent could not be read: " + text(cause, shown);
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

    private static String text(Throwable thrown, UnaryOperator<String> shown) {
        String message = thrown.getMessage();
        return shown.apply(message == null ? thrown.getClass().getSimpleName() : message);
    }
}
