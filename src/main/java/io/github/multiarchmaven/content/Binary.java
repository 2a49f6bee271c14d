package io.github.multiarchmaven.content;

import io.github.multiarchmaven.model.Digest;
import java.util.List;

/**
 * A program of an image, for a processor.
 *
 * @param path where it is, without links
 * @param elf what its headers say
 * @param layer from which it comes
 * @param route how it comes to be run, step by step; empty where nobody asked for that
 */
public record Binary(String path, Elf elf, Digest layer, List<String> route) {

    public Binary {
        route = List.copyOf(route);
    }
}
