package io.github.multiarchmaven.engine;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.github.dockerjava.api.exception.DockerException;
import io.github.multiarchmaven.json.JsonReader;
import io.github.multiarchmaven.narration.Problem;
import io.github.multiarchmaven.narration.ProblemCode;
import io.github.multiarchmaven.narration.ProblemException;
import io.github.multiarchmaven.process.Surroundings;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import javax.net.ssl.SSLException;
import org.apache.hc.core5.http.HttpException;

/** Everything that can go wrong between us and one engine, in words. docker-java wraps it all in RuntimeExceptions. */
final class EngineFailures {

    /** Go's words (net/http, server.go), which an engine that is asked without TLS cannot choose. */
    private static final String TLS_WANTED = "Client sent an HTTP request to an HTTPS server";

    private static final JsonReader JSON = JsonReader.lenient();

    private final EngineEndpoint endpoint;
    private final Surroundings surroundings;

    EngineFailures(EngineEndpoint endpoint, Surroundings surroundings) {
        this.endpoint = endpoint;
        this.surroundings = surroundings;
    }

    /** What a failed call means; a failure that is not the engine's comes back as it is. */
    RuntimeException translate(String doing, Throwable thrown) {
        for (Throwable cause = thrown; cause != null; cause = cause.getCause()) {
            if (cause instanceof ProblemException known) {
                return known;
            }
            if (cause instanceof DockerException refused) {
                return new ProblemException(refused(doing, refused), refused);
            }
            if (cause instanceof JsonProcessingException || cause instanceof HttpException) {
                return new ProblemException(unreadable(doing), cause);
            }
            if (cause instanceof SSLException broken) {
                return new ProblemException(new TlsProblems(endpoint).broken(broken), broken);
            }
            if (cause instanceof SshFailedException broken) {
                return new ProblemException(
                        new SshProblems(
                                        endpoint,
                                        EngineAddress.of(endpoint).ssh().orElseThrow())
                                .broken(broken),
                        broken);
            }
            if (cause instanceof IOException broken) {
                return new ProblemException(unreachable(doing, broken), broken);
            }
        }
        return thrown instanceof RuntimeException unchecked ? unchecked : new IllegalStateException(thrown);
    }

    /** The call took longer than it may. */
    ProblemException noAnswer(String doing, Duration limit) {
        return new ProblemException(Problem.of(
                ProblemCode.ENGINE_UNREACHABLE,
                "The Docker engine at " + endpoint + " did not answer within " + limit.toSeconds() + " s",
                "it was asked to " + doing + ", accepted the connection and then kept silent",
                "see whether \"docker info\" answers; if not, restart Docker"));
    }

    private Problem refused(String doing, DockerException refused) {
        String message = message(refused);
        return message.contains(TLS_WANTED)
                ? new TlsProblems(endpoint).wanted(message)
                : failed(doing, message, "status " + refused.getHttpStatus());
    }

    /** The engine did not do it. */
    Problem failed(String doing, String message, String detail) {
        return Problem.of(
                        ProblemCode.ENGINE_FAILED,
                        "The Docker engine could not " + doing,
                        message.isBlank() ? "it gave no reason" : message,
                        "see the engine's log (Linux: journalctl -u docker) and whether \"docker info\" warns of something")
                .withEvidence(List.of("engine: " + endpoint, detail));
    }

    /** What came back is not what an engine says. */
    Problem unreadable(String doing) {
        return Problem.of(
                ProblemCode.ENGINE_FAILED,
                "The answer of " + endpoint + " cannot be read",
                "asked to " + doing + ", it sent something that a Docker engine does not send",
                "check that a Docker engine, not something else, is at that address");
    }

    /** The engine's own words, out of {@code Status 404: {"message":"No such image: x"}}. */
    static String message(DockerException refused) {
        String text = Optional.ofNullable(refused.getMessage()).orElse("");
        String body = text.replaceFirst("^Status [0-9]+: ", "").strip();
        try {
            String message = JSON.read(body).path("message").asText();
            return message.isEmpty() ? body : message;
        } catch (JsonProcessingException e) {
            return body;
        }
    }

    Problem unreachable(String doing, IOException broken) {
        String said = Stream.of(Optional.ofNullable(broken.getMessage()).orElse(""))
                .filter(message -> !message.isBlank())
                .findFirst()
                .orElse(broken.getClass().getSimpleName());
        if (forbidden(said)) {
            return Problem.of(
                            ProblemCode.ENGINE_PERMISSION,
                            "No permission to use the Docker engine at " + endpoint,
                            "its socket belongs to root and a group, and this user is not in that group",
                            "add the user to it and log in anew: sudo usermod -aG docker $USER")
                    .withEvidence(List.of(said));
        }
        return Problem.of(
                        ProblemCode.ENGINE_UNREACHABLE,
                        "No Docker engine answers at " + endpoint,
                        "asked to " + doing + ", the connection failed",
                        "start Docker (" + startLine()
                                + "), or set DOCKER_HOST or DOCKER_CONTEXT to an engine that runs")
                .withEvidence(
                        Stream.concat(Stream.of(said), EngineProduct.others(endpoint.address(), surroundings).stream())
                                .toList());
    }

    private String startLine() {
        return EngineProduct.at(endpoint.address(), surroundings)
                .map(EngineProduct::start)
                .orElse(
                        EngineAddress.of(endpoint).isPipe()
                                ? "Docker Desktop"
                                : "Linux: sudo systemctl start docker; macOS and Windows: Docker Desktop");
    }

    /** The system's message may be in the user's language, so the socket itself is asked, too. */
    private boolean forbidden(String said) {
        return said.contains("Permission denied")
                || EngineAddress.of(endpoint)
                        .socket()
                        .map(EngineFailures::closedToUs)
                        .orElse(false);
    }

    private static boolean closedToUs(Path socket) {
        try {
            Files.readAttributes(socket, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
            return !Files.isWritable(socket);
        } catch (AccessDeniedException e) {
            return true;
        } catch (IOException e) {
            return false;
        }
    }
}
