package io.github.multiarchmaven.buildx;

import io.github.multiarchmaven.buildx.progress.BuildCall;
import io.github.multiarchmaven.buildx.progress.BuildTranscript;
import io.github.multiarchmaven.buildx.progress.FailureExplanation;
import io.github.multiarchmaven.buildx.progress.Outcome;
import io.github.multiarchmaven.buildx.progress.ProgressListener;
import io.github.multiarchmaven.buildx.progress.RawJsonProgress;
import io.github.multiarchmaven.buildx.progress.RawStreamMask;
import io.github.multiarchmaven.buildx.progress.RunningSteps;
import io.github.multiarchmaven.buildx.progress.SecretMask;
import io.github.multiarchmaven.buildx.progress.Step;
import io.github.multiarchmaven.buildx.progress.StepLines;
import io.github.multiarchmaven.model.Platform;
import io.github.multiarchmaven.narration.BuildLog;
import io.github.multiarchmaven.narration.Problem;
import io.github.multiarchmaven.process.Argument;
import io.github.multiarchmaven.process.CancelledException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Has a builder execute a Dockerfile whose only {@code RUN} is what matters, always anew and with nothing left of it, and
 * follows what is said meanwhile. One platform at a time: in a call for several, the first failure ends all.
 */
public final class StepRun {

    private static final Duration LIMIT = Duration.ofDays(1);

    /** BuildKit, solver/errdefs/exec.go and client/llb: what it says of a command, and not of its own work. */
    private static final String COMMAND_FAILED = "did not complete successfully";

    private static final String RUN = "] RUN ";

    private final Buildx buildx;
    private final BuildLog log;

    public StepRun(Buildx buildx, BuildLog log) {
        this.buildx = buildx.forLooking();
        this.log = log;
    }

    /**
     * What is executed.
     *
     * @param words the same in words, to explain a failure of the builder
     * @param title what it is, for people: the step's own text is for BuildKit
     * @param platform on which
     * @param context folder of the build context, with the Dockerfile
     * @param buildContexts name to location
     * @param entitlements what the step may ask for, as of {@code --allow}
     */
    public record Request(
            BuildCall words,
            String title,
            Platform platform,
            Path context,
            Map<String, String> buildContexts,
            List<String> entitlements) {

        public Request {
            buildContexts = Map.copyOf(buildContexts);
            entitlements = List.copyOf(entitlements);
        }
    }

    /** Follows what is said, and may have heard enough. */
    public interface Follower extends ProgressListener {

        /**
         * The call begins.
         *
         * @param stop ends it, from any thread; does nothing when it is over
         */
        void begins(Runnable stop);
    }

    /** How it ended. */
    public sealed interface Ending {

        /** Everything was executed. */
        record Done() implements Ending {}

        /**
         * The step failed.
         *
         * @param error in BuildKit's words
         */
        record Failed(String error) implements Ending {}

        /**
         * Something else did, before it came to that.
         *
         * @param problem what
         */
        record Broken(Problem problem) implements Ending {}

        /** The follower had heard enough. */
        record Stopped() implements Ending {}
    }

    /**
     * Executes it and waits for its end.
     *
     * @param mask over everything that is logged and explained; the follower gets it as it is
     */
    public Ending run(Request request, Follower follower, SecretMask mask) {
        RunningSteps running = new RunningSteps(request.words(), new StepLines(mask), Clock.systemUTC());
        Transcript transcript = new Transcript(request.title(), follower, running, mask);
        RawJsonProgress progress = new RawJsonProgress(transcript, List.of(request.platform()));
        RawStreamMask rawMask = new RawStreamMask(mask);
        Interruption interruption = new Interruption(Thread.currentThread());
        follower.begins(interruption::ask);
        try (Pulse pulse = Pulse.begin(request.context().toString(), running, log)) {
            transcript.pulse = Optional.of(pulse);
            boolean clean = buildx.run(arguments(request), Map.of(), LIMIT, line -> {}, line -> {
                        log.debug(rawMask.apply(line));
                        progress.line(line);
                    })
                    .exitedCleanly();
            progress.end();
            return clean ? new Ending.Done() : transcript.failure(request, mask);
        } catch (CancelledException e) {
            if (!interruption.isAskedFor()) {
                throw e;
            }
            progress.breakOff(transcript.running, "ended by this plugin");
            return new Ending.Stopped();
        } finally {
            interruption.over();
        }
    }

    private static List<Argument> arguments(Request request) {
        List<String> words = new ArrayList<>(
                List.of("build", "--builder", request.words().builder().name()));
        words.addAll(List.of("--platform", request.platform().toString(), "--no-cache"));
        Path here = Path.of("").toAbsolutePath();
        request.buildContexts()
                .forEach((name, location) ->
                        words.addAll(List.of("--build-context", name + "=" + LayoutLocation.of(location, here))));
        request.entitlements().forEach(entitlement -> words.addAll(List.of("--allow", entitlement)));
        words.addAll(List.of("--provenance=false", "--sbom=false", "--output", "type=cacheonly"));
        words.addAll(List.of("--progress", "rawjson", request.context().toString()));
        return words.stream().map(Argument::shown).toList();
    }

    private static final class Transcript implements ProgressListener {

        private final String title;
        private final Follower follower;
        private final RunningSteps steps;
        private final BuildTranscript kept;
        private Optional<Pulse> pulse = Optional.empty();
        private String running = "";
        private Optional<String> failed = Optional.empty();

        Transcript(String title, Follower follower, RunningSteps steps, SecretMask mask) {
            this.title = title;
            this.follower = follower;
            this.steps = steps;
            this.kept = new BuildTranscript(mask);
        }

        @Override
        public void stepKnown(String digest, String name, Optional<Platform> platform) {
            steps.stepKnown(digest, titled(name), platform);
        }

        @Override
        public void stepBegan(String digest, String name, Optional<Platform> platform) {
            steps.stepBegan(digest, titled(name), platform);
            if (isRun(name)) {
                running = name;
                follower.stepBegan(digest, name, platform);
            }
        }

        @Override
        public void output(String step, String line) {
            follower.output(step, line);
        }

        @Override
        public void stepFinished(Step step) {
            kept.stepFinished(step);
            steps.stepFinished(step);
            pulse.ifPresent(beating -> beating.stepFinished(step));
            if (isRun(step.name())
                    && step.outcome() instanceof Outcome.Failed reason
                    && reason.error().contains(COMMAND_FAILED)) {
                failed = Optional.of(reason.error());
            }
            follower.stepFinished(step);
        }

        @Override
        public void plain(String line) {
            kept.plain(line);
        }

        private static boolean isRun(String step) {
            return step.contains(RUN);
        }

        private String titled(String step) {
            return isRun(step) ? step.substring(0, step.indexOf(RUN)) + "] " + title : step;
        }

        Ending failure(Request request, SecretMask mask) {
            return failed.<Ending>map(Ending.Failed::new)
                    .orElseGet(() -> new Ending.Broken(new FailureExplanation(request.words(), mask).of(kept)));
        }
    }
}
