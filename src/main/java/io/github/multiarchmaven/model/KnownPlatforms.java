package io.github.multiarchmaven.model;

import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * The platforms that images are published for. buildx takes any second component as an architecture
 * ({@code linux/amr64} builds a useless image without a word), so what is not in this table is taken for a slip of the
 * pen.
 *
 * <p>Source: the operating systems and architectures of Go ({@code go tool dist list}) that the OCI image specification
 * refers to (image-index.md, "platform"), with the variants of its table and of the x86-64 and Arm levels.
 */
public final class KnownPlatforms {

    private static final List<Platform> ALL = Stream.of(
                    "linux/386",
                    "linux/amd64",
                    "linux/amd64/v2",
                    "linux/amd64/v3",
                    "linux/amd64/v4",
                    "linux/arm/v5",
                    "linux/arm/v6",
                    "linux/arm/v7",
                    "linux/arm/v8",
                    "linux/arm64",
                    "linux/arm64/v9",
                    "linux/loong64",
                    "linux/mips",
                    "linux/mipsle",
                    "linux/mips64",
                    "linux/mips64le",
                    "linux/ppc64",
                    "linux/ppc64le",
                    "linux/riscv64",
                    "linux/s390x",
                    "windows/386",
                    "windows/amd64",
                    "windows/arm",
                    "windows/arm64",
                    "darwin/amd64",
                    "darwin/arm64",
                    "freebsd/amd64",
                    "freebsd/arm64",
                    "wasip1/wasm")
            .map(Platform::of)
            .toList();

    private KnownPlatforms() {}

    /** Every known platform, in the order of the table. */
    public static List<Platform> all() {
        return ALL;
    }

    /** Whether the table holds it. */
    public static boolean contains(Platform platform) {
        return ALL.contains(platform);
    }

    /** The known platform whose written form needs the fewest single-character changes (Damerau–Levenshtein). */
    public static Platform nearestTo(String text) {
        return ALL.stream()
                .min(Comparator.comparingInt(known -> distance(text, known.toString())))
                .orElseThrow();
    }

    private static int distance(String a, String b) {
        int[][] d = new int[a.length() + 1][b.length() + 1];
        for (int i = 0; i <= a.length(); i++) {
            for (int j = 0; j <= b.length(); j++) {
                d[i][j] = i == 0 || j == 0 ? i + j : cheapest(d, a, b, i, j);
            }
        }
        return d[a.length()][b.length()];
    }

    private static int cheapest(int[][] d, String a, String b, int i, int j) {
        int change = a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1;
        int best = Math.min(Math.min(d[i - 1][j], d[i][j - 1]) + 1, d[i - 1][j - 1] + change);
        boolean swapped = i > 1 && j > 1 && a.charAt(i - 1) == b.charAt(j - 2) && a.charAt(i - 2) == b.charAt(j - 1);
        return swapped ? Math.min(best, d[i - 2][j - 2] + 1) : best;
    }
}
