package io.github.multiarchmaven.buildx.progress;

import io.github.multiarchmaven.narration.Problem;
import io.github.multiarchmaven.narration.ProblemCode;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * QEMU, or the program in it, died of a signal, as in docker/buildx#314, #1170 and tonistiigi/binfmt#298. Without QEMU's
 * own words only on a platform that is not the builder's.
 */
final class EmulatorCrash implements Diagnosis {

    private static final Pattern QEMU_SAYS =
            Pattern.compile("qemu: (?:uncaught target signal|unhandled CPU exception)");
    private static final Pattern DIED = Pattern.compile(
            "exit code: (?:132|134|135|139)\\b|illegal instruction|segmentation fault", Pattern.CASE_INSENSITIVE);

    static boolean isQemusLastWord(String line) {
        return QEMU_SAYS.matcher(line).find();
    }

    @Override
    public Optional<Problem> of(Failure failure) {
        boolean certain = failure.everything().stream().anyMatch(QEMU_SAYS.asPredicate());
        boolean likely = failure.platform().isPresent()
                && !failure.surelyNative()
                && failure.isCommandFailure()
                && failure.everything().stream().anyMatch(DIED.asPredicate());
        if (!certain && !likely) {
            return Optional.empty();
        }
        return Optional.of(Problem.of(
                ProblemCode.BUILD_EMULATOR_CRASHED,
                "The step " + failure.shownStep() + " crashed" + failure.onPlatform() + ".",
                certain
                        ? "QEMU, which emulates that processor, died of a signal while it ran the step: "
                                + failure.shownReason() + "."
                        : "The program died of a signal, which under emulation is mostly QEMU's fault: "
                                + failure.shownReason() + ".",
                "Move the step to a stage that runs on the build machine's own platform (FROM --platform=$BUILDPLATFORM)"
                        + " and COPY the result; or try another version of QEMU by another <binfmt><image>"
                        + " (now " + failure.call().binfmtImage() + "); or use a node whose processor executes "
                        + failure.platform().map(Object::toString).orElse("that platform") + "."));
    }
}
