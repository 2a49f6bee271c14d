package io.github.multiarchmaven.model;

import java.util.Map;
import java.util.TreeMap;

/**
 * A configuration for BuildKit. It may hold a password, so it prints nothing of itself.
 *
 * @param toml the text of {@code buildkitd.toml}; {@value #FOLDER} in it stands for the folder in which the files are
 * @param files what it refers to: names without a folder, and contents
 */
public record BuildkitdConfig(String toml, Map<String, String> files) {

    /** As TOML sees it, a text like any other. */
    public static final String FOLDER = "{folder}";

    public BuildkitdConfig {
        files = UnprintedValues.of(new TreeMap<>(files));
    }

    /** One that refers to no files. */
    public BuildkitdConfig(String toml) {
        this(toml, Map.of());
    }

    /** The text with the files in a folder. */
    public String in(String folder) {
        return files.isEmpty() ? toml : toml.replace(FOLDER, folder);
    }

    @Override
    public String toString() {
        return "***";
    }
}
