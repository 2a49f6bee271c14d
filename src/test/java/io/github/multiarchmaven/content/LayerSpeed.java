package io.github.multiarchmaven.content;

import java.nio.file.Path;

/** Reads the layers that it is given, as the proof of a build does, for {@code src/it/bench/parts/content} to measure. */
final class LayerSpeed {

    private LayerSpeed() {}

    public static void main(String[] layers) throws UnreadableLayerException {
        for (String layer : layers) {
            if (LayerReader.read(Path.of(layer)).entries().isEmpty()) {
                throw new IllegalArgumentException(layer + " is empty");
            }
        }
    }
}
