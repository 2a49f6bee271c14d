package io.github.multiarchmaven.buildx;

import io.github.multiarchmaven.buildx.progress.SecretMask;
import io.github.multiarchmaven.model.BuildkitdConfig;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Takes out of the words of buildx and BuildKit what they quote of a configuration when they do not understand it. */
public final class ConfigMask {

    /** {@code failed to parse config: (1, 10): was expecting token =, but got …}: line and column are worth keeping. */
    private static final Pattern POSITION = Pattern.compile("(\\(\\d+, \\d+\\)): .*");

    private static final Pattern PUNCTUATION = Pattern.compile("[\\s\"'=,\\[\\]]+");

    private ConfigMask() {}

    /** The lines without any word of the configuration that the user wrote for the builder. */
    public static List<String> without(ManagedBuilder builder, List<String> lines) {
        return without(builder.config(), lines);
    }

    static List<String> without(Optional<BuildkitdConfig> configuration, List<String> lines) {
        return configuration
                .filter(config -> config.origin() == BuildkitdConfig.Origin.WRITTEN)
                .map(config -> masked(config, lines))
                .orElse(lines);
    }

    private static List<String> masked(BuildkitdConfig config, List<String> lines) {
        SecretMask mask =
                SecretMask.of(Stream.concat(Stream.of(config.toml()), PUNCTUATION.splitAsStream(config.toml()))
                        .toList());
        return lines.stream()
                .map(line -> POSITION.matcher(line).replaceAll("$1 of the configuration"))
                .map(mask)
                .toList();
    }
}
