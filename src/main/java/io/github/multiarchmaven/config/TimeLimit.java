package io.github.multiarchmaven.config;

import io.github.multiarchmaven.narration.Problem;
import io.github.multiarchmaven.narration.ProblemCode;
import io.github.multiarchmaven.narration.ProblemException;
import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.Optional;

/** How long a goal may take, as it is written: {@code 90s}, {@code 30m}, {@code 1h30m}, {@code PT30M}, {@code 90}. */
public final class TimeLimit {

    /** No build takes that long, and no timer need take more. */
    private static final Duration LONGEST = Duration.ofDays(7);

    private TimeLimit() {}

    /**
     * Understands a limit. A number without a unit is seconds, as with other plugins of Maven.
     *
     * @throws io.github.multiarchmaven.narration.ProblemException SETTING_INVALID
     */
    public static Optional<Duration> read(Optional<String> written) {
        return written.map(text -> parse(text.strip())
                .filter(time -> !time.isNegative() && time.compareTo(LONGEST) <= 0 && time.toMillis() > 0)
                .orElseThrow(() -> new ProblemException(Problem.of(
                        ProblemCode.SETTING_INVALID,
                        "<timeout> is \"" + text + "\"",
                        "it is how long the goal may take, in hours, minutes and seconds: more than nothing, and at most"
                                + " 168h",
                        "write it like 90s, 30m or 1h30m; a number without a unit is seconds"))));
    }

    private static Optional<Duration> parse(String text) {
        try {
            if (text.matches("[0-9]{1,9}")) {
                return Optional.of(Duration.ofSeconds(Long.parseLong(text)));
            }
            return Optional.of(Duration.parse(text.matches("[pP].*") ? text : "PT" + text));
        } catch (DateTimeParseException e) {
            return Optional.empty();
        }
    }
}
