package io.github.multiarchmaven.model;

import java.util.regex.Pattern;

/**
 * A revision of sources.
 *
 * @param name the commit, or what the user calls it
 * @param tree whether the files are those of the commit
 */
public record Revision(String name, Tree tree) {

    private static final Pattern COMMIT = Pattern.compile("[0-9a-f]{40}|[0-9a-f]{64}");

    /** git itself shows seven digits of a small repository's commits, and more of a large one's. */
    private static final int SHORT = 8;

    /** As {@code git describe --dirty} marks it. */
    private static final String CHANGED = "-dirty";

    /** One whose files nobody has changed. */
    public static Revision of(String name) {
        return new Revision(name, Tree.AS_COMMITTED);
    }

    /** The first eight digits of a commit; another name as it is. */
    public String brief() {
        return (COMMIT.matcher(name).matches() ? name.substring(0, SHORT) : name) + mark();
    }

    @Override
    public String toString() {
        return name + mark();
    }

    private String mark() {
        return tree == Tree.CHANGED ? CHANGED : "";
    }

    /** What has become of the files of a commit. */
    public enum Tree {
        AS_COMMITTED,
        /** Some that git tracks are others. */
        CHANGED
    }
}
