package io.github.multiarchmaven.config;

import io.github.multiarchmaven.config.RawConfiguration.RawTimestamps;
import io.github.multiarchmaven.model.Output;
import io.github.multiarchmaven.model.Timestamps;
import io.github.multiarchmaven.narration.ProblemCode;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Understands {@code outputTimestamp} and {@code rewriteTimestamp}. */
final class TimestampsReader {

    private final Problems problems;
    private final List<Output> outputs;

    TimestampsReader(Problems problems, List<Output> outputs) {
        this.problems = problems;
        this.outputs = outputs;
    }

    /** @param buildArgs names of the user's own, which go before */
    Timestamps read(RawTimestamps raw, Set<String> buildArgs) {
        Optional<Instant> output = raw.output().flatMap(this::time);
        boolean usersOwn = buildArgs.contains(Timestamps.EPOCH);
        boolean known = output.isPresent() || usersOwn;
        boolean rewrite = raw.rewrite().orElse(output.isPresent() && obstacle().isEmpty());
        Optional<Instant> created = usersOwn ? Optional.empty() : output;
        if (raw.rewrite().orElse(false)) {
            if (!known) {
                refuse(
                        "no time is given",
                        "set the property project.build.outputTimestamp, such as 2026-11-25T12:00:00Z, or remove"
                                + " <rewriteTimestamp>");
            }
            obstacle()
                    .ifPresent(why -> refuse(
                            why,
                            "keep the default <output>oci</output>, of which multiarch:push and multiarch:load make the"
                                    + " rest, or remove <rewriteTimestamp>"));
        }
        return new Timestamps(created, rewrite ? Timestamps.Files.CAPPED : Timestamps.Files.AS_THEY_ARE);
    }

    /** One build has one digest, in every output that is an image. */
    private Optional<String> obstacle() {
        if (outputs.stream().noneMatch(Output.Oci.class::isInstance)) {
            return Optional.of("no output is oci, the only one for which files get another time");
        }
        return outputs.stream()
                .filter(output -> output instanceof Output.Registry || output instanceof Output.Docker)
                .findFirst()
                .map(output -> "for the output " + output.word() + " files keep their times, so that the same image"
                        + " would have two digests");
    }

    private Optional<Instant> time(String text) {
        try {
            return OutputTimestamp.read(text);
        } catch (DateTimeException e) {
            problems.add(
                    ProblemCode.SETTING_INVALID,
                    "the output timestamp is \"" + text.strip() + "\"",
                    "it is a time since 1970 in ISO 8601 with its zone, or in seconds since then",
                    "set the property project.build.outputTimestamp to such a time, for instance 2026-11-25T12:00:00Z");
            return Optional.empty();
        }
    }

    private void refuse(String why, String next) {
        problems.add(ProblemCode.SETTING_INVALID, "<rewriteTimestamp> is true", why, next);
    }
}
