package io.github.multiarchmaven.config;

import io.github.multiarchmaven.model.Revision;
import io.github.multiarchmaven.narration.ProblemCode;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What stands in tags for something that is only known when the image is built. Braces are in no tag, so nothing else can be
 * meant.
 *
 * @param version of the project; empty where there is no project
 * @param revision of its sources, if it is known
 * @param time of the build
 */
public record TagPlaceholders(Optional<String> version, Optional<Revision> revision, Instant time) {

    private static final Pattern PLACEHOLDER = Pattern.compile("\\{([^{}]*)}");

    /** In UTC, so that the tags of all machines are in the order of their builds. */
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyyMMdd_HHmm", Locale.ROOT).withZone(ZoneOffset.UTC);

    /** Those of a module. */
    static TagPlaceholders of(RawProject project) {
        return new TagPlaceholders(Optional.of(project.version()), project.revision(), project.time());
    }

    /**
     * The texts with what their placeholders stand for.
     *
     * @param parameter where they are from
     * @throws io.github.multiarchmaven.narration.ProblemException with all that cannot be filled
     */
    public List<String> fill(List<String> texts, String parameter) {
        Problems problems = new Problems();
        List<String> filled = texts.stream()
                .flatMap(text -> fill(text, parameter, problems).stream())
                .toList();
        problems.throwIfAny();
        return filled;
    }

    /** @param parameter where the text is from; empty if it has a placeholder that cannot be filled, which has been told */
    Optional<String> fill(String text, String parameter, Problems problems) {
        Optional<MatchResult> bad = PLACEHOLDER
                .matcher(text)
                .results()
                .filter(found -> value(found.group(1)).isEmpty())
                .findFirst();
        bad.ifPresent(found -> tell(found.group(1), "<" + parameter + "> holds \"" + text + "\"", problems));
        return bad.isPresent()
                ? Optional.empty()
                : Optional.of(PLACEHOLDER
                        .matcher(text)
                        .replaceAll(found ->
                                Matcher.quoteReplacement(value(found.group(1)).orElseThrow())));
    }

    private Optional<String> value(String name) {
        return switch (name) {
            case "version" -> version;
            case "revision" -> revision.map(Revision::brief);
            case "timestamp" -> Optional.of(TIME.format(time));
            default -> Optional.empty();
        };
    }

    private static void tell(String name, String what, Problems problems) {
        switch (name) {
            case "version" ->
                problems.add(
                        ProblemCode.TAG_INVALID,
                        what + ", and there is no version",
                        "{version} is the version of the project, and Maven runs without one",
                        "write the version itself, or run Maven where the pom.xml is");
            case "revision" ->
                problems.add(
                        ProblemCode.TAG_INVALID,
                        what + ", and the revision is not known",
                        "{revision} is the commit that git has checked out; git is not installed, or this folder is in none of"
                                + " its repositories, or has no commit yet",
                        "build in a checkout, or set -Dmultiarch.revision=…");
            default ->
                problems.add(
                        ProblemCode.TAG_INVALID,
                        what + ", with the unknown placeholder {" + name + "}",
                        "known are {version}, {revision} and {timestamp}",
                        "use one of these, or write a tag without braces");
        }
    }
}
