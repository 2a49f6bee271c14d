package io.github.multiarchmaven.buildx.progress;

import io.github.multiarchmaven.model.Platform;
import io.github.multiarchmaven.narration.BuildLog;
import java.time.Duration;
import java.util.Locale;

/** Words the one line that a finished step gets: {@code [linux/arm64 2/3] RUN apk add curl ... 12.3 s}. */
public final class StepLines {

    private static final int LONGEST_INSTRUCTION = 80;

    private final SecretMask mask;

    public StepLines(SecretMask mask) {
        this.mask = mask;
    }

    /** Prints the line: an instruction at INFO, BuildKit's own work at DEBUG. */
    public void print(Step step, BuildLog log) {
        if (step.internal()) {
            log.debug(line(step));
        } else {
            log.info(line(step));
        }
    }

    /** The line of this step. */
    public String line(Step step) {
        StepName name = StepName.of(step.name());
        String place = name.platform().isPresent()
                ? ""
                : step.platform().map(Platform::toString).orElse("");
        String inside = (place + " " + name.bracket()).strip();
        String bracket = inside.isEmpty() ? "" : "[" + inside + "] ";
        return bracket + instruction(name) + " ... " + ending(step);
    }

    String instruction(StepName name) {
        return shortened(mask.apply(name.instruction()));
    }

    /** On one line, and no longer than people read. */
    public static String shortened(String instruction) {
        String oneLine = instruction.replaceAll("\\s+", " ").replaceAll("(@sha256:[0-9a-f]{12})[0-9a-f]{52}", "$1");
        return oneLine.length() <= LONGEST_INSTRUCTION
                ? oneLine
                : oneLine.substring(0, LONGEST_INSTRUCTION).strip();
    }

    private static String ending(Step step) {
        String time = inWords(step.duration());
        if (step.outcome() instanceof Outcome.Cached) {
            return "cached";
        }
        if (step.outcome() instanceof Outcome.Canceled) {
            return "canceled";
        }
        return step.outcome() instanceof Outcome.Failed ? "failed after " + time : time;
    }

    /** {@code 12.3 s}, {@code 2 min 05 s}, {@code 1 h 07 min}. */
    public static String inWords(Duration duration) {
        if (duration.toHours() > 0) {
            return String.format(Locale.ROOT, "%d h %02d min", duration.toHours(), duration.toMinutesPart());
        }
        if (duration.toMinutes() > 0) {
            return String.format(Locale.ROOT, "%d min %02d s", duration.toMinutes(), duration.toSecondsPart());
        }
        return String.format(Locale.ROOT, "%.1f s", duration.toMillis() / 1000.0);
    }
}
