package io.github.multiarchmaven.context;

import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/**
 * One line of a {@code .dockerignore}. The rules are those of moby/patternmatcher (patternmatcher.go), its oddities included: a
 * pattern that begins with two stars and has no other wildcard matches the end of any path, so that {@code **b} is {@code ab}
 * as well. Where that library hands the text to Go's regular expressions as it stands, this one takes nothing but what means
 * the same everywhere.
 *
 * @param text cleaned, with slashes, without the {@code !}
 * @param kind what becomes of what matches
 * @param path whether a path matches, relative and with slashes
 */
record IgnorePattern(String text, Kind kind, Predicate<String> path) {

    private static final String ANY_DEPTH = "**";
    private static final Pattern CLEAR_SET = Pattern.compile("\\[\\^?[A-Za-z0-9_-]+]");
    private static final Pattern WILDCARDS = Pattern.compile("[*?\\[\\]\\\\^]");

    /** What becomes of what matches. */
    enum Kind {
        IGNORED,
        /** Taken, although an earlier line ignores it. */
        TAKEN
    }

    /** @param text cleaned, with slashes */
    static IgnorePattern of(String text, Kind kind) throws UnclearPatternException {
        String rest = text.startsWith(ANY_DEPTH) ? text.substring(ANY_DEPTH.length()) : text;
        if (!WILDCARDS.matcher(text).find()) {
            return new IgnorePattern(text, kind, text::equals);
        }
        if (text.startsWith(ANY_DEPTH) && !WILDCARDS.matcher(rest).find()) {
            String end = rest;
            return new IgnorePattern(
                    text, kind, path -> path.endsWith(end) || (end.startsWith("/") && path.equals(end.substring(1))));
        }
        String start = text.endsWith(ANY_DEPTH) ? text.substring(0, text.length() - ANY_DEPTH.length()) : "*";
        if (!WILDCARDS.matcher(start).find()) {
            return new IgnorePattern(text, kind, path -> path.startsWith(start));
        }
        Pattern whole = compiled(text);
        return new IgnorePattern(text, kind, path -> whole.matcher(path).matches());
    }

    boolean matches(String candidate) {
        return path.test(candidate);
    }

    /** Whether it may match something below this folder, which it does not match itself. */
    boolean mayMatchBelow(String folder) {
        String fixed = withoutEnd(withoutEnd(text, "/**"), "/*");
        return WILDCARDS.matcher(fixed).find() || (fixed + "/").startsWith(folder + "/");
    }

    private static String withoutEnd(String text, String end) {
        return text.endsWith(end) ? text.substring(0, text.length() - end.length()) : text;
    }

    /** In Go a point matches everything but a line feed. */
    private static Pattern compiled(String text) throws UnclearPatternException {
        try {
            return Pattern.compile(expression(text), Pattern.UNIX_LINES);
        } catch (PatternSyntaxException e) {
            throw unclear(text, "the characters in brackets are no range");
        }
    }

    private static String expression(String text) throws UnclearPatternException {
        StringBuilder expression = new StringBuilder();
        int at = 0;
        while (at < text.length()) {
            char c = text.charAt(at);
            if (text.startsWith(ANY_DEPTH, at)) {
                at += text.startsWith("/", at + 2) ? 3 : 2;
                expression.append(at == text.length() ? ".*" : "(?:.*/)?");
            } else if (c == '[') {
                int end = text.indexOf(']', at) + 1;
                String set = end == 0 ? text : text.substring(at, end);
                if (!CLEAR_SET.matcher(set).matches()) {
                    throw unclear(text, "the characters in brackets are no plain letters and digits");
                }
                expression.append(set);
                at = end;
            } else {
                at += appendOne(expression, text, at);
            }
        }
        return expression.toString();
    }

    /** Returns how many characters it has taken. */
    private static int appendOne(StringBuilder expression, String text, int at) throws UnclearPatternException {
        char c = text.charAt(at);
        if (c == '*' || c == '?') {
            expression.append(c == '*' ? "[^/]*" : "[^/]");
            return 1;
        }
        if (c == ']' || c == '^') {
            throw unclear(text, "a " + c + " stands by itself");
        }
        boolean escape = c == '\\';
        char meant = escape && at + 1 < text.length() ? text.charAt(at + 1) : c;
        if (escape && (at + 1 == text.length() || Character.isLetterOrDigit(meant))) {
            throw unclear(text, "a backslash stands before a letter, a digit or nothing");
        }
        boolean plain = Character.isLetterOrDigit(meant) || meant > '~';
        expression.append(plain ? String.valueOf(meant) : Pattern.quote(String.valueOf(meant)));
        return escape ? 2 : 1;
    }

    private static UnclearPatternException unclear(String text, String why) {
        return new UnclearPatternException(text, why);
    }
}
