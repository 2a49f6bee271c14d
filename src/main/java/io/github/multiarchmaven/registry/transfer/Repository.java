package io.github.multiarchmaven.registry.transfer;

import io.github.multiarchmaven.model.Digest;
import io.github.multiarchmaven.narration.ProblemException;
import io.github.multiarchmaven.registry.ManifestName;
import io.github.multiarchmaven.registry.Registry;
import io.github.multiarchmaven.registry.RemoteManifest;
import java.io.InputStream;
import java.util.List;
import java.util.Optional;

/**
 * A repository of a registry.
 *
 * @param name without the registry
 */
public record Repository(Registry registry, String name) implements ImageSource {

    /** With the descriptor's media type: what a registry says in passing is no part of the image. */
    @Override
    public RemoteManifest manifest(Digest digest, String mediaType) {
        RemoteManifest read = registry.manifest(name, ManifestName.digest(digest));
        return mediaType.isEmpty() ? read : new RemoteManifest(read.bytes(), mediaType);
    }

    @Override
    public byte[] bytes(Part part) {
        return registry.blob(name, part.digest(), part.size());
    }

    @Override
    public InputStream open(Part part) {
        return registry.openBlob(name, part.digest(), part.size());
    }

    @Override
    public Optional<ProblemException> wrong(Part part, String why) {
        return Optional.empty();
    }

    @Override
    public List<Repository> holders(Digest digest) {
        return List.of(this);
    }

    boolean has(Part part) {
        return registry.hasBlob(name, part.digest());
    }

    /** Whether both are in one registry, which can then take parts over from one into the other. */
    boolean isBeside(Repository other) {
        return registry.name().equals(other.registry.name());
    }

    @Override
    public String toString() {
        return registry.name() + "/" + name;
    }
}
