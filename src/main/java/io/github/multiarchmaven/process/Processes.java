package io.github.multiarchmaven.process;

import java.util.function.Consumer;

/** The seam to the operating system: the only way in which this plugin starts a process. */
public interface Processes {

    /**
     * Runs a command to its end. Both streams are read from the first instant, as UTF-8.
     *
     * <p>When the time is over or the thread is interrupted, the process and all its descendants are ended first. The same
     * happens when {@code onOutput} or {@code onError} throws, which is how a follower cancels a command; what it threw
     * comes out of this method. The two are never called at the same time.
     *
     * @param command what to run
     * @param onOutput gets each line of standard output at once
     * @param onError gets each line of standard error at once
     * @return how it ended
     * @throws io.github.multiarchmaven.narration.ProblemException COMMAND_TIMEOUT with the last lines as evidence
     * @throws CancelledException if the thread was interrupted (its interrupt flag is set) or the virtual machine is going
     *     down
     * @throws ProgramNotFoundException if there is no such program or it may not be executed
     */
    CommandResult run(Command command, Consumer<String> onOutput, Consumer<String> onError)
            throws ProgramNotFoundException;

    /** Runs a command whose lines nobody follows. */
    default CommandResult run(Command command) throws ProgramNotFoundException {
        return run(command, line -> {}, line -> {});
    }
}
