package io.github.multiarchmaven.binfmt;

import io.github.multiarchmaven.engine.ContainerOutcome;
import io.github.multiarchmaven.engine.ContainerOutput;
import java.util.List;
import java.util.stream.Stream;

/** How the end of a container is told to a person, in one line. */
final class LastWords {

    private LastWords() {}

    static String of(ContainerOutcome outcome) {
        if (outcome instanceof ContainerOutcome.CouldNotStart notStarted) {
            return notStarted.message();
        }
        if (outcome instanceof ContainerOutcome.Exited exited) {
            return "exit code " + exited.exitCode() + lastLine(exited.output());
        }
        if (outcome instanceof ContainerOutcome.TimedOut timedOut) {
            return "still running when its time was over" + lastLine(timedOut.output());
        }
        throw new IllegalStateException("unknown outcome " + outcome);
    }

    /** All lines that a container wrote, standard error after standard output. */
    static ContainerOutput output(ContainerOutcome outcome) {
        if (outcome instanceof ContainerOutcome.Exited exited) {
            return exited.output();
        }
        return outcome instanceof ContainerOutcome.TimedOut timedOut
                ? timedOut.output()
                : new ContainerOutput("", LastWords.of(outcome));
    }

    private static String lastLine(ContainerOutput output) {
        List<String> lines = Stream.concat(
                        output.output().lines(), output.errors().lines())
                .filter(line -> !line.isBlank())
                .toList();
        return lines.isEmpty()
                ? ""
                : ", "
                        + lines.get(lines.size() - 1)
                                .replaceAll("[\\p{Cntrl}\uFFFD]", "")
                                .strip();
    }
}
