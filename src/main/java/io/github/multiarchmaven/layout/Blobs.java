package io.github.multiarchmaven.layout;

import io.github.multiarchmaven.model.Digest;
import io.github.multiarchmaven.process.FolderTree;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.DigestInputStream;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The blobs of a layout. A {@link Digest} is nothing but hexadecimal digits, so none leads out of the folder. */
final class Blobs {

    /**
     * The most that a manifest, a manifest list or a configuration may have, in bytes: the limit that the OCI
     * distribution specification (spec.md, "Pushing Manifests") lets registries set.
     */
    static final int LARGEST_DOCUMENT = 4 * 1024 * 1024;

    private final Path folder;
    private final LayoutProblems problems;

    Blobs(Path layout, LayoutProblems problems) {
        this.folder = layout.resolve("blobs").resolve("sha256");
        this.problems = problems;
    }

    Path path(Digest digest) {
        return folder.resolve(digest.hex());
    }

    /** Refuses a blob that is missing or has another size. */
    void look(BlobUse use) {
        try {
            long size = RegularFile.size(path(use.digest()));
            if (size != use.size()) {
                throw problems.wrongSize(use, size);
            }
        } catch (NoSuchFileException e) {
            throw problems.missing(use);
        } catch (MalformedException e) {
            throw problems.malformed(blobFor(use), e);
        } catch (IOException e) {
            throw problems.failed(blobFor(use), e);
        }
    }

    /** Refuses a blob that is missing or has other bytes; reads all of it. */
    void verify(BlobUse use) {
        look(use);
        try (DigestInputStream in = new DigestInputStream(RegularFile.open(path(use.digest())), Digest.newSha256())) {
            in.transferTo(OutputStream.nullOutputStream());
            requireSame(use, Digest.of(in.getMessageDigest().digest()));
        } catch (IOException e) {
            throw problems.failed(blobFor(use), e);
        }
    }

    /** The verified bytes of a blob that is small by its nature. */
    byte[] read(BlobUse use) {
        if (use.size() > LARGEST_DOCUMENT) {
            throw problems.tooBig(use.role(), LARGEST_DOCUMENT);
        }
        look(use);
        try (InputStream in = RegularFile.open(path(use.digest()))) {
            byte[] content = in.readNBytes(LARGEST_DOCUMENT);
            requireSame(use, Digest.ofContent(content));
            return content;
        } catch (IOException e) {
            throw problems.failed(blobFor(use), e);
        }
    }

    /** Adds a blob of ours. */
    Descriptor write(String mediaType, byte[] content) {
        Descriptor descriptor = Descriptor.of(mediaType, content);
        WholeFile.of(path(descriptor.digest()), problems).write(content);
        return descriptor;
    }

    void createFolder() {
        try {
            Files.createDirectories(folder);
        } catch (IOException e) {
            throw problems.notWritten(folder, e);
        }
    }

    /** Adds a blob that another layout has, unless it is there: as a second name of the same file, or as a copy. */
    void take(Path file, Digest digest) {
        Path here = path(digest);
        if (Files.exists(here)) {
            return;
        }
        try {
            link(here, file);
        } catch (IOException e) {
            throw problems.notWritten(here, e);
        }
    }

    private static void link(Path here, Path file) throws IOException {
        try {
            Files.createLink(here, file);
        } catch (NoSuchFileException e) {
            throw e;
        } catch (IOException | UnsupportedOperationException e) {
            Path aside = here.resolveSibling(here.getFileName() + ".part");
            Files.copy(file, aside, StandardCopyOption.REPLACE_EXISTING);
            Files.move(aside, here, StandardCopyOption.REPLACE_EXISTING);
        }
    }

    /** Removes whatever else is in the folder. */
    void removeAllBut(Set<Digest> wanted) {
        Set<String> names = wanted.stream().map(Digest::hex).collect(Collectors.toSet());
        try (Stream<Path> found = Files.list(folder)) {
            for (Path file : found.toList()) {
                if (!names.contains(file.getFileName().toString())) {
                    FolderTree.delete(file);
                }
            }
        } catch (IOException e) {
            throw problems.notWritten(folder, e);
        }
    }

    private void requireSame(BlobUse use, Digest actual) {
        if (!actual.equals(use.digest())) {
            throw problems.wrongBytes(use, actual);
        }
    }

    private static String blobFor(BlobUse use) {
        return "the blob for " + use.role() + " (" + use.digest() + ")";
    }
}
