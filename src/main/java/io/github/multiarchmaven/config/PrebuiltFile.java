package io.github.multiarchmaven.config;

import java.nio.file.Path;
import java.util.Optional;

/**
 * A file or a folder that was built for a platform.
 *
 * @param written its path as in the POM
 * @param source absolute
 * @param target relative to the folder of its platform; empty for the folder itself
 * @param mode of the files; empty where it follows from what they are
 */
public record PrebuiltFile(String written, Path source, String target, Optional<Integer> mode) {}
