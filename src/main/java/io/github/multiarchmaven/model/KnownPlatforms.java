package io.github.multiarchmaven.model;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
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

    /** The known platform that was most likely meant. */
    public static Platform nearestTo(String text) {
        String written = text.toLowerCase(Locale.ROOT);
        return ALL.stream()
                .min(Comparator.comparingInt(known -> Spelling.distance(written, known.toString())))
                .orElseThrow();
    }
}
