package io.github.multiarchmaven.registry.transfer;

import io.github.multiarchmaven.model.Digest;
import io.github.multiarchmaven.model.Inventory;
import io.github.multiarchmaven.model.Platform;
import io.github.multiarchmaven.registry.RemoteManifest;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Says what a registry holds in the form in which it is compared with what was promised: every manifest is read, and each
 * image's configuration. */
public final class InventoryReader {

    private final ImageSource source;

    private InventoryReader(ImageSource source) {
        this.source = source;
    }

    /**
     * What there is below a manifest list, or the one image that it is.
     *
     * @throws io.github.multiarchmaven.narration.ProblemException MANIFEST_UNUSABLE if something below is not what it
     *     should be; whatever the source throws
     */
    public static Inventory read(ImageSource source, RemoteManifest top) {
        try {
            return new InventoryReader(source).read(TreeReader.read(source, top));
        } catch (Unusable e) {
            throw e.problem(top, source);
        }
    }

    private Inventory read(ImageTree tree) throws Unusable {
        if (!tree.isList()) {
            return new Inventory(tree.manifest().digest(), List.of(child(tree, Optional.empty())), List.of());
        }
        List<Inventory.Child> children = new ArrayList<>();
        List<Digest> attestations = new ArrayList<>();
        for (ImageTree.Entry entry : tree.entries()) {
            if (entry.attests().isPresent()) {
                attestations.add(entry.tree().manifest().digest());
            } else if (entry.tree().isList()) {
                throw new Unusable("it is a list within a list, which nothing here builds");
            } else {
                children.add(child(entry.tree(), entry.platform()));
            }
        }
        return new Inventory(tree.manifest().digest(), children, attestations);
    }

    private Inventory.Child child(ImageTree image, Optional<String> declared) throws Unusable {
        Part configuration = image.parts().get(0);
        if (configuration.size() > RemoteManifest.LARGEST) {
            throw new Unusable("the configuration of one of its images has " + configuration.size() + " bytes");
        }
        Configured configured = Configured.of(source.bytes(configuration));
        String own = configured
                .platform()
                .orElseThrow(() -> new Unusable("the configuration of one of its images names" + " no platform"));
        String outside = declared.orElse(own);
        long size = image.manifest().bytes().length
                + image.parts().stream().mapToLong(Part::size).sum();
        return new Inventory.Child(
                platform(outside),
                configured.agreesWith(outside) ? platform(outside) : platform(own),
                image.manifest().digest(),
                configuration.digest(),
                size);
    }

    private static Platform platform(String text) throws Unusable {
        try {
            return Platform.of(text);
        } catch (IllegalArgumentException e) {
            throw new Unusable("one of its images is for " + text + ", which is no platform");
        }
    }
}
