package io.github.multiarchmaven.buildx.progress;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The image that BuildKit could not read, as it stands in its messages. */
final class BaseImage {

    private static final Pattern IN_ERROR =
            Pattern.compile("failed to (?:resolve source metadata|load metadata|resolve reference)"
                    + "(?: for)? (?:docker-image://)?\"?([^\\s\"]{1,300})\"?:");
    private static final Pattern IN_NAME =
            Pattern.compile("(?:load metadata for |image config for (?:docker-image://)?)(\\S{1,300})$");

    private BaseImage() {}

    static Optional<String> in(Failure failure) {
        return Stream.of(
                        match(IN_ERROR, failure.toolWords()),
                        failure.step().flatMap(step -> match(IN_NAME, step.name())))
                .flatMap(Optional::stream)
                .findFirst();
    }

    static String shownIn(Failure failure) {
        return in(failure).map(failure.mask()).orElse("of a stage");
    }

    private static Optional<String> match(Pattern pattern, String text) {
        Matcher matcher = pattern.matcher(text);
        return matcher.find() ? Optional.of(matcher.group(1)) : Optional.empty();
    }
}
