package io.github.multiarchmaven.pipeline;

import io.github.multiarchmaven.model.Inventory.Child;
import io.github.multiarchmaven.narration.BuildLog;
import io.github.multiarchmaven.process.Surroundings;
import io.github.multiarchmaven.result.ImageDescription;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What came of a goal, in Markdown, at the end of the file that GitHub shows on the page of a run (GitHub, "Workflow commands",
 * "Adding a job summary").
 *
 * @param file to which others add too
 */
public record StepSummary(Path file) {

    private static final String NONE = "none";

    /**
     * The file that the user names, or else GitHub; empty where neither does.
     *
     * @param written as in the POM: a file, or {@code none}
     * @param folder what a relative path refers to
     */
    public static Optional<StepSummary> of(Optional<String> written, Path folder) {
        return of(written, folder, Surroundings.ofThisProcess());
    }

    static Optional<StepSummary> of(Optional<String> written, Path folder, Surroundings surroundings) {
        return written.map(String::strip)
                .filter(text -> !text.isEmpty())
                .or(() -> surroundings.variable("GITHUB_STEP_SUMMARY"))
                .filter(text -> !text.equals(NONE))
                .map(text -> new StepSummary(folder.resolve(text)));
    }

    /** An image was built or merged. */
    public void made(ImageDescription image, BuildLog log) {
        Stream<String> head = Stream.of(
                "### " + image.image(),
                "",
                "Tags: " + code(image.tags()) + "  ",
                "Manifest list: " + code(List.of(image.inventory().index().value())),
                "",
                "| platform | digest | size |",
                "|---|---|---:|");
        Stream<String> rows = image.inventory().children().stream().map(StepSummary::row);
        append(Stream.concat(head, rows), log);
        if (!image.published().isEmpty()) {
            pushed(image, log);
        }
    }

    /** An image was pushed. */
    public void pushed(ImageDescription image, BuildLog log) {
        append(
                Stream.concat(
                        Stream.of("Pushed " + image.image() + ":", ""),
                        image.published().stream().map(name -> "* " + code(List.of(name.toString())))),
                log);
    }

    private static String row(Child child) {
        return String.format(
                Locale.ROOT,
                "| %s | `%s` | %.1f MB |",
                child.declared(),
                child.manifest().value(),
                child.size() / 1_000_000.0);
    }

    private static String code(List<String> texts) {
        return texts.stream().map(text -> "`" + text + "`").collect(Collectors.joining(", "));
    }

    /** At once, because other modules may add to it at the same time. What was made is there even if this fails. */
    private void append(Stream<String> lines, BuildLog log) {
        String text = lines.collect(Collectors.joining("\n", "", "\n\n"));
        try {
            Files.write(
                    file, text.getBytes(StandardCharsets.UTF_8), StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        } catch (IOException e) {
            log.warn("The summary cannot be written to " + file + ": " + e);
        }
    }
}
