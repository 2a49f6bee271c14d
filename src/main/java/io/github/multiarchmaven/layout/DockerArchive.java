package io.github.multiarchmaven.layout;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.multiarchmaven.json.JsonWriter;
import io.github.multiarchmaven.model.ImageReference;
import io.github.multiarchmaven.model.Platform;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;

/**
 * What {@code docker load} takes on an engine with the classic image store, which knows no manifest lists: one image's
 * blobs and a {@code manifest.json} (the form of {@code docker save}, Docker image specification 1.2, "Combined Image
 * JSON + Filesystem Changeset Format"). The bytes are the layout's, so the image id is the digest of its configuration.
 */
public final class DockerArchive {

    private final OciLayout layout;
    private final List<ImageReference> names;
    private final Platform platform;

    private DockerArchive(OciLayout layout, List<ImageReference> names, Platform platform) {
        this.layout = layout;
        this.names = List.copyOf(names);
        this.platform = platform;
    }

    /**
     * The archive of one image of a layout.
     *
     * @param names that the image will have in the engine, at least one, each with a tag
     * @param platform whose image the archive holds
     */
    public static DockerArchive of(OciLayout layout, List<ImageReference> names, Platform platform) {
        return new DockerArchive(layout, Names.requireTagged(names), platform);
    }

    /**
     * Writes it, leaving the stream open.
     *
     * @throws io.github.multiarchmaven.narration.ProblemException if the layout is not whole, or does not hold exactly
     *     one image of the platform; nothing is written then
     * @throws IOException if the stream does not take it, or the layout changes meanwhile
     */
    public void writeTo(OutputStream out) throws IOException {
        LayoutContent.Image image =
                Selection.of(layout.content(), layout.folder()).only(platform);
        ArchiveWriter archive = ArchiveWriter.on(out, layout);
        archive.file("manifest.json", manifest(image));
        archive.blob(image.config());
        for (Descriptor layer : image.layers()) {
            archive.blob(layer);
        }
        archive.finish();
    }

    private byte[] manifest(LayoutContent.Image image) {
        ArrayNode images = JsonNodeFactory.instance.arrayNode();
        ObjectNode entry = images.addObject().put("Config", ArchiveWriter.pathOf(image.config()));
        ArrayNode tags = entry.putArray("RepoTags");
        names.forEach(name -> tags.add(Names.familiar(name)));
        ArrayNode layers = entry.putArray("Layers");
        image.layers().forEach(layer -> layers.add(ArchiveWriter.pathOf(layer)));
        return JsonWriter.compact(images);
    }
}
