package io.github.multiarchmaven.buildx.progress;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Base64;
import java.util.Deque;
import java.util.List;
import java.util.function.Consumer;
import java.util.regex.Pattern;

/**
 * The end of a step's output: the last {@value #MOST_LINES} lines of at most {@value #LONGEST_LINE} bytes each, so that a
 * step that never stops talking costs no memory; {@link ProgressListener#CUT} ends a line that had more. Control sequences of terminals are left out, and of a line that was
 * overwritten (carriage return) only the last state is kept.
 */
final class LogTail {

    static final int MOST_LINES = 200;
    static final int LONGEST_LINE = 2000;

    private static final int STANDARD_ERROR = 2;
    private static final Pattern CONTROL = Pattern.compile("\u001b\\[[0-9;?]*[A-Za-z]|[\\x00-\\x08\\x0b-\\x1f\\x7f]");

    private final Consumer<String> onLine;
    private final Deque<String> lines = new ArrayDeque<>();
    private final ByteArrayOutputStream output = new ByteArrayOutputStream(0);
    private final ByteArrayOutputStream errors = new ByteArrayOutputStream(0);

    /**
     * An empty log.
     *
     * @param onLine gets each line at once
     */
    LogTail(Consumer<String> onLine) {
        this.onLine = onLine;
    }

    /** Adds a piece of output, which may start and end within a line; one that is no base64 is passed over. */
    void append(int stream, String base64) {
        byte[] data;
        try {
            data = Base64.getDecoder().decode(base64);
        } catch (IllegalArgumentException e) {
            return;
        }
        ByteArrayOutputStream open = stream == STANDARD_ERROR ? errors : output;
        for (byte b : data) {
            if (b == '\n') {
                close(open);
            } else if (open.size() <= LONGEST_LINE) {
                open.write(b);
            }
        }
    }

    /** The lines, with what was not ended by a line feed. */
    List<String> lines() {
        for (ByteArrayOutputStream open : List.of(output, errors)) {
            if (open.size() > 0) {
                close(open);
            }
        }
        return List.copyOf(lines);
    }

    private void close(ByteArrayOutputStream open) {
        byte[] bytes = open.toByteArray();
        open.reset();
        String text =
                new String(bytes, 0, Math.min(bytes.length, LONGEST_LINE), StandardCharsets.UTF_8).stripTrailing();
        String last = text.substring(text.lastIndexOf('\r') + 1);
        String line = CONTROL.matcher(last).replaceAll("") + (bytes.length > LONGEST_LINE ? ProgressListener.CUT : "");
        onLine.accept(line);
        lines.addLast(line);
        if (lines.size() > MOST_LINES) {
            lines.removeFirst();
        }
    }
}
