package io.github.multiarchmaven.process;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.OptionalInt;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import org.apache.commons.exec.DefaultExecutor;
import org.apache.commons.exec.ExecuteException;
import org.apache.commons.exec.ExecuteResultHandler;
import org.apache.commons.exec.PumpStreamHandler;
import org.jspecify.annotations.Nullable;

/**
 * One command under way. commons-exec runs it on a thread of its own, and the caller's thread keeps the time: its watchdog
 * and its handling of interrupts end only the process itself, and then wait for the pipes that its descendants hold open.
 */
final class Run implements ExecuteResultHandler {

    /** A descendant that was left behind on purpose may hold a pipe for ever. */
    private static final Duration LONGEST_AFTER_EXIT = Duration.ofSeconds(2);

    private static final Duration LONGEST_AFTER_END = Duration.ofSeconds(3);

    private final Command command;
    private final ProcessTree tree;
    private final LastLines outputLines = new LastLines();
    private final LastLines errorLines = new LastLines();
    private final LineCutter output;
    private final LineCutter errors;
    private final CompletableFuture<Integer> over = new CompletableFuture<>();
    private final CountDownLatch drained = new CountDownLatch(1);
    private final Object turn = new Object();

    Run(Command command, ProcessTree tree, Consumer<String> onOutput, Consumer<String> onError) {
        this.command = command;
        this.tree = tree;
        this.output = new LineCutter(line -> take(line, outputLines, onOutput));
        this.errors = new LineCutter(line -> take(line, errorLines, onError));
    }

    void start() throws IOException {
        PumpStreamHandler pumps = new PumpStreamHandler(output, errors, input());
        pumps.setStopTimeout(LONGEST_AFTER_EXIT);
        DefaultExecutor executor = DefaultExecutor.builder()
                .setExecuteStreamHandler(pumps)
                .setWorkingDirectory(command.directory())
                .setThreadFactory(Run::daemon)
                .get();
        executor.setExitValues(null);
        executor.setProcessDestroyer(tree);
        executor.execute(new ExactCommandLine(command), command.environment(), this);
    }

    private @Nullable InputStream input() {
        return command.input()
                .map(text -> new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)))
                .orElse(null);
    }

    /** Waits for the end, and no longer than the command may take. */
    CommandResult result() throws InterruptedException, TimeoutException, ExecutionException {
        int exitCode = over.get(command.timeout().toMillis(), TimeUnit.MILLISECONDS);
        return new CommandResult(command, exitCode, outputLines.all(), errorLines.all());
    }

    /** Ends the process with its descendants and waits until its last lines are read. */
    void end() {
        tree.end();
        try {
            drained.await(LONGEST_AFTER_END.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Standard error so far, or standard output if there was none. */
    List<String> lastLines(int most) {
        List<String> errorsSoFar = errorLines.all();
        List<String> lines = errorsSoFar.isEmpty() ? outputLines.all() : errorsSoFar;
        return lines.subList(Math.max(0, lines.size() - most), lines.size());
    }

    @Override
    public void onProcessComplete(int exitCode) {
        finishLines();
        over.complete(exitCode);
    }

    /** Not started at all – or over, with a pipe still held open by somebody else. */
    @Override
    public void onProcessFailed(ExecuteException e) {
        finishLines();
        OptionalInt exitCode = tree.exitCode();
        if (exitCode.isPresent()) {
            over.complete(exitCode.getAsInt());
        } else {
            over.completeExceptionally(e.getCause() == null ? e : e.getCause());
        }
    }

    private void finishLines() {
        output.finish();
        errors.finish();
        drained.countDown();
    }

    /** Whoever follows the lines gets them one at a time; when he fails, the streams are still read to their end. */
    private void take(String line, LastLines kept, Consumer<String> follower) {
        kept.add(line);
        synchronized (turn) {
            if (over.isCompletedExceptionally()) {
                return;
            }
            try {
                follower.accept(line);
            } catch (RuntimeException | Error e) {
                over.completeExceptionally(new FollowerFailed(e));
            }
        }
    }

    private static Thread daemon(Runnable task) {
        Thread thread = new Thread(task, "multiarch-process");
        thread.setDaemon(true);
        return thread;
    }

    /** What the caller's own code threw when it was given a line. */
    static final class FollowerFailed extends Exception {

        private static final long serialVersionUID = 1L;

        FollowerFailed(Throwable cause) {
            super(cause);
        }
    }
}
