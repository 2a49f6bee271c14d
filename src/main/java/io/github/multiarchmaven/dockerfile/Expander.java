package io.github.multiarchmaven.dockerfile;

import io.github.multiarchmaven.dockerfile.Expansion.Known;
import io.github.multiarchmaven.dockerfile.Expansion.Undecided;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Removes the quotes of a word and replaces its variables: {@code $X}, {@code ${X}} and the forms with {@code -},
 * {@code +} and {@code ?}. The pattern forms ({@code ${X#…}}, {@code ${X%…}}, {@code ${X/…}}) are left undecided, and so
 * is what BuildKit itself refuses (frontend/dockerfile/shell/lex.go).
 */
final class Expander {

    private static final int END = -1;
    private static final int DEEPEST = 50;
    private static final int LONGEST = 65_536;

    private final String text;
    private final char escape;
    private final Scope scope;
    private int at;
    private int depth;
    private int taken;
    private @Nullable String undecided;

    private Expander(String text, Scope scope, char escape) {
        this.text = text;
        this.scope = scope;
        this.escape = escape;
    }

    static Expansion expand(String word, Scope scope, char escape) {
        Expander expander = new Expander(word, scope, escape);
        String value = expander.until(END);
        return expander.undecided == null ? new Known(value) : new Undecided(expander.undecided);
    }

    private String until(int stop) {
        StringBuilder value = new StringBuilder();
        while (at < text.length() && undecided == null) {
            char c = text.charAt(at++);
            if (c == stop) {
                return value.toString();
            } else if (c == '\'') {
                value.append(singleQuoted());
            } else if (c == '"') {
                value.append(doubleQuoted());
            } else if (c == '$') {
                value.append(variable());
            } else if (c != escape) {
                value.append(c);
            } else if (at < text.length()) {
                value.append(text.charAt(at++));
            }
        }
        if (stop != END) {
            giveUp("a ${ is not closed");
        }
        return value.toString();
    }

    private String singleQuoted() {
        int end = text.indexOf('\'', at);
        if (end < 0) {
            return giveUp("a quote is not closed");
        }
        String value = text.substring(at, end);
        at = end + 1;
        return value;
    }

    private String doubleQuoted() {
        StringBuilder value = new StringBuilder();
        while (at < text.length() && undecided == null) {
            char c = text.charAt(at++);
            if (c == '"') {
                return value.toString();
            } else if (c == '$') {
                value.append(variable());
            } else if (c == escape && at < text.length() && isEscapedInQuotes(text.charAt(at))) {
                value.append(text.charAt(at++));
            } else {
                value.append(c);
            }
        }
        return giveUp("a quote is not closed");
    }

    private boolean isEscapedInQuotes(char c) {
        return c == '"' || c == '$' || c == escape;
    }

    private String variable() {
        if (!text.startsWith("{", at)) {
            String name = name();
            return name.isEmpty() ? "$" : lookUp(name).orElse("");
        }
        at++;
        String name = name();
        char next = at < text.length() ? text.charAt(at) : 0;
        if (next == '}' && !name.isEmpty()) {
            at++;
            return lookUp(name).orElse("");
        }
        boolean emptyCounts = next != ':';
        int operator = emptyCounts ? at : at + 1;
        boolean followed = operator < text.length() && "-+?".indexOf(text.charAt(operator)) >= 0;
        if (name.isEmpty() || !followed || ++depth > DEEPEST) {
            return giveUp("this reader does not follow the form of ${" + name + "…}");
        }
        scope.whyEmptyForSome(name).ifPresent(this::giveUp);
        at = operator + 1;
        String word = until('}');
        depth--;
        Optional<String> value = lookUp(name).filter(found -> emptyCounts || !found.isEmpty());
        return switch (text.charAt(operator)) {
            case '-' -> value.orElse(word);
            case '+' -> value.isPresent() ? word : "";
            default -> value.isPresent() ? value.get() : giveUp("it demands a value for " + name);
        };
    }

    private Optional<String> lookUp(String name) {
        return scope.get(name)
                .map(found -> found instanceof Known known ? take(known.value()) : giveUp(((Undecided) found).why()));
    }

    /** Arguments that double each other would fill the memory. */
    private String take(String value) {
        taken += value.length();
        return taken <= LONGEST ? value : giveUp("its value is too long");
    }

    private String name() {
        int start = at;
        if (at < text.length() && "@*#?-$!".indexOf(text.charAt(at)) >= 0) {
            at++;
        } else if (at < text.length() && Character.isDigit(text.charAt(at))) {
            while (at < text.length() && Character.isDigit(text.charAt(at))) {
                at++;
            }
        } else {
            while (at < text.length() && isNamePart(text.charAt(at))) {
                at++;
            }
        }
        return text.substring(start, at);
    }

    private static boolean isNamePart(char c) {
        return c == '_' || Character.isLetterOrDigit(c);
    }

    private String giveUp(String why) {
        if (undecided == null) {
            undecided = why;
        }
        return "";
    }
}
