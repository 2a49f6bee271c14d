package io.github.multiarchmaven.config;

import io.github.multiarchmaven.config.RawConfiguration.RawBuildkitdConfig;
import io.github.multiarchmaven.model.BuildkitdConfig;
import io.github.multiarchmaven.narration.ProblemCode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Pattern;

/** Understands {@code <buildkitdConfig>}: TOML, or the path of a file with it. Its content is never part of a message. */
final class BuildkitdConfigReader {

    /** TOML that says something has one of these, and a path hardly ever. */
    private static final Pattern TOML = Pattern.compile("[\\n=\\[]");

    private final Problems problems;

    BuildkitdConfigReader(Problems problems) {
        this.problems = problems;
    }

    /** The configuration itself; empty after a problem. */
    Optional<BuildkitdConfig> read(RawBuildkitdConfig raw) {
        String text = raw.text().value();
        Optional<Path> file = file(raw.folder(), text);
        if (file.isPresent()) {
            return content(file.get());
        }
        if (TOML.matcher(text).find()) {
            return Optional.of(new BuildkitdConfig(text));
        }
        problems.add(
                ProblemCode.SETTING_INVALID,
                "<builder><buildkitdConfig> is \"" + text + "\": there is no such file",
                "it is BuildKit's configuration in TOML, or the path of a file with it, as seen from " + raw.folder(),
                "correct the path, or write the configuration itself");
        return Optional.empty();
    }

    private static Optional<Path> file(Path folder, String text) {
        try {
            return Optional.of(folder.resolve(text.strip())).filter(Files::isRegularFile);
        } catch (InvalidPathException e) {
            return Optional.empty();
        }
    }

    private Optional<BuildkitdConfig> content(Path file) {
        try {
            return Optional.of(new BuildkitdConfig(Files.readString(file)));
        } catch (IOException e) {
            problems.add(
                    ProblemCode.SETTING_INVALID,
                    "<builder><buildkitdConfig> names " + file + ", which cannot be read",
                    e.getClass().getSimpleName() + ": " + e.getMessage(),
                    "check that it is a text file in UTF-8 and that it may be read");
            return Optional.empty();
        }
    }
}
