package io.github.multiarchmaven.process;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/** The newest lines of a stream, as many as are worth the memory. */
final class LastLines {

    static final int MOST_LINES = 2_000;

    /** In characters, line ends not counted. */
    static final int MOST_TEXT = 1 << 20;

    private final Deque<String> lines = new ArrayDeque<>();
    private long text;

    synchronized void add(String line) {
        lines.addLast(line);
        text += line.length();
        while (lines.size() > MOST_LINES || (text > MOST_TEXT && lines.size() > 1)) {
            text -= lines.removeFirst().length();
        }
    }

    synchronized List<String> all() {
        return List.copyOf(lines);
    }
}
