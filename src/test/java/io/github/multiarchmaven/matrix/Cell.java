package io.github.multiarchmaven.matrix;

import java.util.List;

/** One combination of what decides about an output. */
record Cell(String store, String driver, List<String> platformNames, String output) {

    private static final List<String> ALL = List.of("linux/amd64", "linux/arm64", "linux/arm/v7");

    Cell {
        platformNames = List.copyOf(platformNames);
    }

    Cell(String store, String driver, int platforms, String output) {
        this(store, driver, ALL.subList(0, platforms), output);
    }

    int platforms() {
        return platformNames.size();
    }

    /** A name that no other cell has, for images and folders. */
    String id() {
        return (store + "-" + driver + "-" + platforms() + "-" + output)
                .replaceAll("[^a-z0-9]+", "-")
                .replaceFirst("-$", "");
    }
}
