package io.github.multiarchmaven.config;

import io.github.multiarchmaven.narration.Problem;
import io.github.multiarchmaven.narration.ProblemCode;
import io.github.multiarchmaven.narration.ProblemException;
import java.nio.file.Path;
import java.util.Optional;

/** Where blobs are kept beyond {@code mvn clean}. */
public sealed interface BlobStoreChoice {

    /** In the user's folder for caches. */
    record Usual(long size) implements BlobStoreChoice {}

    /** In a folder of the user's choice, absolute. */
    record In(Path folder, long size) implements BlobStoreChoice {}

    /** Nowhere. */
    record None() implements BlobStoreChoice {}

    /**
     * Understands the two parameters.
     *
     * @param folder as written; empty for the usual one
     * @param size as written, such as {@code 10g}
     * @param base what a relative folder refers to
     * @throws ProblemException SETTING_INVALID
     */
    static BlobStoreChoice read(Optional<String> folder, String size, Path base) {
        long bytes = ByteSize.of(size).orElseThrow(() -> invalid(size));
        if (folder.isEmpty()) {
            return new Usual(bytes);
        }
        String place = folder.get().strip();
        return place.isEmpty() || place.equals("none")
                ? new None()
                : new In(base.resolve(place).toAbsolutePath().normalize(), bytes);
    }

    private static ProblemException invalid(String size) {
        return new ProblemException(Problem.of(
                ProblemCode.SETTING_INVALID,
                "<blobStoreSize> is \"" + size + "\"",
                "it is how much the blobs of former builds may take on the disk, in bytes or with k, m, g or t: more than"
                        + " nothing",
                "write it like 500m or 10g; multiarch.blobStore=none keeps no blobs"));
    }
}
