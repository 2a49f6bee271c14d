package io.github.multiarchmaven.registry.transfer;

import io.github.multiarchmaven.layout.OciLayout;
import io.github.multiarchmaven.model.Digest;
import io.github.multiarchmaven.narration.Problem;
import io.github.multiarchmaven.narration.ProblemCode;
import io.github.multiarchmaven.narration.ProblemException;
import io.github.multiarchmaven.registry.RemoteManifest;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** A folder with an OCI image layout. */
public record LayoutSource(OciLayout layout) implements ImageSource {

    @Override
    public RemoteManifest manifest(Digest digest, String mediaType) {
        return new RemoteManifest(read(digest, RemoteManifest.LARGEST), mediaType);
    }

    @Override
    public byte[] bytes(Part part) {
        return read(part.digest(), part.size());
    }

    /** @param most in bytes; a file that has more is not read */
    private byte[] read(Digest digest, long most) {
        Path file = layout.blob(digest);
        try {
            long size = Files.size(file);
            if (size > most) {
                throw changed(file, "it has " + size + " bytes, and at most " + most + " are expected");
            }
            byte[] read = Files.readAllBytes(file);
            if (!Digest.ofContent(read).equals(digest)) {
                throw changed(file, "its bytes have the digest " + Digest.ofContent(read));
            }
            return read;
        } catch (NoSuchFileException e) {
            throw missing(file);
        } catch (IOException e) {
            throw changed(file, e.getClass().getSimpleName() + ": " + e.getMessage());
        }
    }

    @Override
    public InputStream open(Part part) throws IOException {
        Path file = layout.blob(part.digest());
        try {
            long size = Files.size(file);
            if (size != part.size()) {
                throw changed(file, "it should have " + part.size() + " bytes and has " + size);
            }
            return Files.newInputStream(file);
        } catch (NoSuchFileException e) {
            throw missing(file);
        }
    }

    @Override
    public Optional<ProblemException> wrong(Part part, String why) {
        return Optional.of(changed(layout.blob(part.digest()), why));
    }

    @Override
    public List<Repository> holders(Digest digest) {
        return List.of();
    }

    /** Whether the file is there, whatever is in it. */
    boolean has(Digest digest) {
        return Files.exists(layout.blob(digest));
    }

    @Override
    public String toString() {
        return layout.folder().toString();
    }

    private static ProblemException changed(Path file, String why) {
        return new ProblemException(Problem.of(
                ProblemCode.LAYOUT_BLOB_WRONG,
                "cannot read " + file,
                why,
                "build the image again, or fetch the folder again: it has been changed since it was written"));
    }

    private static ProblemException missing(Path file) {
        return new ProblemException(Problem.of(
                ProblemCode.LAYOUT_BLOB_MISSING,
                "there is no " + file,
                "the image layout refers to it; perhaps the folder was written or copied for some platforms only",
                "build the image again, or fetch all of it"));
    }
}
