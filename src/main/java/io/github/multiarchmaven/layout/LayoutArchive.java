package io.github.multiarchmaven.layout;

import io.github.multiarchmaven.model.ImageReference;
import io.github.multiarchmaven.model.Platform;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;

/**
 * What {@code docker load} takes on an engine with the containerd image store: the layout as a tar, with the whole
 * manifest list, so that its digest is kept, but only the chosen images' blobs. The engine does not miss the others until
 * one is to be run.
 */
public final class LayoutArchive {

    static final byte[] VERSION = "{\"imageLayoutVersion\":\"1.0.0\"}".getBytes(StandardCharsets.UTF_8);

    private final OciLayout layout;
    private final List<ImageReference> names;
    private final Set<Platform> platforms;

    private LayoutArchive(OciLayout layout, List<ImageReference> names, Set<Platform> platforms) {
        this.layout = layout;
        this.names = List.copyOf(names);
        this.platforms = Set.copyOf(platforms);
    }

    /**
     * The archive of a layout.
     *
     * @param names that the image will have in the engine, at least one, each with a tag
     * @param platforms whose images the archive holds
     */
    public static LayoutArchive of(OciLayout layout, List<ImageReference> names, Set<Platform> platforms) {
        return new LayoutArchive(layout, Names.requireTagged(names), platforms);
    }

    /**
     * Writes it, leaving the stream open.
     *
     * @throws io.github.multiarchmaven.narration.ProblemException if the layout is not whole or lacks a platform; nothing
     *     is written then
     * @throws IOException if the stream does not take it, or the layout changes meanwhile
     */
    public void writeTo(OutputStream out) throws IOException {
        LayoutContent content = layout.content();
        Selection selection = Selection.of(content, layout.folder());
        platforms.stream().sorted().forEach(selection::require);
        ArchiveWriter archive = ArchiveWriter.on(out, layout);
        archive.file("oci-layout", VERSION);
        archive.file("index.json", IndexWriting.referringTo(content.index(), names));
        archive.blob(content.index());
        for (LayoutContent.Image image : content.images()) {
            if (platforms.contains(image.declared())) {
                archive.image(image);
            }
        }
        archive.finish();
    }
}
