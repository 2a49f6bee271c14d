package io.github.multiarchmaven.narration;

import java.io.PrintWriter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A log in a terminal, below whose last line stands what is going on at the moment. What was drawn there is taken away before
 * anything is said, so that in the end the terminal has the log and nothing else.
 *
 * <p>Safe for use by several threads. Nobody else may write to the terminal meanwhile.
 */
public final class LiveLog implements BuildLog {

    /** A line that is too long must not become two, which could not be taken away: DECAWM, as xterm has it. */
    private static final String NO_WRAP = "\u001b[?7l";

    private static final String WRAP = "\u001b[?7h";
    private static final String ERASE_BELOW = "\u001b[J";
    private static final String UP = "\u001b[%dA";

    private final BuildLog log;
    private final PrintWriter terminal;
    private final Map<String, List<String>> working = new LinkedHashMap<>();
    private int drawn;

    /**
     * Draws below what a log says.
     *
     * @param log that ends up in the terminal
     * @param terminal understands the control sequences of ECMA-48
     */
    public LiveLog(BuildLog log, PrintWriter terminal) {
        this.log = log;
        this.terminal = terminal;
    }

    @Override
    public synchronized void info(String line) {
        erase();
        log.info(line);
        draw();
    }

    @Override
    public synchronized void warn(String line) {
        erase();
        log.warn(line);
        draw();
    }

    @Override
    public synchronized void debug(String line) {
        log.debug(line);
    }

    @Override
    public synchronized boolean working(String build, List<String> lines) {
        erase();
        if (lines.isEmpty()) {
            working.remove(build);
        } else {
            working.put(build, List.copyOf(lines));
        }
        draw();
        return true;
    }

    private void erase() {
        if (drawn > 0) {
            terminal.print("\r" + UP.formatted(drawn) + ERASE_BELOW);
            terminal.flush();
            drawn = 0;
        }
    }

    private void draw() {
        if (working.isEmpty()) {
            return;
        }
        StringBuilder text = new StringBuilder(NO_WRAP);
        for (List<String> lines : working.values()) {
            for (String line : lines) {
                text.append(line.replaceAll("\\p{Cntrl}", " ")).append('\n');
                drawn++;
            }
        }
        terminal.print(text.append(WRAP));
        terminal.flush();
    }
}
