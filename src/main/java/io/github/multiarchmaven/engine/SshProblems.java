package io.github.multiarchmaven.engine;

import io.github.multiarchmaven.narration.Problem;
import io.github.multiarchmaven.narration.ProblemCode;
import java.util.List;
import java.util.Locale;

/** What can be wrong with an engine behind SSH, in words. The texts looked for are those of OpenSSH and of docker. */
final class SshProblems {

    /** The exit code of an ssh that did not come to run the command (ssh(1), "EXIT STATUS"). */
    private static final int SSH_ITSELF = 255;

    /** A shell's, for a command that it does not find (POSIX, "Exit Status for Commands"). */
    private static final int NO_SUCH_COMMAND = 127;

    private final EngineEndpoint endpoint;
    private final String byHand;

    SshProblems(EngineEndpoint endpoint, SshAddress address) {
        this.endpoint = endpoint;
        this.byHand = address.byHand();
    }

    /** A conversation that did not come about, or was cut. */
    Problem broken(SshFailedException failure) {
        Remedy remedy =
                remedy(failure.exitCode(), String.join("\n", failure.said()).toLowerCase(Locale.ROOT));
        return Problem.of(
                        ProblemCode.ENGINE_SSH,
                        "The engine at " + endpoint + " cannot be reached over SSH",
                        remedy.why(),
                        remedy.next())
                .withEvidence(lastOf(failure.said()));
    }

    private Remedy remedy(int exitCode, String said) {
        return switch (exitCode) {
            case SshFailedException.NOT_STARTED ->
                new Remedy(
                        "there is no program ssh on PATH",
                        "install OpenSSH's client (Debian: apt install openssh-client)");
            case SSH_ITSELF -> notConnected(said);
            case NO_SUCH_COMMAND ->
                new Remedy(
                        "the docker command is not on PATH over there, which ssh needs to come to the engine",
                        "install it there, or have PATH set for shells that are not interactive, and see: " + byHand
                                + " docker version");
            default -> noEngine(said);
        };
    }

    private Remedy notConnected(String said) {
        if (said.contains("host key verification failed")) {
            return new Remedy(
                    "this machine does not know the other one's key, or knows another one",
                    "connect once by hand, and compare the key that is shown: " + byHand);
        }
        if (said.contains("permission denied") || said.contains("too many authentication failures")) {
            return new Remedy(
                    "the other machine does not let this user in, and here nobody can be asked for a password",
                    "have a key that it knows in the agent (ssh-add, ssh-copy-id), so that this does not ask: "
                            + byHand);
        }
        return unknown();
    }

    private Remedy noEngine(String said) {
        if (said.contains("permission denied")) {
            return new Remedy(
                    "the user over there may not use the engine",
                    "add that user to the group over there, and connect anew: " + byHand
                            + " sudo usermod -aG docker '$USER'");
        }
        if (said.contains("connect to the docker daemon")
                || said.contains("connect to the docker api")
                || said.contains("dial unix")) {
            return new Remedy(
                    "the engine does not run over there", "start it: " + byHand + " sudo systemctl start docker");
        }
        return unknown();
    }

    private Remedy unknown() {
        return new Remedy(
                "ssh ended, and what it said is below",
                "see whether this works, without a question: " + byHand + " docker version");
    }

    private static List<String> lastOf(List<String> lines) {
        return lines.subList(Math.max(0, lines.size() - 10), lines.size());
    }

    private record Remedy(String why, String next) {}
}
