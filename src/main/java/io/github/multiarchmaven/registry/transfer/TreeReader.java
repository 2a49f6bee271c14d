package io.github.multiarchmaven.registry.transfer;

import io.github.multiarchmaven.model.Digest;
import io.github.multiarchmaven.registry.RemoteManifest;
import io.github.multiarchmaven.registry.transfer.ImageTree.Entry;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Reads all manifests below one, within limits: whoever writes manifests decides what we are sent to read. */
public final class TreeReader {

    /** Lists in lists in lists. */
    private static final int DEEPEST = 4;

    /** Entries in all, as often as they stand somewhere: a list can refer to one list a thousand times. */
    private static final int MOST = 2000;

    private final ImageSource source;
    private final Map<Digest, ImageTree> known = new HashMap<>();
    private long entries;

    private TreeReader(ImageSource source) {
        this.source = source;
    }

    /**
     * Everything below a manifest.
     *
     * @param source has the other manifests
     * @throws io.github.multiarchmaven.narration.ProblemException MANIFEST_UNUSABLE if it or one below is no manifest;
     *     whatever the source throws
     */
    public static ImageTree read(ImageSource source, RemoteManifest top) {
        return new TreeReader(source).read(top, 0);
    }

    private ImageTree read(RemoteManifest manifest, int depth) {
        try {
            Contents contents = Contents.of(manifest);
            return contents instanceof Contents.OfList list
                    ? new ImageTree(manifest, entries(list, depth), List.of())
                    : new ImageTree(manifest, List.of(), parts((Contents.OfImage) contents));
        } catch (Unusable e) {
            throw e.problem(manifest, source);
        }
    }

    private static List<Part> parts(Contents.OfImage image) {
        return image.parts().stream().map(Reference::asPart).toList();
    }

    private List<Entry> entries(Contents.OfList list, int depth) throws Unusable {
        admitDepth(depth + 1);
        admit(list.entries().size());
        List<Entry> read = new ArrayList<>();
        for (Reference reference : list.entries()) {
            read.add(new Entry(reference.platform(), reference.attests(), below(reference, depth + 1)));
        }
        return read;
    }

    private ImageTree below(Reference reference, int depth) throws Unusable {
        ImageTree there = known.get(reference.digest());
        if (there != null) {
            admit(there.allEntries().count());
            admitDepth(depth + height(there));
            return there;
        }
        RemoteManifest child = source.manifest(reference.digest(), reference.mediaType());
        if (child.bytes().length != reference.size()) {
            throw new Unusable("its entry " + reference.digest() + " should have " + reference.size()
                    + " bytes and has " + child.bytes().length);
        }
        ImageTree read = read(child, depth);
        known.put(reference.digest(), read);
        return read;
    }

    private void admit(long more) throws Unusable {
        entries += more;
        if (entries > MOST) {
            throw new Unusable("with it there are more than " + MOST + " entries in all");
        }
    }

    private static void admitDepth(int depth) throws Unusable {
        if (depth > DEEPEST) {
            throw new Unusable("it is a list in a list, more than " + DEEPEST + " deep");
        }
    }

    private static int height(ImageTree tree) {
        return tree.entries().stream()
                .mapToInt(entry -> 1 + height(entry.tree()))
                .max()
                .orElse(0);
    }
}
