package io.github.multiarchmaven.layout;

import io.github.multiarchmaven.model.Digest;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Reads the documents of a layout one by one; what cannot be read ends as a problem that says which one it was. */
final class LayoutDocuments {

    private static final String VERSION = "1.0.0";

    private final Path folder;
    private final LayoutProblems problems;
    private final Blobs blobs;

    LayoutDocuments(Path folder, LayoutProblems problems, Blobs blobs) {
        this.folder = folder;
        this.problems = problems;
        this.blobs = blobs;
    }

    /** Refuses a folder that is no layout, or one of a version that is not known. */
    void checkVersion() {
        String version = file("oci-layout", json -> json.text("imageLayoutVersion"));
        if (!version.equals(VERSION)) {
            throw problems.malformed(
                    "the file oci-layout",
                    new MalformedException("it is of version " + JsonObject.quoted(version) + ", not " + VERSION));
        }
    }

    /** Refuses a layout whose blobs are elsewhere. */
    void checkBlobFolders() {
        Path parent = folder.resolve("blobs");
        if (Files.isSymbolicLink(parent) || Files.isSymbolicLink(parent.resolve("sha256"))) {
            throw problems.malformed(
                    "the folder blobs", new MalformedException("a symbolic link is there instead of a folder"));
        }
    }

    /** The one entry of {@code index.json}. */
    Descriptor top() {
        return file("index.json", json -> {
            IndexDocument index = IndexDocument.from(json);
            int count = index.manifests().size();
            if (count != 1) {
                throw new MalformedException("it has " + count + " entries, and one is expected");
            }
            return index.manifests().get(0);
        });
    }

    /** The different entries of {@code index.json}. */
    List<Descriptor> tops() {
        Map<Digest, Descriptor> tops = new LinkedHashMap<>();
        file("index.json", IndexDocument::from).manifests().forEach(entry -> tops.putIfAbsent(entry.digest(), entry));
        if (tops.isEmpty()) {
            throw problems.empty();
        }
        return List.copyOf(tops.values());
    }

    IndexDocument index(Descriptor descriptor) {
        String part = "the manifest list";
        check(part, () -> MediaTypes.requireIndex(descriptor.mediaType()));
        return blob(part, descriptor, json -> IndexDocument.from(json, descriptor));
    }

    ManifestDocument manifest(String part, Descriptor descriptor) {
        check(part, () -> MediaTypes.requireManifest(descriptor.mediaType()));
        return blob(part, descriptor, json -> ManifestDocument.from(json, descriptor));
    }

    /** @param layers how many the manifest has: no engine unpacks an image whose configuration names another number */
    ImageConfiguration configuration(String part, Descriptor descriptor, int layers) {
        check(part, () -> MediaTypes.requireConfiguration(descriptor.mediaType()));
        return blob(part, descriptor, json -> ImageConfiguration.from(json, layers));
    }

    ImageStart start(String part, Descriptor descriptor) {
        return blob(part, descriptor, ImageStart::from);
    }

    /** Refuses what has a media type that no layer has. */
    void checkLayer(String part, Descriptor descriptor) {
        check(part, () -> MediaTypes.requireLayer(descriptor.mediaType()));
    }

    private void check(String part, Check check) {
        try {
            check.run();
        } catch (MalformedException e) {
            throw problems.malformed(part, e);
        }
    }

    private <T> T blob(String part, Descriptor descriptor, Reading<T> reading) {
        return read(part, blobs.read(BlobUse.of(part, descriptor)), reading);
    }

    private <T> T file(String name, Reading<T> reading) {
        String part = "the file " + name;
        return read(part, bytes(part, folder.resolve(name)), reading);
    }

    private <T> T read(String part, byte[] content, Reading<T> reading) {
        try {
            return reading.of(JsonObject.parse(content));
        } catch (MalformedException e) {
            throw problems.malformed(part, e);
        }
    }

    private byte[] bytes(String part, Path file) {
        try {
            if (RegularFile.size(file) > Blobs.LARGEST_DOCUMENT) {
                throw problems.tooBig(part, Blobs.LARGEST_DOCUMENT);
            }
            try (InputStream in = RegularFile.open(file)) {
                return in.readNBytes(Blobs.LARGEST_DOCUMENT);
            }
        } catch (MalformedException e) {
            throw problems.malformed(part, e);
        } catch (IOException e) {
            throw problems.failed(part, e);
        }
    }

    @FunctionalInterface
    private interface Check {
        void run() throws MalformedException;
    }

    @FunctionalInterface
    private interface Reading<T> {
        T of(JsonObject json) throws MalformedException;
    }
}
