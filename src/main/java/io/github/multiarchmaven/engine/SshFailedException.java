package io.github.multiarchmaven.engine;

import java.io.IOException;
import java.util.List;

/** An ssh that ended without having connected us, or while we talked. */
final class SshFailedException extends IOException {

    /** In place of an exit code: the program could not be started. */
    static final int NOT_STARTED = -1;

    private static final long serialVersionUID = 1L;

    private final int exitCode;
    private final transient List<String> said;

    /**
     * Of one ssh.
     *
     * @param exitCode 255 where ssh itself failed, else that of what it ran over there (ssh(1), "EXIT STATUS")
     * @param said the last lines of its standard error
     */
    SshFailedException(int exitCode, List<String> said) {
        super("ssh ended with " + exitCode);
        this.exitCode = exitCode;
        this.said = List.copyOf(said);
    }

    int exitCode() {
        return exitCode;
    }

    List<String> said() {
        return said;
    }
}
