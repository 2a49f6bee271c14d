package io.github.multiarchmaven.registry.transfer;

import io.github.multiarchmaven.layout.OciLayout;
import io.github.multiarchmaven.process.Workers;
import io.github.multiarchmaven.registry.RemoteManifest;
import java.nio.file.Path;
import java.util.List;

/** Brings images of a repository onto the disk, each byte compared with its digest. */
public final class LayoutFetch {

    private final Repository source;

    public LayoutFetch(Repository source) {
        this.source = source;
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
        OciLayout layout = OciLayout.at(folder);
        layout.create();
        try (Workers workers = new Workers("fetching")) {
            workers.all(
                    tree.allParts(),
                    part -> source.registry()
                            .fetch(source.name(), part.digest(), part.size(), layout.blob(part.digest())));
        }
        tree.manifestsBelow().forEach(manifest -> layout.add(manifest.mediaType(), manifest.bytes()));
        layout.referTo(List.of(layout.add(top.mediaType(), top.bytes())));
        return layout;
    }
}
