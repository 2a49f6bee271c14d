package io.github.multiarchmaven.registry;

import io.github.multiarchmaven.narration.BuildLog;
import io.github.multiarchmaven.narration.Problem;
import io.github.multiarchmaven.narration.ProblemException;
import io.github.multiarchmaven.process.CancelledException;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** Tries again what fails for reasons that pass, with pauses in between, and never what would fail in the same way. */
final class Weather {

    /** How often something is tried at all. */
    static final int ATTEMPTS = 6;

    /** A pause that nobody wonders about. */
    private static final Duration SHORT = Duration.ofSeconds(2);

    private final Pauses pauses;
    private final BuildLog log;

    /** Whether there ever was an answer. */
    private volatile boolean seen;

    Weather(Pauses pauses, BuildLog log) {
        this.pauses = pauses;
        this.log = log;
    }

    /** Whether trying again makes sense. */
    enum Outlook {
        PASSING,
        /** For one that was there: it is being restarted. Where nobody has ever answered the address is wrong. */
        PASSING_ONCE_SEEN,
        LASTING
    }

    /** Something that can be done again from its beginning. */
    @FunctionalInterface
    interface Attempt<T> {

        T run() throws IOException, RefusalException;
    }

    /**
     * The result of the first attempt that succeeds.
     *
     * @param awaited what is waited for, in words
     * @param broken the words for a call that broke
     * @throws ProblemException of the last attempt
     * @throws CancelledException if the thread is interrupted
     */
    <T> T endure(String awaited, Attempt<T> attempt, Function<IOException, ProblemException> broken) {
        for (int failed = 1; ; failed++) {
            Duration pause;
            ProblemException reason;
            try {
                T result = attempt.run();
                seen = true;
                return result;
            } catch (RefusalException e) {
                seen = true;
                reason = e.problem();
                Duration asked = e.retryAfter().flatMap(pauses::asked).orElse(Duration.ZERO);
                if (!e.passing() || failed == ATTEMPTS || asked.compareTo(Pauses.LONGEST_ASKED) > 0) {
                    throw after(failed, reason);
                }
                pause = longer(asked, pauses.after(failed));
            } catch (IOException e) {
                if (Thread.currentThread().isInterrupted()) {
                    throw new CancelledException(awaited);
                }
                reason = broken.apply(e);
                if (!isPassing(BrokenCall.outlook(e)) || failed == ATTEMPTS) {
                    throw after(failed, reason);
                }
                pause = pauses.after(failed);
            }
            sleep(awaited, pause, reason);
        }
    }

    private boolean isPassing(Outlook outlook) {
        return outlook == Outlook.PASSING || (outlook == Outlook.PASSING_ONCE_SEEN && seen);
    }

    private void sleep(String awaited, Duration pause, ProblemException reason) {
        if (pause.compareTo(SHORT) > 0) {
            log.tryingAgain(reason.problems().get(0), pause);
        }
        try {
            pauses.sleep(pause);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CancelledException(awaited);
        }
    }

    private static Duration longer(Duration one, Duration other) {
        return one.compareTo(other) > 0 ? one : other;
    }

    private static ProblemException after(int attempts, ProblemException last) {
        if (attempts == 1) {
            return last;
        }
        List<Problem> problems = last.problems().stream()
                .map(problem -> {
                    List<String> evidence = new ArrayList<>(problem.evidence());
                    evidence.add("tried " + attempts + " times");
                    return problem.withEvidence(evidence);
                })
                .toList();
        ProblemException counted = new ProblemException(problems);
        counted.initCause(last);
        return counted;
    }
}
