package io.github.multiarchmaven.smoke;

import io.github.multiarchmaven.model.SmokeRun;
import io.github.multiarchmaven.model.SmokeRun.Wording;
import io.github.multiarchmaven.model.UnsearchableException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Says what a run came to, from how its step ended and what was heard until then. */
final class Judgement {

    private static final Pattern EXIT_CODE =
            Pattern.compile("did not complete successfully: exit code: ([0-9]{1,3})\\b");

    private static final int SIGNAL_BASE = 128;

    /** Of loaders, and of shells that find no program. */
    private static final int NOT_STARTED = 127;

    /** Those of which programs die by an instruction that their processor does not know, or executes wrongly (signal(7)). */
    private static final Set<Integer> OF_PROCESSORS = Set.of(4, 5, 7, 8, 11, 31);

    /** Of the loaders of glibc (elf/rtld.c, elf/dl-load.c) and of musl (ldso/dynlink.c). */
    private static final String LOADER_ERROR =
            "error while loading shared libraries: |Error (?:loading shared library|relocating) ";

    /** Whatever a script makes of it. */
    private static final Predicate<String> LOADER_FAILED =
            Pattern.compile(LOADER_ERROR).asPredicate();

    private static final Predicate<String> LIBRARY_MISSING =
            Pattern.compile(" => not found|" + LOADER_ERROR).asPredicate();

    /** The second one is that of QEMU's own loader (linux-user/main.c). */
    private static final Set<Integer> QEMU_GAVE_UP = Set.of(255, 1);

    private final SmokeRun run;
    private final Launch.Depth depth;
    private final Hearing heard;
    private final Emulation emulation;

    Judgement(SmokeRun run, Launch.Depth depth, Hearing heard, Emulation emulation) {
        this.run = run;
        this.depth = depth;
        this.heard = heard;
        this.emulation = emulation;
    }

    Outcome of(Ending ending) {
        if (heard.errno().isPresent()) {
            return new Outcome.NotExecuted(heard.errno().getAsInt());
        }
        if (ending instanceof Ending.Stopped stopped) {
            return stopped(stopped.reason());
        }
        if (!(ending instanceof Ending.Failed failed)) {
            return ended(0);
        }
        Matcher code = EXIT_CODE.matcher(failed.error());
        return code.find()
                ? ended(Integer.parseInt(code.group(1)))
                : new Outcome.Refused(
                        failed.error().replaceFirst("(?s)^process \".*\" did not complete successfully: ", ""));
    }

    private Outcome stopped(Ending.Reason reason) {
        if (depth == Launch.Depth.STARTED && LOADER_FAILED.test(heard.text())) {
            return new Outcome.LibraryMissing();
        }
        OptionalInt signal = heard.qemuSignal();
        // a program that goes on to say enough has survived one that it had started
        boolean saidEnough = reason == Ending.Reason.ENOUGH && depth != Launch.Depth.STARTED && !heard.qemuSpokeLast();
        if (signal.isPresent() && !saidEnough) {
            return died(signal.getAsInt());
        }
        return switch (reason) {
            case ENOUGH -> new Outcome.Passed();
            case HUNG -> new Outcome.EmulatorCrashed(heard.qemuFault().orElse("it says no more"));
            case TIME_OVER -> timeOver();
            case UNSEARCHABLE -> new Outcome.NotSearchable(awaited().orElseThrow());
        };
    }

    /** What was in a line without an end, or was held back by BuildKit's limits, is heard when all is over. */
    private Outcome timeOver() {
        for (Wording awaited : awaited().stream().toList()) {
            try {
                if (heard.text().lines().anyMatch(awaited::occursIn)) {
                    return new Outcome.Passed();
                }
            } catch (UnsearchableException e) {
                return new Outcome.NotSearchable(awaited);
            }
        }
        return new Outcome.TimedOut(run.timeout(), awaited());
    }

    private Optional<Wording> awaited() {
        return run.expected() instanceof SmokeRun.StartsUp startsUp ? Optional.of(startsUp.line()) : Optional.empty();
    }

    private Outcome ended(int code) {
        if (QEMU_GAVE_UP.contains(code)
                && emulation != Emulation.NONE
                && heard.qemuErrno().isPresent()) {
            return new Outcome.NotExecuted(heard.qemuErrno().getAsInt());
        }
        boolean ofLoader = depth == Launch.Depth.LOADED || (code == NOT_STARTED && !isExpected(code));
        if (ofLoader && LIBRARY_MISSING.test(heard.text())) {
            return new Outcome.LibraryMissing();
        }
        if (depth == Launch.Depth.LOADED) {
            return expecting(code, 0);
        }
        if (depth == Launch.Depth.STARTED && LOADER_FAILED.test(heard.text())) {
            return new Outcome.LibraryMissing();
        }
        if (depth == Launch.Depth.STARTED) {
            return signalOf(code).map(this::died).orElseGet(Outcome.Passed::new);
        }
        if (run.expected() instanceof SmokeRun.StartsUp startsUp) {
            return wrong(code).orElseGet(() -> new Outcome.NotStartedUp(code, startsUp.line()));
        }
        SmokeRun.Ends ends = (SmokeRun.Ends) run.expected();
        return code == ends.exitCode() ? said(ends.texts()) : expecting(code, ends.exitCode());
    }

    private boolean isExpected(int code) {
        return run.expected() instanceof SmokeRun.Ends ends && ends.exitCode() == code;
    }

    private Outcome expecting(int code, int expected) {
        return code == expected
                ? new Outcome.Passed()
                : wrong(code).orElseGet(() -> new Outcome.WrongExit(code, expected));
    }

    private Optional<Outcome> wrong(int code) {
        Optional<Outcome> died = signalOf(code).map(this::died);
        return died.isPresent() || emulation == Emulation.NONE
                ? died
                : heard.qemuFault().map(Outcome.EmulatorCrashed::new);
    }

    /** As init or QEMU say it; a shell that saw a program of its own die of a signal adds 128. */
    private Optional<Integer> signalOf(int code) {
        if (heard.signal().isPresent()) {
            return Optional.of(heard.signal().getAsInt());
        }
        if (heard.qemuSignal().isPresent()
                && code == SIGNAL_BASE + heard.qemuSignal().getAsInt()) {
            return Optional.of(heard.qemuSignal().getAsInt());
        }
        boolean mayBeOne = heard.nativeArchitecture().isEmpty() || emulation != Emulation.NONE;
        return mayBeOne && OF_PROCESSORS.contains(code - SIGNAL_BASE)
                ? Optional.of(code - SIGNAL_BASE)
                : Optional.empty();
    }

    private Outcome died(int signal) {
        boolean qemuSays = heard.qemuFault().isPresent() || heard.qemuSignal().isPresent();
        if ((emulation == Emulation.SURE || (emulation == Emulation.PERHAPS && qemuSays))
                && (OF_PROCESSORS.contains(signal) || heard.qemuFault().isPresent())) {
            return new Outcome.EmulatorCrashed(heard.qemuFault().orElse("it died of " + Signals.name(signal)));
        }
        return new Outcome.Killed(signal);
    }

    private Outcome said(List<Wording> texts) {
        List<Wording> missing = new ArrayList<>();
        for (Wording wording : texts) {
            try {
                if (!wording.occursIn(heard.text())) {
                    missing.add(wording);
                }
            } catch (UnsearchableException e) {
                return new Outcome.NotSearchable(wording);
            }
        }
        if (missing.isEmpty()) {
            return new Outcome.Passed();
        }
        return heard.isClipped() || heard.isCut() ? new Outcome.TextClipped(missing) : new Outcome.TextMissing(missing);
    }
}
