package io.github.multiarchmaven.narration;

import java.io.PrintWriter;
import java.io.Writer;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** A terminal that understands what {@link LiveLog} writes, and nothing else. */
final class Screen {

    private static final Pattern SEQUENCE = Pattern.compile("\u001b\\[(\\??[0-9]*)([A-Za-z])");

    private final List<StringBuilder> lines = new ArrayList<>(List.of(new StringBuilder()));
    private int row;
    private boolean wraps = true;

    PrintWriter writer() {
        return new PrintWriter(new Writer() {
            @Override
            public void write(char[] text, int from, int length) {
                show(new String(text, from, length));
            }

            @Override
            public void flush() {}

            @Override
            public void close() {}
        });
    }

    void show(String text) {
        Matcher sequence = SEQUENCE.matcher(text);
        int at = 0;
        while (at < text.length()) {
            if (sequence.find(at) && sequence.start() == at) {
                obey(sequence.group(1), sequence.group(2));
                at = sequence.end();
            } else {
                put(text.charAt(at));
                at++;
            }
        }
    }

    private void obey(String argument, String command) {
        switch (command + argument) {
            case "l?7" -> wraps = false;
            case "h?7" -> wraps = true;
            case "J" -> {
                lines.get(row).setLength(0);
                lines.subList(row + 1, lines.size()).clear();
            }
            default -> {
                if (!command.equals("A") || Integer.parseInt(argument) > row) {
                    throw new AssertionError("cannot do " + argument + command + " in row " + row);
                }
                row -= Integer.parseInt(argument);
            }
        }
    }

    private void put(char c) {
        if (c == '\n') {
            row++;
            if (row == lines.size()) {
                lines.add(new StringBuilder());
            }
        } else if (c != '\r') {
            lines.get(row).append(c);
        }
    }

    boolean wraps() {
        return wraps;
    }

    /** All that can be seen. */
    List<String> lines() {
        return lines.stream()
                .map(StringBuilder::toString)
                .filter(line -> !line.isEmpty())
                .collect(Collectors.toList());
    }
}
