package io.github.multiarchmaven.smoke;

import io.github.multiarchmaven.model.SmokeRun.Wording;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** What a run came to. */
sealed interface Outcome {

    /** Everything is as it should be. */
    record Passed() implements Outcome {}

    /** The program could not be started: an error number of {@code execve(2)}. */
    record NotExecuted(int errno) implements Outcome {}

    /**
     * BuildKit did not come as far as starting anything.
     *
     * @param reason in its words
     */
    record Refused(String reason) implements Outcome {}

    /** The loader does not find all libraries. */
    record LibraryMissing() implements Outcome {}

    /** It ended with another exit code. */
    record WrongExit(int code, int expected) implements Outcome {}

    /** It died of a signal. */
    record Killed(int signal) implements Outcome {}

    /**
     * It died as programs do when their emulator is at fault.
     *
     * @param how half a sentence
     */
    record EmulatorCrashed(String how) implements Outcome {}

    /**
     * It was still running when its time was over.
     *
     * @param awaited what it had not said until then, if it was to say something
     */
    record TimedOut(Duration limit, Optional<Wording> awaited) implements Outcome {}

    /** It ended before it had started up. */
    record NotStartedUp(int code, Wording awaited) implements Outcome {}

    /** It ended well and had not said what it should. */
    record TextMissing(List<Wording> missing) implements Outcome {

        public TextMissing {
            missing = List.copyOf(missing);
        }
    }

    /** Whether it said that cannot be found out: the regular expression takes too much memory or time. */
    record NotSearchable(Wording wording) implements Outcome {}

    /** The text is missing, but not all that it said was passed on. */
    record TextClipped(List<Wording> missing) implements Outcome {

        public TextClipped {
            missing = List.copyOf(missing);
        }
    }
}
