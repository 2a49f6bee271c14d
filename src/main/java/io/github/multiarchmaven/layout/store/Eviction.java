package io.github.multiarchmaven.layout.store;

import io.github.multiarchmaven.model.Digest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Keeps a store within its size: layouts go as wholes, first those that were built longest ago, and after them the blobs
 * that no other layout has.
 *
 * @param size in bytes
 */
record Eviction(BlobFolder blobs, LayoutRecords layouts, long size) {

    void run() throws IOException {
        Map<Digest, Long> sizes = sizes();
        Set<Digest> staying = new HashSet<>();
        long total = 0;
        for (LayoutRecords.Layout layout : layouts.newestFirst()) {
            List<Digest> more = layout.blobs().stream()
                    .filter(blob -> sizes.containsKey(blob) && !staying.contains(blob))
                    .distinct()
                    .toList();
            long added = more.stream().mapToLong(sizes::get).sum();
            if (added <= size - total) {
                staying.addAll(more);
                total += added;
            } else {
                Files.deleteIfExists(layout.file());
            }
        }
        for (Digest blob : sizes.keySet()) {
            if (!staying.contains(blob)) {
                Files.deleteIfExists(blobs.fileOf(blob));
            }
        }
        removeUnfinished(blobs.path());
        removeUnfinished(layouts.folder());
    }

    private Map<Digest, Long> sizes() throws IOException {
        return blobs.all().stream().collect(Collectors.toMap(blob -> blob, blobs::sizeOf));
    }

    /** What was never completed: its build was killed. */
    private static void removeUnfinished(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.filter(each -> each.getFileName().toString().contains(SharedFile.UNFINISHED))
                    .toList()) {
                Files.deleteIfExists(file);
            }
        }
    }
}
