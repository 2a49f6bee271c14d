package io.github.multiarchmaven.smoke;

import io.github.multiarchmaven.buildx.progress.SecretMask;
import io.github.multiarchmaven.model.SmokeRun.Wording;
import io.github.multiarchmaven.narration.Problem;
import io.github.multiarchmaven.narration.ProblemCode;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Says what is wrong with an image, and what to do about it. */
final class SmokeProblems {

    private static final int NO_SUCH_FILE = 2;
    private static final int NO_PROGRAM = 8;
    private static final int NO_PERMISSION = 13;
    private static final int LONGEST_LINE = 500;

    /** What shells and inits make of a signal, and the largest number of one. */
    private static final int SIGNAL_BASE = 128;

    private static final int LARGEST_SIGNAL = 64;

    private final Subject subject;
    private final Site site;
    private final SecretMask mask;
    private final Hearing heard;
    private final Emulation emulation;

    SmokeProblems(Subject subject, Site site, SecretMask mask, Hearing heard, Emulation emulation) {
        this.subject = subject;
        this.site = site;
        this.mask = mask;
        this.heard = heard;
        this.emulation = emulation;
    }

    /** Empty for what passed. */
    Optional<Problem> of(Outcome outcome) {
        if (outcome instanceof Outcome.Passed) {
            return Optional.empty();
        }
        Stream<String> doubts =
                outcome instanceof Outcome.NotExecuted ? subject.launch().programs().doubts().stream() : Stream.empty();
        return Optional.of(problem(outcome)
                .withEvidence(Stream.concat(doubts, heard.lastLines().stream())
                        .map(mask)
                        .map(line -> line.length() > LONGEST_LINE ? line.substring(0, LONGEST_LINE) + " ..." : line)
                        .toList()));
    }

    private Problem problem(Outcome outcome) {
        if (outcome instanceof Outcome.NotExecuted notExecuted) {
            return notExecuted(notExecuted.errno());
        } else if (outcome instanceof Outcome.Refused refused) {
            return notStarted(
                    "BuildKit says: " + mask.apply(refused.reason()),
                    "correct what it names in the Dockerfile, such as a USER that /etc/passwd of the image does not have, or"
                            + " a WORKDIR");
        } else if (outcome instanceof Outcome.LibraryMissing) {
            return notStarted(
                    "the loader does not find all the libraries that it needs",
                    "install them in the last stage, from packages of that platform; what was copied from another stage"
                            + " needs the libraries of that stage's base image");
        } else if (outcome instanceof Outcome.EmulatorCrashed crashed) {
            return crashed(crashed.how());
        } else if (outcome instanceof Outcome.TimedOut timedOut) {
            return Problem.of(
                    ProblemCode.SMOKE_TIMED_OUT,
                    what("was not done after " + timedOut.limit().toSeconds() + " s"),
                    timedOut.awaited()
                                    .map(awaited -> awaited + " occurs in no line of what it wrote until then" + lost())
                                    .orElse("it was still running when its time was over")
                            + ", and it was ended",
                    (emulation == Emulation.NONE ? "" : "an emulated program takes ten times as long and more; ")
                            + "give it more time with <smoke><timeout>, or have it do less; for a server,"
                            + " <startup> names the line with which it has started up");
        } else if (outcome instanceof Outcome.NotSearchable notSearchable) {
            return Problem.of(
                    ProblemCode.SETTING_INVALID,
                    "<smoke> cannot look for " + notSearchable.wording() + " in what the image " + subject.name()
                            + " for " + subject.platform() + " writes",
                    "a group that is repeated, such as (.|\\n)* or (.*,){9}, takes memory for every character, or has so many"
                            + " ways to be found that nobody can try them all",
                    "write (?s).* for anything that may have line breaks, and no repetition within a repetition");
        }
        return failed(outcome);
    }

    private Problem failed(Outcome outcome) {
        if (outcome instanceof Outcome.WrongExit wrong) {
            return failed(
                    "ended with " + exitCode(wrong.code()),
                    "expected was " + wrong.expected()
                            + (mayBeSignal(wrong.code())
                                    ? "; whether a signal killed it is not known" + lost()
                                    : "; it ran, and came to that by itself"),
                    lastWords());
        } else if (outcome instanceof Outcome.Killed killed) {
            return failed(
                    "was killed by " + Signals.name(killed.signal()),
                    whyKilled(),
                    lastWords() + ", and whether it does the same on a machine of its own platform");
        } else if (outcome instanceof Outcome.NotStartedUp early) {
            return failed(
                    "ended, with " + exitCode(early.code()) + ", before it had started up",
                    early.awaited() + " occurs in no line of what it wrote" + lost(),
                    lastWords() + "; if it does start up, correct <startup>");
        } else if (outcome instanceof Outcome.TextClipped clipped) {
            return failed(
                    "did not write " + list(clipped.missing()) + " as far as can be seen",
                    "it ended as it should, and its output, as far as it is known, has no such text" + lost(),
                    "have it write less, or ask for what it writes first");
        }
        return failed(
                "did not write " + list(((Outcome.TextMissing) outcome).missing()),
                "it ended as it should, but its output has no such text",
                lastWords() + ", and correct <output> of <smoke>, or the program");
    }

