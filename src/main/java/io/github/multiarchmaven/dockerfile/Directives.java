package io.github.multiarchmaven.dockerfile;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The parser directives at the top of a Dockerfile. The first line that is none ends them: from there on
 * {@code # escape=} is a comment (Dockerfile reference, "Parser directives").
 *
 * @param escape the character that escapes others and continues lines
 * @param syntax the frontend image that {@code # syntax=} asks for
 */
record Directives(char escape, Optional<String> syntax) {

    private static final String ESCAPE = "escape";
    private static final String SYNTAX = "syntax";
    private static final Set<String> NAMES = Set.of(ESCAPE, SYNTAX, "check");

    static Directives of(List<String> lines, Complaints complaints) {
        Map<String, String> found = new HashMap<>();
        for (int i = 0; i < lines.size(); i++) {
            String line = lines.get(i).strip();
            int equals = line.indexOf('=');
            if (!line.startsWith("#") || equals < 0) {
                break;
            }
            String name = line.substring(1, equals).strip().toLowerCase(Locale.ROOT);
            String value = line.substring(equals + 1).strip();
            if (!NAMES.contains(name) || value.isEmpty()) {
                break;
            }
            if (found.put(name, value) != null) {
                complaints.unreadable(i + 1, "a second # " + name + "= directive", "each parser directive once");
            }
            if (name.equals(ESCAPE) && !value.equals("\\") && !value.equals("`")) {
                complaints.unreadable(i + 1, "# escape=" + value, "a backslash or a backtick as escape character");
            }
        }
        char escape = found.getOrDefault(ESCAPE, "\\").equals("`") ? '`' : '\\';
        return new Directives(escape, Optional.ofNullable(found.get(SYNTAX)).map(value -> value.split("\\s", 2)[0]));
    }
}
