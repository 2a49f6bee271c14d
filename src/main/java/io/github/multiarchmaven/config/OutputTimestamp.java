package io.github.multiarchmaven.config;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.regex.Pattern;

/** The time of everything that a project builds, {@code project.build.outputTimestamp}, as it is written. */
public final class OutputTimestamp {

    private static final Pattern SECONDS = Pattern.compile("[0-9]{1,15}");

    /** The last second that the dates of an image's configuration can say (RFC 3339). */
    private static final long LAST = 253402300799L;

    /** What every project has with Maven 4, whoever asked for it (its super POM, model/pom-4.0.0.xml). */
    private static final String OF_MAVEN_4 = "1980-02-01T00:00:00Z";

    private OutputTimestamp() {}

    /** The time; empty where there is none, or what is written is none, which {@link ConfigurationReader} tells. */
    public static Optional<Instant> in(Optional<String> written) {
        try {
            return written.flatMap(OutputTimestamp::read);
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    /**
     * The time in whole seconds. As in Maven's archiver, a single character that is no digit means that there is none; so does
     * the time that nobody has written into the POM.
     *
     * @throws DateTimeException if it is no time, or one that no image can have
     */
    static Optional<Instant> read(String written) {
        String text = written.strip();
        if (text.equals(OF_MAVEN_4)
                || (text.length() < 2 && !SECONDS.matcher(text).matches())) {
            return Optional.empty();
        }
        Instant instant = SECONDS.matcher(text).matches()
                ? Instant.ofEpochSecond(Long.parseLong(text))
                : OffsetDateTime.parse(text).toInstant().truncatedTo(ChronoUnit.SECONDS);
        if (instant.getEpochSecond() < 0 || instant.getEpochSecond() > LAST) {
            throw new DateTimeException(text);
        }
        return Optional.of(instant);
    }

    /** Whether BuildKit takes it as a time. */
    static boolean isSeconds(String text) {
        return SECONDS.matcher(text).matches() && Long.parseLong(text) <= LAST;
    }
}
