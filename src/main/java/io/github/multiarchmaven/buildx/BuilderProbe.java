package io.github.multiarchmaven.buildx;

import io.github.multiarchmaven.model.Platform;
import io.github.multiarchmaven.process.Argument;
import io.github.multiarchmaven.process.CommandResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Executes a program in a builder by building an image of nothing else: the only way to learn what a builder runs whose
 * container, if it has one, is out of reach. What {@code buildx ls} lists proves nothing.
 */
public final class BuilderProbe {

    private static final Duration LIMIT = Duration.ofMinutes(2);
    private static final String DOCKERFILE = "FROM scratch\nCOPY program /program\nRUN [\"/program\"]\n";

    /** {@code #5 0.242 exec /program: exec format error}: the step's number, seconds since its start, its words. */
    private static final Pattern STEP_OUTPUT = Pattern.compile("#\\d+ \\d+\\.\\d+ (\\S.*)");

    private final Buildx buildx;

    public BuilderProbe(Buildx buildx) {
        this.buildx = buildx.forLooking();
    }

    /**
     * Why a program does not run in a builder.
     *
     * @param success the exit code with which it says that it ran
     * @return what BuildKit said; empty if the program ran
     */
    public Optional<String> failure(String builder, Platform platform, byte[] program, int success) {
        return TrialFolder.use(folder -> {
            Files.writeString(folder.resolve("Dockerfile"), DOCKERFILE);
            Path file = folder.resolve("program");
            Files.write(file, program);
            file.toFile().setExecutable(true, false);
            return failure(builder, platform, folder, success);
        });
    }

    private Optional<String> failure(String builder, Platform platform, Path folder, int success) {
        List<Argument> arguments = Stream.of(
                        "build",
                        "--builder",
                        builder,
                        "--platform",
                        platform.toString(),
                        "--no-cache",
                        "--provenance=false",
                        "--output",
                        "type=cacheonly",
                        "--progress",
                        "plain",
                        folder.toString())
                .map(Argument::shown)
                .toList();
        CommandResult result = buildx.run(arguments, LIMIT);
        boolean ran = result.errors().stream().anyMatch(line -> line.endsWith("exit code: " + success));
        return ran ? Optional.empty() : Optional.of(lastWords(result));
    }

    /** What the step itself said last tells more than that it failed. */
    private static String lastWords(CommandResult result) {
        String conclusion =
                last(result.errors().stream().filter(line -> !line.isBlank())).orElse("exit code " + result.exitCode());
        return last(result.errors().stream()
                        .map(STEP_OUTPUT::matcher)
                        .filter(Matcher::matches)
                        .map(said -> said.group(1)))
                .map(said -> said + "; " + conclusion)
                .orElse(conclusion);
    }

    private static Optional<String> last(Stream<String> lines) {
        return lines.reduce((earlier, later) -> later);
    }
}