    private Problem notExecuted(int errno) {
        if (errno == NO_SUCH_FILE) {
            return notStarted(
                    "there is no such file: that is the program itself, the loader that it names, or the"
                            + " interpreter of a script",
                    "see below what the image does not have, and install it in the last stage; a program that was linked"
                            + " for glibc does not start in an image with musl, nor the other way round");
        } else if (errno == NO_PROGRAM && isOfPlatform()) {
            return notStarted(
                    "it is a program for that platform, but the kernel under the builder has no handler for it any more, which it"
                            + " had when this goal began",
                    "run it again, and see what removes handlers meanwhile: another build's teardown, or docker run --privileged"
                            + " --rm " + site.binfmtImage() + " --uninstall");
        } else if (errno == NO_PROGRAM) {
            return notStarted(
                    "it is no program for this platform, and no script that begins with #!",
                    "look in the Dockerfile for what copies or downloads the same file for every platform; a script needs a"
                            + " first line like #!/bin/sh");
        } else if (errno == NO_PERMISSION) {
            return notStarted(
                    "the image's user may not execute it",
                    "give it the permission: COPY --chmod=755, or RUN chmod in the stage that it comes from");
        }
        return notStarted("execve(2) fails with error number " + errno, "see errno(3) for what that means");
    }

    private String whyKilled() {
        return switch (emulation) {
            case SURE -> "that is no signal of which programs die when their emulator is at fault";
            case PERHAPS ->
                "the builder's processor can execute such programs itself, and QEMU says nothing of a fault of its own";
            case NONE -> "it ran on the processor itself, so that no emulator is at fault";
        };
    }

    /** What its init says of a signal comes last, and so is lost with the rest. */
    private boolean mayBeSignal(int code) {
        return heard.isClipped() && code > SIGNAL_BASE && code <= SIGNAL_BASE + LARGEST_SIGNAL;
    }

    private String exitCode(int code) {
        return "exit code " + code + (mayBeSignal(code) ? ", as after " + Signals.name(code - SIGNAL_BASE) : "");
    }

    /** What of the output is not known, to go on with after a sentence. */
    private String lost() {
        return (heard.isClipped()
                        ? "; it wrote more than BuildKit passes on, 200 KiB a second and 2 MiB in all, and what came later"
                                + " is lost"
                        : "")
                + (heard.isCut() ? "; of a line of more than 2000 bytes the rest is lost" : "");
    }

    private String lastWords() {
        return heard.lastLines().isEmpty() ? "it wrote nothing" : "see its last lines";
    }

    /** What is for another platform is not even run, and what is not known to be a program is a doubt. */
    private boolean isOfPlatform() {
        return emulation != Emulation.NONE
                && !subject.launch().programs().binaries().isEmpty()
                && subject.launch().programs().doubts().isEmpty();
    }

    private Problem notStarted(String why, String next) {
        return Problem.of(ProblemCode.SMOKE_NOT_STARTED, what("cannot be started"), why, next);
    }

    private Problem crashed(String how) {
        return Problem.of(
                ProblemCode.SMOKE_EMULATOR_CRASHED,
                what("crashed under emulation"),
                mask.apply(how) + "; under QEMU that is as often the emulator's fault as the program's",
                "run it on a machine or a node of that platform, by <builder><name>, to know which; or try another version of"
                        + " QEMU by another <binfmt><image> (now " + site.binfmtImage()
                        + "), for which the old handler has to go: multiarch:teardown, or a restart of the machine");
    }

    private Problem failed(String predicate, String why, String next) {
        return Problem.of(ProblemCode.SMOKE_FAILED, what(predicate), why, next);
    }

    /** Platform, image and program, and what became of it. */
    private String what(String predicate) {
        return "the image " + subject.name() + " for " + subject.platform() + ": "
                + mask.apply(subject.launch().toString()) + " " + predicate;
    }

    private static String list(List<Wording> wordings) {
        return wordings.stream().map(Wording::toString).collect(Collectors.joining(" and "));
    }
}
