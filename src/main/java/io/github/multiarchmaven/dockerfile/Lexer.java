package io.github.multiarchmaven.dockerfile;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;

/**
 * Cuts the text of a Dockerfile into instructions: joins continued lines, leaves out comments and the bodies of
 * here-documents. The rules are those of BuildKit's frontend/dockerfile/parser/parser.go.
 */
final class Lexer {

    private static final Set<String> TAKE_HEREDOCS = Set.of("RUN", "COPY", "ADD");
    private static final String BYTE_ORDER_MARK = "\uFEFF";

    private final List<String> lines;
    private final Directives directives;
    private final Complaints complaints;
    private int next;

    Lexer(String text, Complaints complaints) {
        String unmarked = text.startsWith(BYTE_ORDER_MARK) ? text.substring(1) : text;
        this.lines = Arrays.stream(unmarked.split("\n", -1))
                .map(Lexer::withoutCarriageReturn)
                .toList();
        this.directives = Directives.of(lines, complaints);
        this.complaints = complaints;
    }

    Directives directives() {
        return directives;
    }

    List<Instruction> instructions() {
        List<Instruction> instructions = new ArrayList<>();
        while (next < lines.size()) {
            int line = next + 1;
            String first = lines.get(next++);
            String joined = isCommentOrBlank(first) ? "" : joined(first.substring(Blank.start(first)));
            if (!Blank.all(joined)) {
                Instruction instruction = Instruction.of(line, joined, directives.escape());
                instructions.add(instruction);
                if (takesHeredocs(instruction)) {
                    Heredoc.in(joined).forEach(heredoc -> skipBody(heredoc, line));
                }
            }
        }
        return instructions;
    }

    private String joined(String first) {
        StringBuilder joined = new StringBuilder();
        String part = first;
        while (continues(part)) {
            joined.append(part, 0, part.lastIndexOf(directives.escape()));
            while (next < lines.size() && isCommentOrBlank(lines.get(next))) {
                next++;
            }
            part = next < lines.size() ? lines.get(next++) : "";
        }
        return joined.append(part).toString();
    }

    /** A doubled escape character at the end of a line continues nothing. */
    private boolean continues(String line) {
        int end = line.length();
        while (end > 0 && (line.charAt(end - 1) == ' ' || line.charAt(end - 1) == '\t')) {
            end--;
        }
        boolean escaped = end > 0 && line.charAt(end - 1) == directives.escape();
        return escaped && (end == 1 || line.charAt(end - 2) != directives.escape());
    }

    private boolean takesHeredocs(Instruction instruction) {
        return TAKE_HEREDOCS.contains(
                instruction.trigger(directives.escape()).orElse(instruction).keyword());
    }

    private void skipBody(Heredoc heredoc, int line) {
        while (next < lines.size()) {
            if (heredoc.endsAt(lines.get(next++))) {
                return;
            }
        }
        complaints.unreadable(
                line,
                "the here-document <<" + heredoc.name() + " is not finished",
                "a later line that holds " + heredoc.name() + " and nothing else");
    }

    private static boolean isCommentOrBlank(String line) {
        int start = Blank.start(line);
        return start == line.length() || line.charAt(start) == '#';
    }

    private static String withoutCarriageReturn(String line) {
        int end = line.length();
        while (end > 0 && line.charAt(end - 1) == '\r') {
            end--;
        }
        return line.substring(0, end);
    }
}
