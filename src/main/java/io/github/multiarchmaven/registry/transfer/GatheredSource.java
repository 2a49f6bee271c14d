package io.github.multiarchmaven.registry.transfer;

import io.github.multiarchmaven.model.Digest;
import io.github.multiarchmaven.narration.ProblemException;
import io.github.multiarchmaven.registry.RemoteManifest;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A list of images from several places: what is on the disk is taken from there, and the rest from where it stayed.
 *
 * @param here has all manifests and configurations
 * @param elsewhere the repositories of every manifest and part that came out of one
 */
public record GatheredSource(LayoutSource here, Map<Digest, List<Repository>> elsewhere) implements ImageSource {

    public GatheredSource {
        elsewhere = Map.copyOf(elsewhere);
    }

    @Override
    public RemoteManifest manifest(Digest digest, String mediaType) {
        return here.manifest(digest, mediaType);
    }

    @Override
    public byte[] bytes(Part part) {
        return of(part).bytes(part);
    }

    @Override
    public InputStream open(Part part) throws IOException {
        return of(part).open(part);
    }

    @Override
    public Optional<ProblemException> wrong(Part part, String why) {
        return of(part).wrong(part, why);
    }

    @Override
    public List<Repository> holders(Digest digest) {
        return elsewhere.getOrDefault(digest, List.of());
    }

    private ImageSource of(Part part) {
        return here.has(part.digest())
                ? here
                : holders(part.digest()).stream()
                        .<ImageSource>map(there -> there)
                        .findFirst()
                        .orElse(here);
    }

    @Override
    public String toString() {
        return here.toString();
    }
}
