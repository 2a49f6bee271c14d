package io.github.multiarchmaven.pipeline;

import io.github.multiarchmaven.config.PushSpec;
import io.github.multiarchmaven.model.Digest;
import io.github.multiarchmaven.model.ImageReference;
import io.github.multiarchmaven.registry.RemoteManifest;
import io.github.multiarchmaven.registry.transfer.ImageSource;
import io.github.multiarchmaven.registry.transfer.ImageTree;
import io.github.multiarchmaven.registry.transfer.TreeReader;
import io.github.multiarchmaven.result.ImageDescription;
import java.util.List;

/**
 * An image and where it goes.
 *
 * @param source has all of it
 * @param repositories without tags
 * @param names the tags in each of the repositories; without tags where none is written
 */
record Publication(
        ImageDescription description,
        ImageSource source,
        ImageTree tree,
        List<ImageReference> repositories,
        List<ImageReference> names) {

    Publication {
        repositories = List.copyOf(repositories);
        names = List.copyOf(names);
    }

    static Publication of(ImageDescription description, ImageSource source, RemoteManifest top, PushSpec spec) {
        return new Publication(
                description,
                source,
                TreeReader.read(source, top),
                PushedResults.repositories(description, spec),
                PushedResults.names(description, spec));
    }

    Digest digest() {
        return tree.manifest().digest();
    }

    /** The names with the digest that is under each of them afterwards. */
    List<ImageReference> references() {
        return names.stream().map(name -> name.withDigest(digest())).toList();
    }
}
