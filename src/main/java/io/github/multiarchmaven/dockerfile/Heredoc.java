package io.github.multiarchmaven.dockerfile;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A here-document that an instruction announces, and whose lines are no instructions. What counts as one is BuildKit's
 * rule (frontend/dockerfile/parser/parser.go, {@code heredocsFromLine}), which is not the shell's: a word of its own,
 * {@code cat<<EOF} announces none, and a line with an unfinished quote announces none.
 *
 * @param name the line that ends it
 * @param indented whether that line may begin with tabs: {@code <<-}
 */
record Heredoc(String name, boolean indented) {

    /** Those that a whole instruction announces, in order. */
    static List<Heredoc> in(String instruction) {
        List<Heredoc> found = new ArrayList<>();
        if (instruction.contains("<<")) {
            for (String word : words(instruction)) {
                of(word).ifPresent(found::add);
            }
        }
        return found;
    }

    boolean endsAt(String line) {
        int from = 0;
        while (indented && from < line.length() && line.charAt(from) == '\t') {
            from++;
        }
        return line.substring(from).equals(name);
    }

    private static Optional<Heredoc> of(String word) {
        int at = 0;
        while (at < word.length() && Character.isDigit(word.charAt(at))) {
            at++;
        }
        if (!word.startsWith("<<", at)) {
            return Optional.empty();
        }
        boolean indented = word.startsWith("-", at + 2);
        String written = word.substring(at + (indented ? 3 : 2)).strip();
        String name = withoutQuotes(written);
        return written.contains("<") || name.isEmpty() ? Optional.empty() : Optional.of(new Heredoc(name, indented));
    }

    private static String withoutQuotes(String written) {
        StringBuilder name = new StringBuilder();
        char quote = 0;
        for (int i = 0; i < written.length(); i++) {
            char c = written.charAt(i);
            if (c == '\\' && quote != '\'' && i + 1 < written.length()) {
                i++;
                name.append(written.charAt(i));
            } else if (quote == 0 ? c == '"' || c == '\'' : c == quote) {
                quote = quote == 0 ? c : 0;
            } else {
                name.append(c);
            }
        }
        return name.toString();
    }

    /** Splits as the heredoc rule does: always with the backslash, blanks after {@code <<} within the word. */
    private static List<String> words(String text) {
        List<String> words = new ArrayList<>();
        StringBuilder word = new StringBuilder();
        char quote = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '\\' && quote != '\'' && i + 1 < text.length()) {
                i++;
                word.append(c).append(text.charAt(i));
            } else if (quote != 0 || c == '"' || c == '\'') {
                quote = quote == 0 ? c : c == quote ? 0 : quote;
                word.append(c);
            } else if (c == '<' && text.startsWith("<<", i)) {
                int end = i + 2;
                while (end < text.length() && Blank.is(text.charAt(end))) {
                    end++;
                }
                word.append(text, i, end);
                i = end - 1;
            } else if (!Blank.is(c)) {
                word.append(c);
            } else if (!word.isEmpty()) {
                words.add(word.toString());
                word.setLength(0);
            }
        }
        if (!word.isEmpty()) {
            words.add(word.toString());
        }
        return quote == 0 ? words : List.of();
    }
}
