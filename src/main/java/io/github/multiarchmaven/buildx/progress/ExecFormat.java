package io.github.multiarchmaven.buildx.progress;

import io.github.multiarchmaven.model.Platform;
import io.github.multiarchmaven.narration.Problem;
import io.github.multiarchmaven.narration.ProblemCode;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The kernel could not execute a program: because nothing executes that platform here, because the wrong emulator does, or
 * because the program belongs to another platform than the step.
 */
final class ExecFormat implements Diagnosis {

    /** Of runc and of BuildKit, about the step's first program. */
    private static final Predicate<String> NOT_STARTED = Pattern.compile(
                    "(?:^|: )exec \\S+: exec format error|exec user process caused:? \"?exec format error"
                            + "|no support for running processes with \\S+ platform")
            .asPredicate();
    /** Of the same, but with other causes as well: a handler without the F flag looks for its emulator in the image. */
    private static final Predicate<String> PERHAPS_NOT_STARTED = Pattern.compile(
                    "(?:^|: )exec \\S+: no such file or directory|runc run failed: container process is already dead")
            .asPredicate();

    private static final Predicate<String> WRONG_EMULATOR =
            Pattern.compile("Invalid ELF image for this architecture").asPredicate();

    @Override
    public Optional<Problem> of(Failure failure) {
        boolean nobodyRan = said(failure, NOT_STARTED);
        boolean perhaps =
                failure.platform().isPresent() && !failure.surelyNative() && said(failure, PERHAPS_NOT_STARTED);
        if ((nobodyRan && !failure.surelyNative()) || perhaps) {
            return Optional.of(noHandler(failure));
        }
        if (said(failure, WRONG_EMULATOR)) {
            return Optional.of(problem(
                    failure,
                    "An emulator was started, but for another processor than the program's: the base image holds another"
                            + " platform than it says, or the handler in the kernel is the wrong one.",
                    "Check the FROM line's --platform and the base image (docker buildx imagetools inspect shows what it"
                            + " has); if they are right, docker run --privileged --rm "
                            + failure.call().binfmtImage() + " on the builder's machine shows what is registered."));
        }
        if (nobodyRan || said(failure, line -> line.toLowerCase(Locale.ROOT).contains("exec format error"))) {
            return Optional.of(problem(
                    failure,
                    "The step's platform itself can be executed; the program that was to be started is made for another"
                            + " one.",
                    "Check where the program comes from: a FROM --platform that is fixed, or a COPY or download that does"
                            + " not follow TARGETARCH."));
        }
        return Optional.empty();
    }

    private static Problem noHandler(Failure failure) {
        String architecture = failure.platform().map(Platform::architecture).orElse("all");
        return problem(
                failure,
                "The kernel under the builder \"" + failure.call().builder().name()
                        + "\" has no working handler for that platform, so nothing can execute its programs.",
                "Let the plugin register one: <binfmt><mode>always</mode></binfmt> does it even where the Dockerfile does not"
                        + " show that it is needed, as with an ONBUILD RUN of the base image. Or run docker run --privileged --rm "
                        + failure.call().binfmtImage() + " --install " + architecture
                        + " on the builder's machine and build again. Or move the step to a stage FROM"
                        + " --platform=$BUILDPLATFORM, which needs no emulation.");
    }

    private static Problem problem(Failure failure, String why, String next) {
        return Problem.of(
                ProblemCode.BUILD_EXEC_FORMAT,
                "The step " + failure.shownStep() + " cannot be executed" + failure.onPlatform() + ".",
                why,
                next);
    }

    private static boolean said(Failure failure, Predicate<String> text) {
        Stream<String> lines = failure.isCommandFailure()
                ? failure.everything().stream()
                : failure.toolWords().lines();
        return lines.anyMatch(text);
    }
}
