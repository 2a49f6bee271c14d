package io.github.multiarchmaven.process;

/**
 * The build is being stopped from outside: the thread was interrupted, or the virtual machine is going down. What was
 * running has been ended; if it was an interrupt, the flag of the thread is set again. Nobody needs to catch it.
 */
public final class CancelledException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final String interrupted;

    public CancelledException(String interrupted) {
        super("cancelled: " + interrupted);
        this.interrupted = interrupted;
    }

    /** What was under way, in words or as a command. */
    public String interrupted() {
        return interrupted;
    }
}
