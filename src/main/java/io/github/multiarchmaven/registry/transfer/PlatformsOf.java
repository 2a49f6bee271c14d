package io.github.multiarchmaven.registry.transfer;

import io.github.multiarchmaven.model.Platform;
import io.github.multiarchmaven.registry.RemoteManifest;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** For which platforms a manifest has an image, without reading more than that takes. */
public final class PlatformsOf {

    private final ImageSource source;

    /** @param source has what the manifests refer to */
    public PlatformsOf(ImageSource source) {
        this.source = source;
    }

    /**
     * Those that a list names, lists within it included, or the one that an image's configuration names. What is no
     * platform is left out.
     *
     * @throws io.github.multiarchmaven.narration.ProblemException MANIFEST_UNUSABLE if it is no manifest
     */
    public Set<Platform> read(RemoteManifest manifest) {
        Set<Platform> platforms = new TreeSet<>();
        try {
            Contents contents = Contents.of(manifest);
            if (contents instanceof Contents.OfList list) {
                if (list.entries().stream().anyMatch(Reference::isList)) {
                    return inNestedLists(manifest);
                }
                for (Reference entry : list.entries()) {
                    if (entry.attests().isEmpty()) {
                        entry.platform().flatMap(PlatformsOf::platform).ifPresent(platforms::add);
                    }
                }
            } else if (contents instanceof Contents.OfImage image) {
                configured(image.parts().get(0).asPart()).ifPresent(platforms::add);
            }
            return platforms;
        } catch (Unusable e) {
            throw e.problem(manifest, source);
        }
    }

    private Set<Platform> inNestedLists(RemoteManifest manifest) {
        return TreeReader.read(source, manifest).platforms().stream()
                .flatMap(written -> platform(written).stream())
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private Optional<Platform> configured(Part configuration) throws Unusable {
        if (configuration.size() > RemoteManifest.LARGEST) {
            throw new Unusable("its configuration has " + configuration.size() + " bytes");
        }
        return new RemoteManifest(source.bytes(configuration), configuration.mediaType())
                .json()
                .flatMap(Reference::platformIn)
                .flatMap(PlatformsOf::platform);
    }

    static Optional<Platform> platform(String text) {
        try {
            return Optional.of(Platform.of(text));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
