package io.github.multiarchmaven.buildx;

import io.github.multiarchmaven.model.BuildkitdConfig;
import io.github.multiarchmaven.model.Digest;
import io.github.multiarchmaven.model.UnprintedValues;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * A docker-container builder of ours, fully described by its settings. Its name is derived from them and from the
 * engine's address, because buildx keeps both as they were when the builder was created: other settings are another
 * builder.
 *
 * @param endpoint address of the engine
 * @param image of BuildKit
 * @param driverOpts of buildx's docker-container driver, without {@code image}
 * @param config BuildKit's configuration; empty to leave it to buildx
 */
public record ManagedBuilder(
        String endpoint, String image, Map<String, String> driverOpts, Optional<BuildkitdConfig> config) {

    /** What the names of all our builders begin with. */
    public static final String NAME_PREFIX = "multiarch-";

    private static final int NAME_DIGITS = 10;

    public ManagedBuilder {
        driverOpts = UnprintedValues.of(new TreeMap<>(driverOpts));
    }

    /** Without a configuration of BuildKit. */
    public ManagedBuilder(String endpoint, String image, Map<String, String> driverOpts) {
        this(endpoint, image, driverOpts, Optional.empty());
    }

    /** The name as buildx knows it. */
    public String name() {
        StringBuilder settings = new StringBuilder(line(endpoint)).append(line(image));
        driverOpts.forEach((option, value) -> settings.append(line(option)).append(line(value)));
        config.ifPresent(text -> settings.append(lines(text)));
        return NAME_PREFIX
                + Digest.ofContent(settings.toString().getBytes(StandardCharsets.UTF_8))
                        .hex()
                        .substring(0, NAME_DIGITS);
    }

    /** Its only node, as buildx calls it: the name of the builder and a number (buildx, builder/builder.go, "Create"). */
    public BuilderState.Node node() {
        Map<String, String> options = new TreeMap<>(driverOpts);
        options.put("image", image);
        return new BuilderState.Node(name() + "0", endpoint, "", Optional.empty(), List.of(), options);
    }

    /** Where in {@code <builder>} its configuration is to be corrected, in words. */
    public String configPlace() {
        return config.map(BuildkitdConfig::origin)
                .orElse(BuildkitdConfig.Origin.WRITTEN)
                .place();
    }

    static String lines(BuildkitdConfig config) {
        StringBuilder lines = new StringBuilder(line(config.toml()));
        config.files().forEach((name, content) -> lines.append(line(name)).append(line(content)));
        return lines.toString();
    }

    /** With its length in front no text can pass for two. */
    static String line(String text) {
        return text.length() + ":" + text + "\n";
    }
}
