package io.github.multiarchmaven.config;

import io.github.multiarchmaven.narration.Problem;
import io.github.multiarchmaven.narration.ProblemCode;
import io.github.multiarchmaven.narration.ProblemException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

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
        long bytes = bytes(size).orElseThrow(() -> invalid(size));
        if (folder.isEmpty()) {
            return new Usual(bytes);
        }
        String place = folder.get().strip();
        return place.isEmpty() || place.equals("none")
                ? new None()
                : new In(base.resolve(place).toAbsolutePath().normalize(), bytes);
    }

    private static OptionalLong bytes(String text) {
        Matcher parts =
                Pattern.compile("([0-9]{1,18})([kmgt]?)b?").matcher(text.strip().toLowerCase(Locale.ROOT));
        if (!parts.matches()) {
            return OptionalLong.empty();
        }
        long number = Long.parseLong(parts.group(1));
        // no letter is found at the beginning
        int power = " kmgt".indexOf(parts.group(2));
        long unit = 1L << (10 * power);
        return number == 0 || number > Long.MAX_VALUE / unit ? OptionalLong.empty() : OptionalLong.of(number * unit);
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
