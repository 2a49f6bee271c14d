package io.github.multiarchmaven.process;

/** The program of a command does not exist or may not be executed; who asked for it knows what to advise. */
public final class ProgramNotFoundException extends Exception {

    private static final long serialVersionUID = 1L;

    public ProgramNotFoundException(Command command, Throwable cause) {
        super("cannot start " + command.program() + ": " + cause.getMessage(), cause);
    }
}
