package io.github.multiarchmaven.dockerfile;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The parser directives at the top of a Dockerfile. The first line that is none ends them: from there on
 * {@code # escape=} is a comment (Dockerfile reference, "Parser directives").
 *
 * @param escape the character that escapes others and continues lines
 * @param syntax the frontend image that the text asks for
 */
record Directives(char escape, Optional<String> syntax) {

    private static final String ESCAPE = "escape";

    static Directives of(List<String> lines, Complaints complaints) {
        Map<String, String> found = new HashMap<>();
        for (Directive directive : Directive.atTheTopOf(lines, "#")) {
            if (found.put(directive.name(), directive.value()) != null) {
                complaints.unreadable(
                        directive.line(),
                        "a second # " + directive.name() + "= directive",
                        "each parser directive once");
            }
            if (directive.name().equals(ESCAPE) && !List.of("\\", "`").contains(directive.value())) {
                complaints.unreadable(
                        directive.line(),
                        "# escape=" + directive.value(),
                        "a backslash or a backtick as escape character");
            }
        }
        char escape = found.getOrDefault(ESCAPE, "\\").equals("`") ? '`' : '\\';
        return new Directives(escape, WantedSyntax.of(lines));
    }
}
