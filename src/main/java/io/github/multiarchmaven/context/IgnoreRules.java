package io.github.multiarchmaven.context;

import io.github.multiarchmaven.context.IgnorePattern.Kind;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;

/**
 * What a {@code .dockerignore} leaves of a folder (moby/patternmatcher, ignorefile/ignorefile.go): a line for each pattern,
 * comments with {@code #} in the first column, and of several lines that match the last counts.
 *
 * @param patterns in the order of the file
 */
public record IgnoreRules(List<IgnorePattern> patterns) {

    /** Everything is left. */
    public static final IgnoreRules NONE = new IgnoreRules(List.of());

    private static final String BYTE_ORDER_MARK = "\uFEFF";

    public IgnoreRules {
        patterns = List.copyOf(patterns);
    }

    /**
     * Reads the text of a {@code .dockerignore}.
     *
     * @throws UnclearPatternException if it is not sure what BuildKit makes of one of its lines
     */
    public static IgnoreRules read(String text) throws UnclearPatternException {
        List<IgnorePattern> patterns = new ArrayList<>();
        String unmarked = text.startsWith(BYTE_ORDER_MARK) ? text.substring(1) : text;
        for (String line : unmarked.split("\n", -1)) {
            String pattern = line.strip();
            if (line.startsWith("#") || pattern.isEmpty()) {
                continue;
            }
            Kind kind = pattern.startsWith("!") ? Kind.TAKEN : Kind.IGNORED;
            String written = kind == Kind.TAKEN ? pattern.substring(1).strip() : pattern;
            if (written.isEmpty() || written.startsWith("!")) {
                throw new UnclearPatternException(pattern, "it is not clear what the ! is for");
            }
            patterns.add(IgnorePattern.of(cleaned(written), kind));
        }
        return new IgnoreRules(patterns);
    }

    /** As Go's {@code filepath.Clean} does; a leading slash is the folder's own. */
    private static String cleaned(String path) {
        List<String> parts = new ArrayList<>();
        for (String part : path.split("/", -1)) {
            boolean nothing = part.isEmpty() || part.equals(".");
            boolean up = part.equals("..");
            if (up && !parts.isEmpty() && !parts.get(parts.size() - 1).equals("..")) {
                parts.remove(parts.size() - 1);
            } else if (!nothing && !(up && path.startsWith("/"))) {
                parts.add(part);
            }
        }
        return parts.isEmpty() ? "." : String.join("/", parts);
    }

    /** What is known of a folder when it comes to what is in it. */
    Verdict atTheTop() {
        return new Verdict(new BitSet(), false);
    }

    /** @param above of the folder in which the path is */
    Verdict of(String path, Verdict above) {
        BitSet matched = new BitSet();
        boolean ignored = false;
        for (int i = 0; i < patterns.size(); i++) {
            IgnorePattern pattern = patterns.get(i);
            boolean ignores = pattern.kind() == Kind.IGNORED;
            // one that would change nothing is not held against it, and not against what is below either
            matched.set(i, above.matched().get(i) || (ignores != ignored && pattern.matches(path)));
            ignored = matched.get(i) ? ignores : ignored;
        }
        return new Verdict(matched, ignored);
    }

    /** Whether something below an ignored folder may be taken all the same. */
    boolean mayTakeBelow(String folder) {
        return patterns.stream().anyMatch(pattern -> pattern.kind() == Kind.TAKEN && pattern.mayMatchBelow(folder));
    }

    /**
     * What comes of a path.
     *
     * @param matched the patterns, by their places, that match it or a folder above it
     */
    record Verdict(BitSet matched, boolean ignored) {}
}
