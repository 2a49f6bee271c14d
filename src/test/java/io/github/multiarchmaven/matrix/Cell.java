package io.github.multiarchmaven.matrix;

import java.util.List;

/** One combination of what decides about an output. */
record Cell(String store, String driver, int platforms, String output) {

    private static final List<String> ALL = List.of("linux/amd64", "linux/arm64", "linux/arm/v7");

    List<String> platformNames() {
        return ALL.subList(0, platforms);
    }

    /** A name that no other cell has, for images and folders. */
    String id() {
        return (store + "-" + driver + "-" + platforms + "-" + output)
                .replaceAll("[^a-z0-9]+", "-")
                .replaceFirst("-$", "");
    }
}
