package io.github.multiarchmaven.process;

import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.function.Consumer;

/**
 * Makes lines out of the bytes that a process writes, whatever the line ends of its system. commons-exec's
 * {@code LogOutputStream} does it too, but lets a line that never ends fill the memory.
 */
final class LineCutter extends OutputStream {

    /** Bytes kept of a line. */
    static final int LONGEST = 1 << 20;

    static final String CUT = " […]";

    private final Consumer<String> lines;
    private final ByteArrayOutputStream current = new ByteArrayOutputStream();
    private boolean afterCarriageReturn;
    private boolean cut;

    LineCutter(Consumer<String> lines) {
        this.lines = lines;
    }

    @Override
    public synchronized void write(byte[] bytes, int offset, int length) {
        for (int i = offset; i < offset + length; i++) {
            write(bytes[i]);
        }
    }

    @Override
    public synchronized void write(int b) {
        boolean lineEndsAlready = b == '\n' && afterCarriageReturn;
        afterCarriageReturn = b == '\r';
        if (lineEndsAlready) {
            return;
        }
        if (b == '\n' || b == '\r') {
            endLine();
        } else if (current.size() < LONGEST) {
            current.write(b);
        } else {
            cut = true;
        }
    }

    /** Nothing more will come: what has no line end is a line, too. */
    synchronized void finish() {
        if (current.size() > 0) {
            endLine();
        }
    }

    private void endLine() {
        String line = current.toString(StandardCharsets.UTF_8) + (cut ? CUT : "");
        current.reset();
        cut = false;
        lines.accept(line);
    }
}
