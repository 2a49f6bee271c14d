package io.github.multiarchmaven.model;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * An operating system, a processor architecture and, where the architecture has them, a variant; always in the normal
 * form, so that {@code linux/aarch64}, {@code linux/arm64/v8} and {@code arm64} are one platform.
 *
 * <p>The rules of normalising are those of containerd's {@code platforms/database.go}, which BuildKit and the registries
 * follow. Being well formed says nothing about being known: {@code linux/amr64} is well formed, see {@link KnownPlatforms}.
 *
 * @param os operating system as in Go's GOOS, such as {@code linux}
 * @param architecture processor architecture as in Go's GOARCH, such as {@code arm64}
 * @param variant such as {@code v7}; empty where there is none or where it is the architecture's default
 */
public record Platform(String os, String architecture, String variant) implements Comparable<Platform> {

    /** The accepted form, for messages. */
    public static final String GRAMMAR = "os/architecture[/variant], such as linux/arm64 or linux/arm/v7";

    private static final Pattern COMPONENT = Pattern.compile("[a-z0-9_.-]+");
    private static final Pattern LEVEL = Pattern.compile("v[0-9]{1,3}(?:\\.[0-9]{1,3})?");
    private static final List<String> OPERATING_SYSTEMS =
            List.of("linux", "windows", "darwin", "freebsd", "netbsd", "openbsd", "wasip1", "aix");
    private static final Map<String, String> ARCHITECTURE_ALIASES = Map.of(
            "aarch64", "arm64",
            "x86_64", "amd64",
            "x86-64", "amd64",
            "i386", "386",
            "i486", "386",
            "i586", "386",
            "i686", "386",
            "ppc64el", "ppc64le",
            "mipsel", "mipsle",
            "mips64el", "mips64le");
    private static final Comparator<Platform> ORDER = Comparator.comparing(Platform::os)
            .thenComparing(Platform::architecture)
            .thenComparing(Platform::variant);

    public Platform {
        Objects.requireNonNull(os);
        Objects.requireNonNull(architecture);
        Objects.requireNonNull(variant);
        os = os.equals("macos") ? "darwin" : os;
        architecture = ARCHITECTURE_ALIASES.getOrDefault(architecture, architecture);
        if (architecture.equals("armhf")) {
            architecture = "arm";
            variant = "v7";
        } else if (architecture.equals("armel")) {
            architecture = "arm";
            variant = "v6";
        }
        variant = normalVariant(architecture, variant);
    }

    /**
     * Reads what a person writes: {@code linux/arm64}, {@code linux/arm/v7}, {@code aarch64} (Linux is meant).
     *
     * @throws IllegalArgumentException if the text has not that form; the message shows the form
     */
    public static Platform of(String text) {
        String[] parts = text.strip().toLowerCase(Locale.ROOT).split("/", -1);
        for (String part : parts) {
            if (!COMPONENT.matcher(part).matches()) {
                throw malformed(text);
            }
        }
        return switch (parts.length) {
            case 1 -> ofArchitecture(text, parts[0]);
            case 2 -> new Platform(parts[0], parts[1], "");
            case 3 -> new Platform(parts[0], parts[1], parts[2]);
            default -> throw malformed(text);
        };
    }

    private static Platform ofArchitecture(String text, String architecture) {
        if (OPERATING_SYSTEMS.contains(architecture)) {
            throw malformed(text);
        }
        return new Platform("linux", architecture, "");
    }

    private static IllegalArgumentException malformed(String text) {
        return new IllegalArgumentException("\"" + text + "\" is not of the form " + GRAMMAR);
    }

    /** The value of BuildKit's {@code TARGETPLATFORM}: {@code linux/arm/v7}. */
    @Override
    public String toString() {
        return variant.isEmpty() ? os + "/" + architecture : os + "/" + architecture + "/" + variant;
    }

    /** Several of them for people: {@code linux/amd64, linux/arm64}. */
    public static String list(Collection<Platform> platforms) {
        return platforms.stream().map(Platform::toString).collect(Collectors.joining(", "));
    }

    /** The name of this platform's folder in BuildKit's {@code local} output: {@code linux_arm_v7}. */
    public String folderName() {
        return toString().replace('/', '_');
    }

    /** The same operating system and architecture, whatever the variant. */
    public boolean sameArchitecture(Platform other) {
        return os.equals(other.os) && architecture.equals(other.architecture);
    }

    /**
     * Whether what is built for the other platform runs on a machine of this one: programs for {@code arm/v6} run on
     * {@code arm/v7}, not the other way round, and likewise the levels of x86-64.
     */
    public boolean runs(Platform image) {
        return sameArchitecture(image)
                && (variant.equals(image.variant)
                        || (hasLevel(this) && hasLevel(image) && level(image) <= level(this)));
    }

    /**
     * Whether processors of this architecture commonly execute programs of the other, smaller one by themselves: those of
     * x86-64 do for 386, and many of arm64 for arm.
     */
    public boolean alsoExecutes(Platform other) {
        return os.equals(other.os)
                && ((architecture.equals("amd64") && other.architecture.equals("386"))
                        || (architecture.equals("arm64") && other.architecture.equals("arm")));
    }

    /**
     * The platform, among these, whose image a machine of this one should run: the highest level that it surely runs; if
     * there is none, the lowest of its architecture on x86-64, where engines do not tell their level.
     */
    public Optional<Platform> bestAmong(Collection<Platform> images) {
        Comparator<Platform> byLevel = Comparator.comparingDouble(Platform::level);
        Optional<Platform> sure = images.stream().filter(this::runs).max(byLevel);
        return sure.isPresent() || !architecture.equals("amd64")
                ? sure
                : images.stream().filter(this::sameArchitecture).min(byLevel);
    }

    private static boolean hasLevel(Platform platform) {
        return platform.variant.isEmpty() || LEVEL.matcher(platform.variant).matches();
    }

    /** The architecture's own default, which has no variant, is its lowest level. */
    private static double level(Platform platform) {
        return LEVEL.matcher(platform.variant).matches() ? Double.parseDouble(platform.variant.substring(1)) : 0;
    }

    @Override
    public int compareTo(Platform other) {
        return ORDER.compare(this, other);
    }

    private static String normalVariant(String architecture, String variant) {
        String withPrefix = variant.matches("[0-9]+") ? "v" + variant : variant;
        return switch (architecture) {
            case "arm64" -> withPrefix.equals("v8") || withPrefix.equals("v8.0") ? "" : withPrefix;
            case "amd64" -> withPrefix.equals("v1") ? "" : withPrefix;
            case "arm" -> withPrefix.isEmpty() ? "v7" : withPrefix;
            default -> withPrefix;
        };
    }
}
