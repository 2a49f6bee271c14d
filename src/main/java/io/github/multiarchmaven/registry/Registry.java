package io.github.multiarchmaven.registry;

import io.github.multiarchmaven.model.Digest;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.Optional;

/**
 * One registry. May be used by several threads at once. What fails for reasons that pass is tried again; every method throws
 * a {@link io.github.multiarchmaven.narration.ProblemException} that says what the registry said when that does not help,
 * and a {@link io.github.multiarchmaven.process.CancelledException} when the thread is interrupted meanwhile.
 */
public final class Registry {

    private final String name;
    private final Manifests manifests;
    private final Blobs blobs;
    private final Uploads uploads;

    Registry(String name, Conversation conversation) {
        this.name = name;
        this.manifests = new Manifests(conversation);
        this.blobs = new Blobs(conversation);
        this.uploads = new Uploads(conversation);
    }

    /** As it stands in references. */
    public String name() {
        return name;
    }

    /** The manifest of that name, whose bytes are what it was asked for and what the registry says they are. */
    public RemoteManifest manifest(String repository, ManifestName asked) {
        return manifests.read(repository, asked);
    }

    /** The same; empty if there is no such manifest. */
    public Optional<RemoteManifest> find(String repository, ManifestName asked) {
        return manifests.find(repository, asked);
    }

    /** The same right after a push: some registries know a new manifest only after a moment. */
    public RemoteManifest readBack(String repository, ManifestName asked) {
        return manifests.readBack(repository, asked);
    }

    /** The digest of the manifest of that name, without reading it; empty if there is no such manifest. */
    public Optional<Digest> digestOf(String repository, ManifestName asked) {
        return manifests.digest(repository, asked);
    }

    /** Writes the manifest's bytes under a name, and reads nothing back. */
    public void put(String repository, ManifestName as, RemoteManifest manifest) {
        manifests.write(repository, as, manifest);
    }

    /** Whether the repository has this blob. */
    public boolean hasBlob(String repository, Digest digest) {
        return blobs.has(repository, digest);
    }

    /**
     * The blob's bytes, to be closed. Reading throws an {@code IOException} when the connection breaks, and a
     * {@code ProblemException} before the last bytes when they are not those of the digest.
     *
     * @param size in bytes, as the descriptor says
     */
    public InputStream openBlob(String repository, Digest digest, long size) {
        return blobs.open(repository, digest, size);
    }

    /**
     * All bytes of a small blob, which are those of its digest.
     *
     * @param size in bytes, as the descriptor says; whoever asks knows that so much fits into memory
     */
    public byte[] blob(String repository, Digest digest, long size) {
        return blobs.read(repository, digest, size);
    }

    /**
     * Writes a blob to a file, whose bytes are those of its digest then.
     *
     * @param size in bytes, as the descriptor says
     */
    public void fetch(String repository, Digest digest, long size, Path file) {
        blobs.fetch(repository, digest, size, file);
    }

    /** Has the registry take over a blob from another of its repositories, without sending it. */
    public MountOutcome mount(String repository, Digest digest, String from) {
        return uploads.mount(repository, digest, from);
    }

    /** Sends a blob. When it is interrupted it begins again, and so the content is opened again. */
    public void upload(String repository, BlobContent content) {
        uploads.send(repository, content, Optional.empty());
    }

    /** The same, to where the registry asked for it. */
    public void upload(String repository, BlobContent content, MountOutcome.SendIt where) {
        uploads.send(repository, content, Optional.of(where.location()));
    }
}
