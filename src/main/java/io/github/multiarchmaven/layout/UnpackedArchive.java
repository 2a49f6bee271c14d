package io.github.multiarchmaven.layout;

import io.github.multiarchmaven.narration.Problem;
import io.github.multiarchmaven.narration.ProblemCode;
import io.github.multiarchmaven.narration.ProblemException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * Images that came in one tar: a layout, as buildx writes it with {@code type=oci}, or what {@code docker save} writes. An
 * engine of today writes both into one; an older one, as Podman, writes lists of layers, of which a layout is made without
 * changing a byte of them.
 *
 * @param layout in a folder
 * @param origin who leaves out images that a list names
 */
public record UnpackedArchive(OciLayout layout, Origin origin) {

    static final String SAVED_IMAGES = "manifest.json";

    /** Who wrote an archive. */
    public enum Origin {
        /** A manifest list may name images that the engine had not. */
        ENGINE,
        BUILDER
    }

    /**
     * Unpacks it. What is no file, such as a link, is left out.
     *
     * @param folder to be created
     * @param name of the archive, for messages
     * @throws ProblemException ARCHIVE_UNREADABLE if it is something else, or wants to write elsewhere
     * @throws IOException if the stream breaks off
     */
    public static UnpackedArchive of(InputStream tar, Path folder, String name) throws IOException {
        OciLayout layout = OciLayout.at(folder);
        Files.createDirectories(folder);
        try {
            SafeFiles.unpack(tar, folder);
            boolean saved = Files.exists(folder.resolve(SAVED_IMAGES));
            if (!Files.exists(folder.resolve("index.json"))) {
                if (!saved) {
                    throw new MalformedException(
                            "it has neither the file index.json of an OCI image layout nor the file " + SAVED_IMAGES
                                    + " of docker save");
                }
                layout.create();
                layout.referTo(new SavedImages(layout).convert());
            }
            return new UnpackedArchive(layout, saved ? Origin.ENGINE : Origin.BUILDER);
        } catch (MalformedException e) {
            throw unreadable(name, e);
        }
    }

    /** All images that must be in it. */
    public List<LayoutPart> images() {
        return origin == Origin.ENGINE ? layout.imagesThatAreThere() : layout.allImages();
    }

    static ProblemException unreadable(String name, MalformedException cause) {
        return new ProblemException(
                Problem.of(
                        ProblemCode.ARCHIVE_UNREADABLE,
                        "the archive " + name + " cannot be used",
                        cause.reason(),
                        "write it anew with docker save, or with buildx and --output type=oci; it has to be a plain tar"),
                cause);
    }
}
