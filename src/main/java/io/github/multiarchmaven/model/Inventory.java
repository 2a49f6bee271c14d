package io.github.multiarchmaven.model;

import java.util.List;

/**
 * What a place – a layout, a registry, an engine – says it holds under one name.
 *
 * @param index digest of the manifest list
 * @param children the images in it, in its order
 * @param attestations BuildKit's {@code unknown/unknown} entries, which are no platforms
 */
public record Inventory(Digest index, List<Child> children, List<Digest> attestations) {

    public Inventory {
        children = List.copyOf(children);
        attestations = List.copyOf(attestations);
    }

    /** The platforms of the children, in order; one that stands twice is there twice. */
    public List<Platform> platforms() {
        return children.stream().map(Child::declared).toList();
    }

    /**
     * One image.
     *
     * @param declared the platform that the manifest list says
     * @param configured the platform that the image's own configuration says; a variant that it leaves out, as many base
     *     images do, contradicts nothing and is the declared one
     * @param manifest digest of its manifest
     * @param config digest of its configuration: the image id of a classic image store
     * @param size of manifest, configuration and layers together, compressed, in bytes
     */
    public record Child(Platform declared, Platform configured, Digest manifest, Digest config, long size) {}
}
