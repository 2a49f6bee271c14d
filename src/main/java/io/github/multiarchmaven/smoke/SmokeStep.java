package io.github.multiarchmaven.smoke;

import io.github.multiarchmaven.buildx.StepRun;
import io.github.multiarchmaven.buildx.progress.BuildCall;
import io.github.multiarchmaven.buildx.progress.SecretMask;
import io.github.multiarchmaven.model.Platform;
import io.github.multiarchmaven.model.SmokeRun;
import io.github.multiarchmaven.narration.Problem;
import io.github.multiarchmaven.narration.ProblemCode;
import io.github.multiarchmaven.narration.ProblemException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Runs one image once, in a builder, as a step of a build that leaves nothing. */
public final class SmokeStep {

    private final StepRun steps;
    private final Site site;
    private final SmokeRun run;

    public SmokeStep(StepRun steps, Site site, SmokeRun run) {
        this.steps = steps;
        this.site = site;
        this.run = run;
    }

    /**
     * Runs it.
     *
     * @param folder for the files that it takes; exists, and is removed by somebody else
     */
    public Verdict run(Subject subject, Path folder) {
        Tried tried = tried(subject, folder);
        Optional<Launch.Run> closer = subject.launch().closer();
        return tried.outcome().isPresent()
                        && tried.outcome().get() instanceof Outcome.LibraryMissing
                        && closer.isPresent()
                ? tried(new Subject(subject.name(), subject.platform(), subject.location(), closer.get()), folder)
                        .verdict()
                : tried.verdict();
    }

    private Tried tried(Subject subject, Path folder) {
        Optional<Way> way = Optional.of(Way.first(subject.launch().path()));
        while (true) {
            Tried tried = attempt(subject, folder, way.get());
            way = tried.better();
            if (way.isEmpty()) {
                return tried;
            }
        }
    }

    /**
     * @param outcome empty if it did not come to that
     * @param better another way, if it was this one that was at fault
     */
    private record Tried(Verdict verdict, Optional<Outcome> outcome, Optional<Way> better) {}

    private Tried attempt(Subject subject, Path folder, Way way) {
        SecretMask mask = maskOf(run);
        String dockerfile = SmokeDockerfile.of(run, way, subject.launch().words());
        long before = System.nanoTime();
        try (Watch watch = new Watch(run, subject.launch().depth(), way.start())) {
            StepRun.Ending ending = steps.run(request(subject, context(folder, dockerfile), dockerfile), watch, mask);
            Duration duration = Duration.ofNanos(System.nanoTime() - before);
            Hearing heard = watch.heard();
            Emulation emulation = emulation(subject.platform(), heard);
            Optional<Outcome> outcome = ending instanceof StepRun.Ending.Broken
                    ? Optional.empty()
                    : Optional.of(
                            new Judgement(run, subject.launch().depth(), heard, emulation).of(ended(ending, watch)));
            Optional<Problem> problem = ending instanceof StepRun.Ending.Broken broken
                    ? Optional.of(broken.problem())
                    : outcome.flatMap(new SmokeProblems(subject, site, mask, heard, emulation)::of);
            return new Tried(
                    new Verdict(
                            subject.platform(),
                            emulation,
                            duration,
                            mask.apply(subject.launch().toString()),
                            problem),
                    outcome,
                    heard.nativeArchitecture().isPresent() ? Optional.empty() : way.better(words(ending, heard)));
        }
    }

    /** Hides the values of its variables, as they are and as the builder gets them. */
    public static SecretMask maskOf(SmokeRun run) {
        return SecretMask.of(run.environment().values().stream()
                .flatMap(value -> Stream.of(value, SmokeDockerfile.written(value)))
                .toList());
    }

    private static String words(StepRun.Ending ending, Hearing heard) {
        String said = ending instanceof StepRun.Ending.Failed failed ? failed.error() : "";
        String why = ending instanceof StepRun.Ending.Broken broken
                ? broken.problem().lines().stream().collect(Collectors.joining("\n"))
                : "";
        return said + "\n" + why + "\n" + heard.text();
    }

    private Emulation emulation(Platform platform, Hearing heard) {
        Platform processor = heard.nativeArchitecture()
                .map(architecture -> new Platform("linux", architecture, ""))
                .orElse(site.processor());
        return Emulation.of(platform, processor);
    }

    private static Ending ended(StepRun.Ending ending, Watch watch) {
        if (ending instanceof StepRun.Ending.Failed failed) {
            return new Ending.Failed(failed.error());
        }
        return ending instanceof StepRun.Ending.Stopped
                ? new Ending.Stopped(watch.reason().orElseThrow())
                : new Ending.Done();
    }

    private StepRun.Request request(Subject subject, Path context, String dockerfile) {
        BuildCall words = new BuildCall(
                subject.name(),
                List.of(subject.platform()),
                new BuildCall.Builder(site.builder(), Set.of()),
                new BuildCall.Dockerfile("the smoke run", dockerfile, Map.of()),
                site.binfmtImage());
        return new StepRun.Request(
                words,
                subject.launch().toString(),
                subject.platform(),
                context,
                Map.of(SmokeDockerfile.IMAGE, subject.location()),
                run.network() == SmokeRun.Network.HOST ? List.of("network.host") : List.of());
    }

    private static Path context(Path folder, String dockerfile) {
        try {
            // temporary folders are their owner's alone, and there are values of variables in this one
            Path context = Files.createTempDirectory(folder, "context");
            Files.writeString(context.resolve("Dockerfile"), dockerfile);
            for (Map.Entry<String, byte[]> init : NativeInit.programs().entrySet()) {
                Path file = context.resolve(SmokeDockerfile.initOf(init.getKey()));
                Files.write(file, init.getValue());
                file.toFile().setExecutable(true, false);
            }
            return context;
        } catch (IOException e) {
            throw new ProblemException(
                    Problem.of(
                            ProblemCode.FILE_FAILED,
                            "cannot write to " + folder,
                            e.getClass().getSimpleName() + ": " + e.getMessage(),
                            "check that the folder may be written to and that the disk is not full"),
                    e);
        }
    }
}
