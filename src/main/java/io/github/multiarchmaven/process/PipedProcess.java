package io.github.multiarchmaven.process;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.List;
import java.util.OptionalInt;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * A process to talk with over its standard streams, for as long as the talk lasts. It has our environment, and ends with
 * us.
 */
public final class PipedProcess implements AutoCloseable {

    private static final long LONGEST_AFTER_END_SECONDS = 2;

    private final Process process;
    private final LastLines errors = new LastLines();
    private final Thread reader;
    private final @Nullable ShutdownTask guard;

    private PipedProcess(Process process) {
        this.process = process;
        this.reader = new Thread(this::readErrors, "multiarch-process");
        reader.setDaemon(true);
        reader.start();
        this.guard = guard();
    }

    /** None while the virtual machine goes down: who cleans up must be able to talk, and its pipes end with it. */
    private @Nullable ShutdownTask guard() {
        try {
            return ShutdownTask.register(this::end);
        } catch (CancelledException e) {
            return null;
        }
    }

    /**
     * Starts it, never through a shell.
     *
     * @throws IOException if there is no such program or it may not be executed
     */
    public static PipedProcess start(List<String> command) throws IOException {
        return new PipedProcess(new ProcessBuilder(command).start());
    }

    /** What it writes to its standard output. */
    public InputStream output() {
        return process.getInputStream();
    }

    /** What it reads from its standard input. */
    public OutputStream input() {
        return process.getOutputStream();
    }

    /** Its exit code, if it ends within two seconds: to be asked after the end of its output. */
    public OptionalInt exitCode() throws IOException {
        try {
            boolean ended = process.waitFor(LONGEST_AFTER_END_SECONDS, TimeUnit.SECONDS);
            return ended ? OptionalInt.of(process.exitValue()) : OptionalInt.empty();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        }
    }

    /** The last lines of its standard error; all of them if it has ended. */
    public List<String> errors() {
        try {
            if (!process.isAlive()) {
                reader.join(TimeUnit.SECONDS.toMillis(LONGEST_AFTER_END_SECONDS));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return errors.all();
    }

    /** Ends it at once, whatever it does. */
    @Override
    public void close() {
        if (guard != null) {
            guard.close();
        }
        end();
    }

    private void end() {
        process.descendants().forEach(ProcessHandle::destroy);
        process.destroy();
    }

    @SuppressWarnings("EmptyCatch") // it was ended in the middle of a word
    private void readErrors() {
        LineCutter cutter = new LineCutter(errors::add);
        try (InputStream stream = process.getErrorStream()) {
            stream.transferTo(cutter);
        } catch (IOException e) {
        }
        cutter.finish();
    }
}
