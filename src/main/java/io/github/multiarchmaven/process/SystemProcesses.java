package io.github.multiarchmaven.process;

import io.github.multiarchmaven.narration.Problem;
import io.github.multiarchmaven.narration.ProblemCode;
import io.github.multiarchmaven.narration.ProblemException;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;

/** Real processes of this machine. Their standard input and their environment are the command's and nothing else. */
public final class SystemProcesses implements Processes {

    private static final int EVIDENCE = 10;

    @Override
    public CommandResult run(Command command, Consumer<String> onOutput, Consumer<String> onError)
            throws ProgramNotFoundException {
        if (!Files.isDirectory(command.directory())) {
            throw new ProblemException(Problem.of(
                    ProblemCode.FILE_FAILED,
                    command.program() + " cannot be run in " + command.directory(),
                    "there is no such folder",
                    "create it, or correct the setting that names it"));
        }
        ProcessTree tree = new ProcessTree();
        Run run = new Run(command, tree, onOutput, onError);
        ShutdownTask guard = ShutdownTask.register(tree::end);
        try {
            CommandResult result = supervise(command, run);
            guard.throwIfBegun(command.toString());
            return result;
        } finally {
            guard.close();
        }
    }

    private static CommandResult supervise(Command command, Run run) throws ProgramNotFoundException {
        try {
            run.start();
            return run.result();
        } catch (TimeoutException e) {
            run.end();
            throw new ProblemException(tookTooLong(command, run));
        } catch (InterruptedException e) {
            run.end();
            Thread.currentThread().interrupt();
            throw new CancelledException(command.toString());
        } catch (ExecutionException e) {
            run.end();
            throw failure(command, e.getCause() == null ? e : e.getCause());
        } catch (IOException e) {
            throw new ProgramNotFoundException(command, e);
        }
    }

    private static RuntimeException failure(Command command, Throwable cause) throws ProgramNotFoundException {
        if (cause instanceof IOException notStarted) {
            throw new ProgramNotFoundException(command, notStarted);
        }
        Throwable thrown =
                cause instanceof Run.FollowerFailed failed && failed.getCause() != null ? failed.getCause() : cause;
        if (thrown instanceof Error error) {
            throw error;
        }
        return thrown instanceof RuntimeException unchecked ? unchecked : new IllegalStateException(thrown);
    }

    private static Problem tookTooLong(Command command, Run run) {
        return Problem.of(
                        ProblemCode.COMMAND_TIMEOUT,
                        "\"" + command + "\" was not done after " + inWords(command.timeout()),
                        "it was still running when its time was over; it and all that it had started were ended",
                        "see in its last lines what it waited for, and run it by hand to see whether it ever ends")
                .withEvidence(run.lastLines(EVIDENCE));
    }

    private static String inWords(Duration time) {
        if (time.toMillis() % 1000 != 0) {
            return time.toMillis() + " ms";
        }
        return time.toSeconds() < 120 ? time.toSeconds() + " s" : time.toMinutes() + " min";
    }
}
