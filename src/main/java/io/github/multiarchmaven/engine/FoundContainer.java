package io.github.multiarchmaven.engine;

import java.util.List;

/**
 * A container that somebody else made.
 *
 * @param image the name that it was created from
 * @param status in the engine's words: {@code running}, {@code restarting}, {@code paused}, {@code exited}, …
 * @param arguments of its program; empty where it has none
 * @param volumes names of the volumes that it uses
 * @param imageId digest of that image as it was then: of its manifest list with containerd's store, of its configuration in the
 *     classic one; empty where the engine says none
 */
public record FoundContainer(
        String image, String status, List<String> arguments, List<String> volumes, String imageId) {

    public FoundContainer {
        arguments = List.copyOf(arguments);
        volumes = List.copyOf(volumes);
    }

    /** Of an image that is known by name only. */
    public FoundContainer(String image, String status, List<String> arguments, List<String> volumes) {
        this(image, status, arguments, volumes, "");
    }
}
