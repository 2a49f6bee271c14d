package io.github.multiarchmaven.buildx.progress;

import io.github.multiarchmaven.model.Platform;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The name of a step taken apart. The Dockerfile frontend writes {@code [platform->target stage n/m] instruction}, of
 * which all but {@code n/m} may be missing ({@code prefixCommand} in BuildKit's
 * {@code frontend/dockerfile/dockerfile2llb/convert.go}); only instructions have an {@code n/m}.
 *
 * @param platform where it runs
 * @param bracket the text between the brackets, without surplus blanks; empty if there is none
 * @param position {@code n/m}; empty if the name has none
 * @param instruction what follows the brackets, or the whole name
 */
public record StepName(Optional<Platform> platform, String bracket, String position, String instruction) {

    private static final Pattern POSITION = Pattern.compile("[0-9]{1,5}/[0-9]{1,5}");
    private static final Pattern RUN = Pattern.compile("(?:ONBUILD )?RUN\\b", Pattern.CASE_INSENSITIVE);
    private static final Pattern BLANKS = Pattern.compile("\\s+");

    /** Takes a name apart, of whatever form. */
    public static StepName of(String name) {
        int end = name.indexOf("] ");
        if (!name.startsWith("[") || end < 0) {
            return new StepName(Optional.empty(), "", "", name.strip());
        }
        List<String> words = Arrays.asList(BLANKS.split(name.substring(1, end).strip()));
        String last = words.get(words.size() - 1);
        return new StepName(
                platformIn(words.get(0)),
                String.join(" ", words),
                POSITION.matcher(last).matches() ? last : "",
                name.substring(end + 2).strip());
    }

    /** The name of its stage, such as {@code build} or {@code stage-1}; empty if the name has none. */
    public String stage() {
        String inner = platform.isPresent() ? bracket.substring(Math.max(0, bracket.indexOf(' ') + 1)) : bracket;
        return inner.substring(0, inner.length() - position.length()).strip();
    }

    /** Whether it is a command, which a processor has to execute. */
    public boolean executes() {
        return !internal() && RUN.matcher(instruction).lookingAt();
    }

    /** Whether it is BuildKit's own work and no instruction. */
    public boolean internal() {
        return position.isEmpty();
    }

    private static Optional<Platform> platformIn(String word) {
        int arrow = word.indexOf("->");
        String runsOn = arrow < 0 ? word : word.substring(0, arrow);
        if (!runsOn.contains("/") || POSITION.matcher(runsOn).matches()) {
            return Optional.empty();
        }
        try {
            return Optional.of(Platform.of(runsOn));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
