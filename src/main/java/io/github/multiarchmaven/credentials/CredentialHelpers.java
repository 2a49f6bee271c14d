package io.github.multiarchmaven.credentials;

import io.github.multiarchmaven.narration.ProblemCode;
import io.github.multiarchmaven.narration.ProblemException;
import io.github.multiarchmaven.process.Argument;
import io.github.multiarchmaven.process.Command;
import io.github.multiarchmaven.process.CommandResult;
import io.github.multiarchmaven.process.Processes;
import io.github.multiarchmaven.process.ProgramNotFoundException;
import io.github.multiarchmaven.process.Surroundings;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Docker's credential helpers, programs {@code docker-credential-NAME} that keep logins in keychains and clouds: the
 * address goes in, JSON comes out (docker/docker-credential-helpers, {@code credentials/credentials.go}).
 */
final class CredentialHelpers {

    private static final Duration LIMIT = Duration.ofSeconds(30);
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9._-]{1,100}");

    private final Processes processes;
    private final Surroundings surroundings;

    CredentialHelpers(Processes processes, Surroundings surroundings) {
        this.processes = processes;
        this.surroundings = surroundings;
    }

    /**
     * Asks a helper for a registry's login.
     *
     * @param named the file that names the helper, for messages
     * @return empty if the helper has none
     */
    Optional<Credential> ask(String helper, String registry, Path named) {
        if (!NAME.matcher(helper).matches()) {
            throw CredentialProblems.file(
                    named, "the name of the credential helper for " + registry + " is not the name of a program");
        }
        String program = "docker-credential-" + helper;
        Path file = HelperProgram.find(program, surroundings)
                .orElseThrow(() -> CredentialProblems.missingHelper(program, named, registry));
        Command command = new Command(
                        file.toString(),
                        List.of(Argument.shown("get")),
                        surroundings.variables(),
                        Path.of("").toAbsolutePath(),
                        LIMIT)
                .reading(RegistryName.inDocker(registry) + "\n");
        HelperAnswer answer = new HelperAnswer(run(command, program, registry, named));
        try {
            return answer.credential();
        } catch (MalformedException e) {
            throw CredentialProblems.helperFailed(program, registry, e.reason(), answer.shownLines());
        }
    }

    /** What a helper has said until its time was over may be half of a login: the evidence of the time-out stays here. */
    private CommandResult run(Command command, String program, String registry, Path named) {
        try {
            return processes.run(command);
        } catch (ProgramNotFoundException e) {
            throw CredentialProblems.missingHelper(program, named, registry);
        } catch (ProblemException e) {
            if (e.problems().get(0).code() == ProblemCode.COMMAND_TIMEOUT) {
                throw CredentialProblems.helperFailed(
                        program, registry, CredentialProblems.tookTooLong(LIMIT), List.of());
            }
            throw e;
        }
    }
}
