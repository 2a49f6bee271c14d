package io.github.multiarchmaven.pipeline;

import io.github.multiarchmaven.content.ImagePrograms;
import io.github.multiarchmaven.content.LayerMemory;
import io.github.multiarchmaven.content.UnreadableLayerException;
import io.github.multiarchmaven.layout.ImageStart;
import io.github.multiarchmaven.layout.LayoutContent;
import io.github.multiarchmaven.layout.OciLayout;
import io.github.multiarchmaven.model.Digest;
import io.github.multiarchmaven.model.Platform;
import io.github.multiarchmaven.model.SmokeRun;
import io.github.multiarchmaven.narration.Problem;
import io.github.multiarchmaven.narration.ProblemCode;
import io.github.multiarchmaven.narration.ProblemException;
import io.github.multiarchmaven.result.KeptResult;
import io.github.multiarchmaven.result.Results;
import io.github.multiarchmaven.result.Staging;
import io.github.multiarchmaven.smoke.Launch;
import io.github.multiarchmaven.smoke.Subject;
import io.github.multiarchmaven.verify.ContentVerification;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Finds out what is to be executed of each image of a result, from its files. */
final class SmokeCandidates {

    private final SmokeRun run;
    private final KeptResult result;
    private final Staging staging;
    private final OciLayout layout;
    private final ImagePrograms programs;

    /** @param staging for what has to be made of images before they can be run */
    SmokeCandidates(SmokeRun run, Results results, KeptResult result, Staging staging) {
        this.run = run;
        this.result = result;
        this.staging = staging;
        this.layout = OciLayout.at(result.layout());
        this.programs = ImagePrograms.in(
                layout, new LayerMemory(results.findingsOf(result.description().id()), staging.findings()));
    }

    /** Every image, in the order of the manifest list; the layout is proved anew. */
    List<SmokeCandidate> all() {
        layout.inventory();
        return layout.content().images().stream().flatMap(this::attempt).toList();
    }

    /** An image that cannot be read says nothing of the others. */
    private Stream<SmokeCandidate> attempt(LayoutContent.Image image) {
        try {
            return Stream.of(of(image));
        } catch (ProblemException e) {
            return e.problems().stream().map(SmokeCandidate.Wrong::new);
        }
    }

    private SmokeCandidate of(LayoutContent.Image image) {
        Platform platform = image.declared();
        if (!platform.os().equals("linux")) {
            return new SmokeCandidate.Silent(platform, "BuildKit runs images for Linux only");
        }
        Launch launch = launchOf(image, layout.startOf(image));
        if (launch instanceof Launch.Nothing) {
            return run.program() instanceof SmokeRun.Startable
                    ? new SmokeCandidate.Silent(platform, "the image starts nothing")
                    : new SmokeCandidate.Wrong(problem(
                            platform,
                            "there is nothing to run",
                            "it has neither ENTRYPOINT nor CMD, and <smoke> has no <command>",
                            "say in <smoke><command> what is to be run"));
        }
        if (launch instanceof Launch.Nowhere nowhere) {
            return new SmokeCandidate.Wrong(
                    problem(
                            platform,
                            nowhere.word() + " cannot be started",
                            nowhere.word().contains("/")
                                    ? "the image has no such file"
                                    : "no folder of the image's PATH has such a program",
                            nowhere.word().strip().contains(" ")
                                    ? "write each word of it as an element of its own in <command>, or in the JSON of ENTRYPOINT or CMD;"
                                            + " no shell takes it apart"
                                    : "correct the name, or see in the Dockerfile why the program does not come into the last stage"));
        }
        Launch.Run known = (Launch.Run) launch;
        Optional<Problem> wrong = ContentVerification.check(platform, known.programs()).problems().stream()
                .findFirst();
        return wrong.<SmokeCandidate>map(SmokeCandidate.Wrong::new)
                .orElseGet(() -> new SmokeCandidate.Runs(
                        new Subject(result.description().names().get(0).toString(), platform, location(image), known)));
    }

    private Launch launchOf(LayoutContent.Image image, ImageStart start) {
        try {
            return Launch.of(run, start, programs.filesOf(image));
        } catch (UnreadableLayerException e) {
            return Launch.ofUnknownFiles(run, start, e.reason());
        }
    }

    /** A build upon the image would execute its triggers, and take that for the image itself. */
    private String location(LayoutContent.Image image) {
        OciLayout other =
                OciLayout.at(staging.part(image.declared().folderName()).layout());
        Optional<Digest> bare = layout.withoutTriggers(image, other);
        return "oci-layout://" + (bare.isPresent() ? other : layout).folder() + "@"
                + bare.orElse(image.manifest().digest());
    }

    private Problem problem(Platform platform, String what, String why, String next) {
        return Problem.of(
                ProblemCode.SMOKE_NOT_STARTED,
                "the image " + result.description().names().get(0) + " for " + platform + ": " + what,
                why,
                next);
    }
}
