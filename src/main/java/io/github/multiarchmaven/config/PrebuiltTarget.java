package io.github.multiarchmaven.config;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Where a file goes in the folder of its platform. */
final class PrebuiltTarget {

    private PrebuiltTarget() {}

    /** Whether it stays inside that folder, on every system. */
    static boolean isInside(String target) {
        return !target.isBlank()
                && !target.startsWith("/")
                && !target.contains("\\")
                && !target.contains(":")
                && target.chars().noneMatch(Character::isISOControl)
                && !segments(target).contains("..");
    }

    /** Without empty segments and dots; empty for the folder itself. */
    static String normal(String target) {
        return segments(target).stream()
                .filter(segment -> !segment.isEmpty() && !segment.equals("."))
                .collect(Collectors.joining("/"));
    }

    /** What a source is called. */
    static String ofSource(String source) {
        List<String> segments = segments(source.replace('\\', '/')).stream()
                .filter(segment -> !segment.isEmpty())
                .toList();
        return segments.isEmpty() ? "" : segments.get(segments.size() - 1);
    }

    private static List<String> segments(String path) {
        return Stream.of(path.split("/", -1)).toList();
    }
}
