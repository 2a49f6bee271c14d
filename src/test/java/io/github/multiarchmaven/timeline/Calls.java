package io.github.multiarchmaven.timeline;

import io.github.multiarchmaven.buildx.progress.BuildCall;
import io.github.multiarchmaven.buildx.progress.BuildTranscript;
import io.github.multiarchmaven.buildx.progress.Outcome;
import io.github.multiarchmaven.buildx.progress.RawJsonProgress;
import io.github.multiarchmaven.buildx.progress.Spans;
import io.github.multiarchmaven.buildx.progress.Step;
import io.github.multiarchmaven.buildx.progress.StepName;
import io.github.multiarchmaven.buildx.progress.TimedCall;
import io.github.multiarchmaven.model.Platform;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/** Calls of buildx on a machine with x86-64, recorded (see {@code recorded/buildx/PROVENANCE.md}) or made up. */
public final class Calls {

    public static final Instant BEGIN = Instant.parse("2026-11-23T10:00:00Z");

    private Calls() {}

    /** The moment so many seconds after the beginning. */
    public static Instant at(double second) {
        return BEGIN.plusMillis((long) (second * 1000));
    }

    static List<String> recorded(String path) {
        try (InputStream in = Calls.class.getResourceAsStream("/recorded/buildx/" + path)) {
            if (in == null) {
                throw new AssertionError("no recording " + path);
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What these lines tell, in a call that took exactly as long as its steps, or no time if there are none. */
    static TimedCall of(List<String> lines, String... platforms) {
        BuildCall call = call("FROM busybox\n", platforms);
        BuildTranscript transcript = new BuildTranscript(UnaryOperator.identity());
        RawJsonProgress progress = new RawJsonProgress(transcript, call.platforms());
        lines.forEach(progress::line);
        progress.end();
        Spans all = transcript.steps().stream().map(Step::worked).reduce(Spans.NONE, Spans::and);
        return new TimedCall(call, all.from().orElse(BEGIN), all.until().orElse(BEGIN), transcript.steps());
    }

    public static BuildCall call(String dockerfile, String... platforms) {
        return new BuildCall(
                "acme/app:1",
                Stream.of(platforms).map(Platform::of).toList(),
                new BuildCall.Builder("multiarch", Set.of(Platform.of("linux/amd64"))),
                new BuildCall.Dockerfile("docker/Dockerfile", dockerfile, Map.of()),
                "binfmt");
    }

    /** A step that was worked on between two seconds. */
    public static Step step(String name, double from, double until) {
        return new Step(
                name, StepName.of(name).platform(), name, Spans.of(at(from), at(until)), new Outcome.Done(), List.of());
    }

    public static Step cached(String name, double when) {
        return step(name, when, when).withOutcome(new Outcome.Cached());
    }
}
