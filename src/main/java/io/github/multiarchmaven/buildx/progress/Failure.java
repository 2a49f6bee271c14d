package io.github.multiarchmaven.buildx.progress;

import io.github.multiarchmaven.model.Platform;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Everything known of a failed build, as the {@link Diagnosis} need it. What is named {@code shown…} or is evidence is
 * masked; the rest is for matching only.
 *
 * @param step the failed step: an instruction before BuildKit's own work; empty if none was reported
 * @param errors buildx's {@code ERROR:} lines, without that word
 * @param plainLines all that buildx said
 * @param space where the result was to be written, if anybody looked
 */
record Failure(
        BuildCall call,
        SecretMask mask,
        Optional<Step> step,
        List<String> errors,
        List<String> plainLines,
        Optional<FreeSpace> space) {

    private static final int MOST_LOG_LINES = 20;
    private static final int MOST_SOURCE_LINES = 10;
    private static final int LONGEST_LINE = 500;

    static Failure of(BuildTranscript transcript, BuildCall call, SecretMask mask, Optional<FreeSpace> space) {
        List<Step> failures = transcript.failures();
        Optional<Step> step = failures.stream()
                .filter(failed -> !failed.internal())
                .findFirst()
                .or(() -> failures.stream().findFirst());
        List<String> plain = transcript.plainLines();
        return new Failure(call, mask, step, ToolWords.errorsIn(plain), plain, space);
    }

    /** The failed step, if it is an instruction of the Dockerfile. */
    Optional<Step> instruction() {
        return step.filter(failed -> !failed.internal());
    }

    /** The last lines that the failed step wrote. */
    List<String> log() {
        return step.map(Step::log).orElse(List.of());
    }

    /** What BuildKit and buildx say, the failed step's command line and output left out. */
    String toolWords() {
        return Stream.concat(stepError().stream(), errors.stream())
                .map(ToolWords::withoutCommand)
                .collect(Collectors.joining("\n"));
    }

    /** Tool's words and step's output, one line each. */
    List<String> everything() {
        return Stream.concat(log().stream(), toolWords().lines()).toList();
    }

    /** Whether the step was a command that ran and ended badly, or could not be started. */
    boolean isCommandFailure() {
        return Stream.concat(stepError().stream(), errors.stream()).anyMatch(ToolWords::isCommandFailure);
    }

    Optional<Platform> platform() {
        return step.flatMap(Step::platform)
                .or(() -> call.platforms().size() == 1
                        ? Optional.of(call.platforms().get(0))
                        : Optional.empty());
    }

    /** Certain that the builder's own processor executes the step's platform. */
    boolean surelyNative() {
        return platform().map(call.builder().natives()::contains).orElse(false);
    }

    /** {@code " on linux/arm64"}, or nothing. */
    String onPlatform() {
        return platform().map(platform -> " on " + platform).orElse("");
    }

    /** {@code "RUN apk add curl" (Dockerfile, line 3)} of the failed instruction. */
    String shownStep() {
        String text =
                step.map(failed -> StepName.of(failed.name()).instruction()).orElse("a step");
        String masked = mask.apply(text);
        String shortened = StepLines.shortened(masked);
        return "\"" + shortened + (shortened.length() < masked.length() ? " ...\" (" : "\" (") + place() + ")";
    }

    /** {@code Dockerfile, line 3}, or the file alone. */
    String place() {
        List<SourceBlock.Line> lines = sourceLines();
        String file = call.dockerfile().path();
        if (lines.isEmpty()) {
            return file;
        }
        int first = lines.get(0).number();
        int last = lines.get(lines.size() - 1).number();
        return first == last ? file + ", line " + first : file + ", lines " + first + " to " + last;
    }

    /** The short form of the reason, for the why: the step's own, else the last {@code ERROR:} line. */
    String shownReason() {
        return stepError()
                .or(() -> errors.stream().reduce((earlier, later) -> later))
                .map(ToolWords::withoutCommand)
                .map(ToolWords::withoutPrefixes)
                .map(mask)
                .map(Failure::cut)
                .orElse("buildx gave no reason");
    }

    /** The Dockerfile's lines, the step's last output, buildx's last error. */
    List<String> evidence() {
        List<String> evidence = new ArrayList<>();
        sourceLines().stream()
                .limit(MOST_SOURCE_LINES)
                .forEach(line -> evidence.add(call.dockerfile().path() + ":" + line.number() + "  " + line.text()));
        List<String> log = log();
        evidence.addAll(log.subList(Math.max(0, log.size() - MOST_LOG_LINES), log.size()));
        evidence.addAll(closingLines());
        return evidence.stream()
                .flatMap(String::lines)
                .map(mask)
                .map(Failure::cut)
                .toList();
    }

    /** The Dockerfile's lines in question; empty if unsure. */
    List<SourceBlock.Line> sourceLines() {
        List<SourceBlock.Line> excerpt = SourceBlock.in(plainLines).lines();
        if (!excerpt.isEmpty()) {
            return excerpt;
        }
        return instruction()
                .map(failed -> DockerfileLines.of(
                        StepName.of(failed.name()).instruction(),
                        call.dockerfile().text()))
                .orElse(List.of());
    }

    private static String cut(String text) {
        return text.length() > LONGEST_LINE ? text.substring(0, LONGEST_LINE) + " ..." : text;
    }

    private Optional<String> stepError() {
        return step.flatMap(failed ->
                failed.outcome() instanceof Outcome.Failed reason ? Optional.of(reason.error()) : Optional.empty());
    }

    private List<String> closingLines() {
        if (!errors.isEmpty()) {
            return List.of("ERROR: " + errors.get(errors.size() - 1));
        }
        if (step.isPresent()) {
            return stepError().stream().toList();
        }
        return plainLines.subList(Math.max(0, plainLines.size() - MOST_LOG_LINES), plainLines.size());
    }
}
