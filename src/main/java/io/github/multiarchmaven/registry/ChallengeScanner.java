package io.github.multiarchmaven.registry;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/**
 * Reads one header. Commas separate the parameters of a challenge as well as challenges, so that only the {@code =} behind
 * a word tells the one from the other.
 */
final class ChallengeScanner {

    private static final String OTHERS_IN_A_TOKEN = "!#$%&'*+-.^_`|~/";

    private final String header;
    private final List<Challenge> found = new ArrayList<>();
    private Map<String, String> parameters = new TreeMap<>();
    private String scheme = "";
    private int at;

    ChallengeScanner(String header) {
        this.header = header;
    }

    List<Challenge> scan() {
        while (at < header.length()) {
            String word = token();
            if (word.isEmpty()) {
                at++;
                continue;
            }
            int behind = at;
            skipSpace();
            if (at < header.length() && header.charAt(at) == '=') {
                at++;
                skipSpace();
                parameters.putIfAbsent(word.toLowerCase(Locale.ROOT), value());
            } else {
                at = behind;
                next(word);
            }
        }
        next("");
        return found;
    }

    private void next(String nextScheme) {
        if (!scheme.isEmpty()) {
            found.add(new Challenge(scheme, parameters));
        }
        scheme = nextScheme.toLowerCase(Locale.ROOT);
        parameters = new TreeMap<>();
    }

    private String value() {
        return at < header.length() && header.charAt(at) == '"' ? quoted() : unquoted();
    }

    private String quoted() {
        StringBuilder text = new StringBuilder();
        at++;
        while (at < header.length() && header.charAt(at) != '"') {
            if (header.charAt(at) == '\\' && at + 1 < header.length()) {
                at++;
            }
            text.append(header.charAt(at));
            at++;
        }
        at++;
        return text.toString();
    }

    /** More than a token may hold: some servers do not quote addresses. */
    private String unquoted() {
        int from = at;
        while (at < header.length() && header.charAt(at) != ',' && header.charAt(at) > ' ') {
            at++;
        }
        return header.substring(from, at);
    }

    private String token() {
        int from = at;
        while (at < header.length() && isTokenCharacter(header.charAt(at))) {
            at++;
        }
        return header.substring(from, at);
    }

    private void skipSpace() {
        while (at < header.length() && (header.charAt(at) == ' ' || header.charAt(at) == '\t')) {
            at++;
        }
    }

    private static boolean isTokenCharacter(char c) {
        return c < 128 && (Character.isLetterOrDigit(c) || OTHERS_IN_A_TOKEN.indexOf(c) >= 0);
    }
}
