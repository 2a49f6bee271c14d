package io.github.multiarchmaven.registry.transfer;

import io.github.multiarchmaven.layout.OciLayout;
import io.github.multiarchmaven.process.Workers;
import io.github.multiarchmaven.registry.RemoteManifest;
import java.nio.file.Path;
import java.util.List;
import java.util.function.LongConsumer;

/** Brings images of a repository onto the disk, each byte compared with its digest. */
public final class LayoutFetch {

    private final Repository source;
    private final LongConsumer count;

    /** @param count is told of bytes as they come, from several threads */
    public LayoutFetch(Repository source, LongConsumer count) {
        this.source = source;
        this.count = count;
    }

    /**
     * Fetches a manifest and everything below it.
     *
     * @param folder to be created
     * @return a layout of that one image or manifest list
     * @throws io.github.multiarchmaven.narration.ProblemException at the first thing that cannot be had, or is not what it
     *     should be
     */
    public OciLayout fetch(RemoteManifest top, Path folder) {
        ImageTree tree = TreeReader.read(source, top);
        return fetch(tree, tree.allParts(), folder);
    }

    /**
     * The same of the documents alone: manifests and configurations.
     *
     * @return a layout without layers; a configuration that is bigger than any is not there either
     */
    public OciLayout fetchDocuments(RemoteManifest top, Path folder) {
        ImageTree tree = TreeReader.read(source, top);
        return fetch(tree, tree.configurations(), folder);
    }

    private OciLayout fetch(ImageTree tree, List<Part> parts, Path folder) {
        OciLayout layout = OciLayout.at(folder);
        layout.create();
        try (Workers workers = new Workers("fetching")) {
            workers.all(
                    parts,
                    part -> source.registry()
                            .fetch(source.name(), part.digest(), part.size(), layout.blob(part.digest()), count));
        }
        tree.manifestsBelow().forEach(manifest -> layout.add(manifest.mediaType(), manifest.bytes()));
        layout.referTo(
                List.of(layout.add(tree.manifest().mediaType(), tree.manifest().bytes())));
        return layout;
    }
}
