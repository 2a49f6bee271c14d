package io.github.multiarchmaven.dockerfile;

import io.github.multiarchmaven.model.Platform;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A Dockerfile of {@code src/test/resources/dockerfiles}, each for one question. Every RUN has a mark, {@code m1} and so on.
 * What is to be known of it stands in its last lines, {@code #: } in front:
 *
 * <ul>
 *   <li>{@code m1 amd64 arm64?}: this RUN executes on these, the question mark where the reader is not sure
 *   <li>{@code target NAME}, {@code arg NAME=VALUE}, {@code context NAME}: how it is built
 *   <li>{@code refused}: by BuildKit and by us; {@code left}: only by BuildKit; {@code left on stable}: only by its old one;
 *       {@code refused by us}: only by us
 *   <li>{@code crash on stable}: the old BuildKit ends, and everything with it
 * </ul>
 *
 * It is built on linux/amd64 for linux/amd64 and linux/arm64.
 */
record Sample(String name, String text, List<String> notes) {

    /** The host of the images in the texts, which no network has. */
    static final String BASE_HOST = "base.test";

    private static final Path FOLDER = Path.of("src", "test", "resources", "dockerfiles");
    private static final String SUFFIX = ".Dockerfile";
    private static final Pattern MARK = Pattern.compile("\\bm[0-9]\\b|^RUN\\b(?!.*\\bm[0-9])");
    private static final String NOTE = "#: ";

    static List<Sample> all() {
        try (Stream<Path> files = Files.list(FOLDER)) {
            return files.filter(file -> file.toString().endsWith(SUFFIX))
                    .sorted()
                    .map(Sample::of)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Sample of(Path file) {
        try {
            String text = Files.readString(file);
            List<String> notes = text.lines()
                    .filter(line -> line.startsWith(NOTE))
                    .map(line -> line.substring(NOTE.length()).strip())
                    .toList();
            return new Sample(file.getFileName().toString().replace(SUFFIX, ""), text, notes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Sample basedOn(String registry) {
        return new Sample(name, text.replace(BASE_HOST, registry), notes);
    }

    boolean says(String note) {
        return notes.contains(note);
    }

    Optional<String> target() {
        return values("target ").findFirst();
    }

    Map<String, String> buildArgs() {
        Map<String, String> arguments = new HashMap<>();
        values("arg ").map(text -> text.split("=", 2)).forEach(pair -> arguments.put(pair[0], pair[1]));
        return arguments;
    }

    Set<String> contexts() {
        return values("context ").collect(Collectors.toSet());
    }

    private Stream<String> values(String prefix) {
        return notes.stream().filter(note -> note.startsWith(prefix)).map(note -> note.substring(prefix.length()));
    }

    /** For example {@code m1 linux/amd64}, with a question mark if unsure. */
    Set<String> expected() {
        Set<String> expected = new TreeSet<>();
        notes.stream().filter(note -> MARK.matcher(note).lookingAt()).forEach(note -> {
            String[] words = note.split(" ");
            Stream.of(words).skip(1).forEach(architecture -> expected.add(words[0] + " linux/" + architecture));
        });
        return expected;
    }

    DockerfileReading question(Platform... platforms) {
        return new DockerfileReading(
                List.of(platforms), Platform.of("linux/amd64"), target(), buildArgs(), contexts(), "Dockerfile");
    }

    DockerfileFacts facts() {
        return DockerfileReader.read(text, question(Platform.of("linux/amd64"), Platform.of("linux/arm64")));
    }

    /** What the reader says, in the words of {@link #expected}. */
    static Set<String> shown(DockerfileFacts facts) {
        return facts.executions().values().stream()
                .flatMap(List::stream)
                .map(execution -> mark(execution.instruction()) + " " + execution.on()
                        + (execution.certainty() == Certainty.UNSURE ? "?" : ""))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** The first mark in an instruction. */
    static String mark(String instruction) {
        Matcher mark = MARK.matcher(instruction);
        return mark.find() ? mark.group() : instruction;
    }

    @Override
    public String toString() {
        return name;
    }
}
