package io.github.multiarchmaven.buildx.progress;

import io.github.multiarchmaven.narration.Problem;
import io.github.multiarchmaven.narration.ProblemCode;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** BuildKit did not reach a registry, or did not like what answered. Steps that use the network themselves are not meant. */
final class NetworkTrouble implements Diagnosis {

    private record Kind(Pattern text, String why, String next) {}

    private static final List<Kind> KINDS = List.of(
            new Kind(
                    Pattern.compile("toomanyrequests|429 Too Many Requests", Pattern.CASE_INSENSITIVE),
                    "The registry limits how much may be pulled in a while, and this was too much.",
                    "Log in with docker login, wait, or name a mirror of the registry in <registryMirrors> of <builder>."),
            new Kind(
                    Pattern.compile("x509: |server gave HTTP response to HTTPS client|tls: "),
                    "The builder does not trust the registry's certificate, or the registry speaks plain HTTP.",
                    "A builder in a container ignores the engine's settings. Give it the certificate that signed the"
                            + " registry's in <caCertificates> of <builder>, or list the registry in"
                            + " <insecureRegistries> there if it speaks plain HTTP."),
            new Kind(
                    Pattern.compile(
                            "no such host|server misbehaving|i/o timeout|connection refused|TLS handshake timeout"
                                    + "|network is unreachable|no route to host|context deadline exceeded"),
                    "The builder did not reach the registry.",
                    "Check the name of the registry, the network and the proxy: a builder in a container has a network of"
                            + " its own, knows no localhost of this machine and has the proxies that <builder> gives it."));

    @Override
    public Optional<Problem> of(Failure failure) {
        if (failure.isCommandFailure()) {
            return Optional.empty();
        }
        String words = failure.toolWords();
        return KINDS.stream()
                .filter(kind -> kind.text().matcher(words).find())
                .findFirst()
                .map(kind -> Problem.of(
                        ProblemCode.BUILD_FAILED,
                        BaseImage.in(failure)
                                .map(failure.mask())
                                .map(image -> "The builder \""
                                        + failure.call().builder().name() + "\" could not read the image " + image
                                        + " ("
                                        + failure.place() + ").")
                                .orElse("The builder \""
                                        + failure.call().builder().name() + "\" could not talk to a registry."),
                        kind.why() + " It says: " + failure.shownReason(),
                        kind.next()));
    }
}
