package io.github.multiarchmaven.dockerfile;

import java.util.ArrayList;
import java.util.List;

/** Splits what follows an instruction's keyword into flags and words, quotes and escapes respected. */
final class WordScanner {

    private final String text;
    private final char escape;
    private int at;

    WordScanner(String text, char escape) {
        this.text = text;
        this.escape = escape;
    }

    /** The words in front that begin with {@code --}, their quotes removed; a lone {@code --} ends them. */
    List<String> flags() {
        List<String> flags = new ArrayList<>();
        skipBlanks();
        while (text.startsWith("--", at)) {
            StringBuilder flag = new StringBuilder();
            word(flag, new StringBuilder());
            if (flag.toString().equals("--")) {
                break;
            }
            flags.add(flag.toString());
            skipBlanks();
        }
        return flags;
    }

    /** What has not been read yet. */
    String rest() {
        return text.substring(at).strip();
    }

    /** The remaining words as written, with their quotes and escapes. */
    List<String> words() {
        List<String> words = new ArrayList<>();
        skipBlanks();
        while (at < text.length()) {
            StringBuilder written = new StringBuilder();
            word(new StringBuilder(), written);
            if (!written.isEmpty()) {
                words.add(written.toString());
            }
            skipBlanks();
        }
        return words;
    }

    private void skipBlanks() {
        while (at < text.length() && Blank.is(text.charAt(at))) {
            at++;
        }
    }

    private void word(StringBuilder bare, StringBuilder written) {
        char quote = 0;
        while (at < text.length() && (quote != 0 || !Blank.is(text.charAt(at)))) {
            char c = text.charAt(at++);
            if (c == escape && quote != '\'') {
                if (at < text.length()) {
                    written.append(c).append(text.charAt(at));
                    bare.append(text.charAt(at++));
                }
            } else if (quote == 0 ? c == '"' || c == '\'' : c == quote) {
                quote = quote == 0 ? c : 0;
                written.append(c);
            } else {
                written.append(c);
                bare.append(c);
            }
        }
    }
}
