package io.github.multiarchmaven.dockerfile;

import static org.junit.jupiter.api.Assertions.assertThrows;

import io.github.multiarchmaven.model.Platform;
import io.github.multiarchmaven.narration.Problem;
import io.github.multiarchmaven.narration.ProblemException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** A Dockerfile and a question, by default: what does linux/arm64 need, built on linux/amd64? */
final class Asking {

    private final String text;
    private final Map<String, String> buildArgs = new HashMap<>();
    private final Set<String> contexts = new HashSet<>();
    private final Map<BaseImage.Pulled, Triggers> triggers = new HashMap<>();
    private List<Platform> platforms = List.of(Platform.of("linux/arm64"));
    private Platform buildPlatform = Platform.of("linux/amd64");
    private Optional<String> target = Optional.empty();

    private Asking(String text) {
        this.text = text;
    }

    static Asking about(String text) {
        return new Asking(text);
    }

    Asking platforms(String... names) {
        platforms = Stream.of(names).map(Platform::of).toList();
        return this;
    }

    Asking builtOn(String name) {
        buildPlatform = Platform.of(name);
        return this;
    }

    Asking target(String name) {
        target = Optional.of(name);
        return this;
    }

    Asking arg(String name, String value) {
        buildArgs.put(name, value);
        return this;
    }

    Asking context(String name) {
        contexts.add(name);
        return this;
    }

    /** An image whose configuration was read, for linux/arm64. */
    Asking knowing(String reference, String... instructions) {
        return knowing(reference, "linux/arm64", new Triggers.Known(List.of(instructions)));
    }

    Asking knowing(String reference, String platform, Triggers known) {
        triggers.put(new BaseImage.Pulled(reference, Platform.of(platform)), known);
        return this;
    }

    DockerfileFacts facts() {
        return DockerfileReader.read(
                text,
                new DockerfileReading(platforms, buildPlatform, target, buildArgs, contexts, "Dockerfile", triggers));
    }

    /** For example {@code 2 RUN make on linux/arm64}, with a question mark if unsure. */
    List<String> executions() {
        return facts().executions().values().stream()
                .flatMap(List::stream)
                .map(Asking::shown)
                .toList();
    }

    /** For example {@code 1 alpine linux/arm64}. */
    List<String> baseImages() {
        return facts().baseImages().stream()
                .map(image -> image.line() + " " + image.reference() + " " + image.platform())
                .toList();
    }

    /** Likewise, of images that files are taken from. */
    List<String> taken() {
        return facts().taken().from().stream()
                .map(image -> image.line() + " " + image.reference() + " " + image.platform())
                .toList();
    }

    List<String> unsure() {
        return facts().unsure();
    }

    List<Problem> problems() {
        return assertThrows(ProblemException.class, this::facts).problems();
    }

    /** The first sentences of all problems. */
    List<String> complaints() {
        return problems().stream().map(Problem::what).toList();
    }

    private static String shown(Execution execution) {
        String mark = execution.certainty() == Certainty.UNSURE ? "?" : "";
        return execution.line() + " " + execution.instruction() + " on " + execution.on() + mark;
    }
}
