package io.github.multiarchmaven.credentials;

import io.github.multiarchmaven.narration.Problem;
import io.github.multiarchmaven.narration.ProblemCode;
import io.github.multiarchmaven.narration.ProblemException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/** What can be wrong with credentials. None has a cause: the messages of parsers quote what they read. */
final class CredentialProblems {

    private CredentialProblems() {}

    static ProblemException server(String id, String why) {
        return problem(
                ProblemCode.SERVER_UNUSABLE,
                "the server \"" + id + "\" of settings.xml cannot be used",
                why,
                "correct the server, or remove it, and Docker's configuration is asked instead");
    }

    static ProblemException file(Path file, String why) {
        return problem(
                ProblemCode.DOCKER_CONFIG_UNREADABLE,
                "Docker's file " + file + " cannot be read",
                why,
                "repair it; \"docker login\" writes the entries for registries; DOCKER_CONFIG names another folder");
    }

    static ProblemException folder(String name) {
        return problem(
                ProblemCode.DOCKER_CONFIG_UNREADABLE,
                "DOCKER_CONFIG does not name a folder: " + name,
                "no path on this system looks like that",
                "correct the variable, or unset it: Docker's folder is .docker in the home folder then");
    }

    static ProblemException missingHelper(String program, Path file, String registry) {
        return problem(
                ProblemCode.CREDENTIAL_HELPER_MISSING,
                "there is no credential helper " + program + ", which keeps the login for " + registry,
                file + " names it, and no folder of PATH has it, or it may not be executed",
                "install it and see to it that PATH leads to it; or remove its name from the file and log in anew"
                        + " (docker login " + registry + "); or give settings.xml a server with the id " + registry);
    }

    static ProblemException helperFailed(String program, String registry, String why, List<String> evidence) {
        return new ProblemException(Problem.of(
                        ProblemCode.CREDENTIAL_HELPER_FAILED,
                        "the credential helper " + program + " gives no login for " + registry,
                        why,
                        "ask it by hand: echo " + RegistryName.inDocker(registry) + " | " + program
                                + " get (it prints the password); or give settings.xml a server with the id "
                                + registry)
                .withEvidence(evidence));
    }

    static String tookTooLong(Duration limit) {
        return "it was still running after " + limit.toSeconds()
                + " s, and was ended; perhaps it waited for somebody to unlock a keychain";
    }

    private static ProblemException problem(ProblemCode code, String what, String why, String next) {
        return new ProblemException(Problem.of(code, what, why, next));
    }
}
