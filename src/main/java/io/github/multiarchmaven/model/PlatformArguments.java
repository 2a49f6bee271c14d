package io.github.multiarchmaven.model;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The arguments that BuildKit fills in by itself for every platform it builds (Dockerfile reference, "Automatic platform
 * ARGs in the global scope").
 */
public final class PlatformArguments {

    private static final List<String> TARGET = List.of("TARGETPLATFORM", "TARGETOS", "TARGETARCH", "TARGETVARIANT");
    private static final List<String> BUILD = List.of("BUILDPLATFORM", "BUILDOS", "BUILDARCH", "BUILDVARIANT");

    private PlatformArguments() {}

    /** The names that describe the platform of the result or of the building machine, and nothing else. */
    public static boolean contains(String name) {
        return TARGET.contains(name) || BUILD.contains(name);
    }

    /** Whether the name describes the platform of the result. */
    public static boolean describesTarget(String name) {
        return TARGET.contains(name);
    }

    /** All eight with their values; a platform without variant has the empty one, as {@code linux/arm64} has. */
    public static Map<String, String> valuesFor(Platform target, Platform build) {
        Map<String, String> values = new LinkedHashMap<>();
        describe(TARGET, target, values);
        describe(BUILD, build, values);
        return Map.copyOf(values);
    }

    private static void describe(List<String> names, Platform platform, Map<String, String> values) {
        values.put(names.get(0), platform.toString());
        values.put(names.get(1), platform.os());
        values.put(names.get(2), platform.architecture());
        values.put(names.get(3), platform.variant());
    }
}
