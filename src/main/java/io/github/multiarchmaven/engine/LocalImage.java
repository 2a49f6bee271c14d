package io.github.multiarchmaven.engine;

import io.github.multiarchmaven.model.Digest;
import io.github.multiarchmaven.model.Platform;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * An image that an engine holds.
 *
 * @param id digest of the image configuration in a classic store; of the manifest list or manifest in containerd's
 * @param tags {@code acme/app:1.0}, every name that it has
 * @param platform of its configuration: in containerd's store the one that the engine would run
 * @param labels of the same configuration
 * @param target what the name stands for, where the engine says it: newer ones with containerd's store do
 */
public record LocalImage(
        Digest id, List<String> tags, Platform platform, Map<String, String> labels, Optional<Target> target) {

    public LocalImage {
        tags = List.copyOf(tags);
        labels = Map.copyOf(labels);
    }

    /** Whether it has this digest: of its configuration, or of the manifest list or manifest, as its store goes by. */
    public boolean is(Digest digest) {
        return id.equals(digest)
                || target.filter(there -> there.digest().equals(digest)).isPresent();
    }

    /**
     * The manifest list or manifest that a name stands for.
     *
     * @param mediaType tells which of the two
     * @param digest of its bytes
     */
    public record Target(String mediaType, Digest digest) {}
}
