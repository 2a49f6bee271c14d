package io.github.multiarchmaven.buildx;

import java.util.Comparator;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A version of buildx or BuildKit, as far as it matters.
 *
 * @param major first number
 * @param minor second number
 * @param patch third number
 */
public record BuildxVersion(int major, int minor, int patch) implements Comparable<BuildxVersion> {

    /** The oldest that is supported. */
    public static final BuildxVersion OLDEST = new BuildxVersion(0, 13, 0);

    private static final Pattern NUMBERS = Pattern.compile("\\bv?(\\d{1,6})\\.(\\d{1,6})\\.(\\d{1,6})");
    private static final Comparator<BuildxVersion> ORDER = Comparator.comparingInt(BuildxVersion::major)
            .thenComparingInt(BuildxVersion::minor)
            .thenComparingInt(BuildxVersion::patch);

    /** The first three numbers in the text; empty where there are none, as in a build from a branch. */
    static Optional<BuildxVersion> find(String text) {
        Matcher matcher = NUMBERS.matcher(text);
        return matcher.find()
                ? Optional.of(new BuildxVersion(
                        Integer.parseInt(matcher.group(1)),
                        Integer.parseInt(matcher.group(2)),
                        Integer.parseInt(matcher.group(3))))
                : Optional.empty();
    }

    @Override
    public int compareTo(BuildxVersion other) {
        return ORDER.compare(this, other);
    }

    @Override
    public String toString() {
        return major + "." + minor + "." + patch;
    }
}
