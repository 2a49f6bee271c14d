package io.github.multiarchmaven.model;

import java.util.Map;
import java.util.TreeMap;

/**
 * A configuration for BuildKit. It may hold a password, so it prints nothing of itself.
 *
 * @param toml the text of {@code buildkitd.toml}; {@value #FOLDER} in it stands for the folder in which the files are
 * @param files what it refers to: names without a folder, and contents
 * @param origin where it comes from
 */
public record BuildkitdConfig(String toml, Map<String, String> files, Origin origin) {

    /** Whose words the text is made of. */
    public enum Origin {
        /** The user's TOML, which may hold a password. */
        WRITTEN("<buildkitdConfig>"),
        /** The plugin's TOML of elements of the POM, which have no secrets. */
        ELEMENTS("the settings");

        private final String place;

        Origin(String place) {
            this.place = place;
        }

        /** Where in {@code <builder>} it is to be corrected, in words. */
        public String place() {
            return place;
        }
    }

    /** As TOML sees it, a text like any other. */
    public static final String FOLDER = "{folder}";

    public BuildkitdConfig {
        files = UnprintedValues.of(new TreeMap<>(files));
    }

    /** What the user wrote, which refers to no files of ours. */
    public BuildkitdConfig(String toml) {
        this(toml, Map.of(), Origin.WRITTEN);
    }

    /** What the plugin wrote from elements of the POM. */
    public static BuildkitdConfig ofElements(String toml, Map<String, String> files) {
        return new BuildkitdConfig(toml, files, Origin.ELEMENTS);
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
