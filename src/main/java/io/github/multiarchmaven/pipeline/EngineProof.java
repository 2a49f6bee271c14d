package io.github.multiarchmaven.pipeline;

import io.github.multiarchmaven.buildx.BuildMetadata;
import io.github.multiarchmaven.engine.Engine;
import io.github.multiarchmaven.engine.LocalImage;
import io.github.multiarchmaven.model.Digest;
import io.github.multiarchmaven.model.ImageReference;
import io.github.multiarchmaven.model.ImageStore;
import io.github.multiarchmaven.model.Inventory;
import io.github.multiarchmaven.model.Platform;
import io.github.multiarchmaven.narration.Problem;
import io.github.multiarchmaven.narration.ProblemCode;
import io.github.multiarchmaven.narration.ProblemException;
import io.github.multiarchmaven.verify.ParticularsVerification;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Looks into the engine for an image that a build should have left there. */
final class EngineProof {

    private final Engine engine;
    private final ImageStore store;

    EngineProof(Engine engine, ImageStore store) {
        this.engine = engine;
        this.store = store;
    }

    /**
     * Finds the image of this build, and no older one, under each name, and for each platform.
     *
     * @param built what the image is, where that has been read elsewhere
     * @throws ProblemException OUTPUT_NOT_PROVED with all that is missing
     */
    void prove(List<ImageReference> names, Promised promised, BuildMetadata metadata, Optional<Inventory> built) {
        Optional<Digest> wanted = store == ImageStore.CONTAINERD ? metadata.digest() : metadata.config();
        List<Problem> problems = new ArrayList<>();
        for (ImageReference name : names) {
            Optional<LocalImage> found = engine.image(name);
            if (wanted.isEmpty()
                    || found.filter(image -> image.is(wanted.get())).isEmpty()) {
                problems.add(missing(
                        name + " as this build made it",
                        "expected " + wanted.map(Digest::value).orElse("a digest, and buildx names none") + "; found "
                                + found.map(LocalImage::toString).orElse("nothing of that name")));
                continue;
            }
            promised.platforms().stream()
                    .filter(platform -> !offers(found.get(), name, platform))
                    .map(platform -> missing(name + " for " + platform, "it has no image of that platform to run"))
                    .forEach(problems::add);
            problems.addAll(labels(found.get(), name, promised));
        }
        built.filter(there -> wanted.isPresent() && !isOf(there, wanted.get()))
                .map(there -> missing(
                        "the image that was proved elsewhere",
                        "it holds " + wanted.orElseThrow() + ", and the other output is " + there.index()))
                .ifPresent(problems::add);
        if (!problems.isEmpty()) {
            throw new ProblemException(problems);
        }
    }

    private boolean offers(LocalImage image, ImageReference name, Platform platform) {
        return store == ImageStore.CONTAINERD
                ? engine.offers(name, platform)
                : platform.runs(image.platform()) || image.platform().sameArchitecture(platform);
    }

    /** An engine shows the labels of one platform, and no annotations. */
    private static List<Problem> labels(LocalImage image, ImageReference name, Promised promised) {
        return promised.platforms().stream()
                .filter(platform -> platform.runs(image.platform()))
                .findFirst()
                .map(platform -> ParticularsVerification.checkLabels(
                        promised.particulars(), platform, image.labels(), "the engine's " + name))
                .orElse(List.of());
    }

    /** An image of one platform is in the engine without a list around it. */
    private static boolean isOf(Inventory built, Digest found) {
        return built.index().equals(found)
                || built.children().stream()
                        .anyMatch(child ->
                                child.manifest().equals(found) || child.config().equals(found));
    }

    private static Problem missing(String what, String why) {
        return Problem.of(
                ProblemCode.OUTPUT_NOT_PROVED,
                "the engine does not hold " + what,
                why,
                "run this again; if it stays so, keep the default <output>oci</output> and use multiarch:load");
    }
}
