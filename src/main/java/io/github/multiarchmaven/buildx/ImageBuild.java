package io.github.multiarchmaven.buildx;

import io.github.multiarchmaven.buildx.progress.BuildCall;
import io.github.multiarchmaven.buildx.progress.BuildTranscript;
import io.github.multiarchmaven.buildx.progress.BuildWarning;
import io.github.multiarchmaven.buildx.progress.FailureExplanation;
import io.github.multiarchmaven.buildx.progress.FreeSpace;
import io.github.multiarchmaven.buildx.progress.HungStepWatch;
import io.github.multiarchmaven.buildx.progress.Outcome;
import io.github.multiarchmaven.buildx.progress.ProgressListener;
import io.github.multiarchmaven.buildx.progress.RawJsonProgress;
import io.github.multiarchmaven.buildx.progress.RawStreamMask;
import io.github.multiarchmaven.buildx.progress.RunningSteps;
import io.github.multiarchmaven.buildx.progress.SecretMask;
import io.github.multiarchmaven.buildx.progress.Step;
import io.github.multiarchmaven.buildx.progress.StepLines;
import io.github.multiarchmaven.buildx.progress.TimedCall;
import io.github.multiarchmaven.model.Platform;
import io.github.multiarchmaven.narration.BuildLog;
import io.github.multiarchmaven.narration.ProblemException;
import io.github.multiarchmaven.process.CancelledException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/** Runs {@code buildx build}, tells what it does step by step, and explains why it failed. */
public final class ImageBuild {

    private static final Duration LIMIT = Duration.ofDays(1);
    private static final Duration QUIET_AFTER_CRASH = Duration.ofMinutes(1);

    private static final String HUNG = "ended by this plugin: nothing more came for " + QUIET_AFTER_CRASH.toSeconds()
            + " s after QEMU's last word, as when a step hangs for ever";

    /** What buildx itself has to say (buildx, util/progress/printer.go). */
    private static final String WARNING = "WARNING: ";

    private final Buildx buildx;
    private final BuildLog log;

    public ImageBuild(Buildx buildx, BuildLog log) {
        this.buildx = buildx;
        this.log = log;
    }

    /**
     * Builds. That this returns proves nothing yet: look at the layout.
     *
     * @param call the same build in words, to explain a failure
     * @param transcriptFile gets all that buildx says; its folder is created
     * @return when its steps were worked on
     * @throws ProblemException why it failed
     */
    public TimedCall run(BuildRequest request, BuildCall call, Path transcriptFile) {
        SecretMask mask = SecretMask.of(MaskedValues.of(request, buildx));
        BuildTranscript transcript = new BuildTranscript(mask);
        Instant began = Instant.now();
        if (!succeeds(request, call, mask, transcript, transcriptFile)) {
            throw new ProblemException(
                    new FailureExplanation(call, mask).of(transcript, FreeSpace.around(transcriptFile)));
        }
        return new TimedCall(call, began, Instant.now(), transcript.steps());
    }

    private boolean succeeds(
            BuildRequest request, BuildCall call, SecretMask mask, BuildTranscript transcript, Path transcriptFile) {
        BuildArguments arguments = BuildArguments.of(request.source().buildArgs(), buildx::environmentHas);
        RawStreamMask rawMask = new RawStreamMask(mask);
        Thread thisThread = Thread.currentThread();
        StepLines lines = new StepLines(mask);
        RunningSteps running = new RunningSteps(call, lines, Clock.systemUTC());
        try (HungStepWatch watch = new HungStepWatch(QUIET_AFTER_CRASH, thisThread::interrupt);
                TranscriptFile file = TranscriptFile.create(transcriptFile, log);
                Pulse pulse = Pulse.begin(transcriptFile.toString(), running, log)) {
            Narration narration = new Narration(call, transcript, lines, watch, running, pulse, mask);
            RawJsonProgress progress = new RawJsonProgress(narration, request.platforms());
            try {
                boolean clean = buildx.run(
                                BuildCommands.build(request, arguments),
                                arguments.environment(),
                                LIMIT,
                                line -> record(rawMask.apply(line), file),
                                line -> {
                                    record(rawMask.apply(line), file);
                                    progress.line(line);
                                })
                        .exitedCleanly();
                progress.end();
                watch.stop();
                if (watch.hungStep().isPresent()) {
                    // it rang after the build had ended by itself
                    Thread.interrupted();
                }
                return clean;
            } catch (CancelledException e) {
                String hung = watch.hungStep().orElseThrow(() -> e);
                Thread.interrupted();
                progress.breakOff(hung, HUNG);
                return false;
            }
        }
    }

    private void record(String line, TranscriptFile file) {
        log.debug(line);
        file.write(line);
    }

    /** Follows the steps: for the user at once, for the explanation of a failure later. */
    private final class Narration implements ProgressListener {

        private final BuildCall call;
        private final BuildTranscript transcript;
        private final StepLines lines;
        private final HungStepWatch watch;
        private final RunningSteps running;
        private final Pulse pulse;
        private final SecretMask mask;
        private final Set<BuildWarning> told = new HashSet<>();

        Narration(
                BuildCall call,
                BuildTranscript transcript,
                StepLines lines,
                HungStepWatch watch,
                RunningSteps running,
                Pulse pulse,
                SecretMask mask) {
            this.call = call;
            this.transcript = transcript;
            this.lines = lines;
            this.watch = watch;
            this.running = running;
            this.pulse = pulse;
            this.mask = mask;
        }

        @Override
        public void stepKnown(String digest, String name, Optional<Platform> platform) {
            running.stepKnown(digest, name, platform);
        }

        @Override
        public void stepBegan(String digest, String name, Optional<Platform> platform) {
            running.stepBegan(digest, name, platform);
        }

        @Override
        public void stepFinished(Step step) {
            watch.stepFinished(step);
            running.stepFinished(step);
            pulse.stepFinished(step);
            boolean hung = watch.hungStep().filter(step.name()::equals).isPresent();
            Step told = hung ? step.withOutcome(new Outcome.Failed(HUNG)) : step;
            transcript.stepFinished(told);
            lines.print(told, log);
        }

        @Override
        public void output(String step, String line) {
            watch.output(step, line);
        }

        @Override
        public void plain(String line) {
            transcript.plain(line);
            if (line.startsWith(WARNING)) {
                log.warn("buildx: " + mask.apply(line.substring(WARNING.length())));
            }
        }

        @Override
        public void warning(BuildWarning warning) {
            if (!call.isAsMeant(warning) && told.add(warning)) {
                log.warn(warning.sentence(call.dockerfile().fileName()));
            }
        }
    }
}
