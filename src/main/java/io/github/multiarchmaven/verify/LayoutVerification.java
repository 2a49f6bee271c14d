package io.github.multiarchmaven.verify;

import io.github.multiarchmaven.model.Inventory;
import io.github.multiarchmaven.model.Platform;
import io.github.multiarchmaven.narration.Problem;
import io.github.multiarchmaven.narration.ProblemCode;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** Compares the platforms that were promised with those that an inventory has. */
public final class LayoutVerification {

    private LayoutVerification() {}

    /** Every difference; nothing where the promise was kept. */
    public static VerificationReport check(List<Platform> promised, Inventory inventory) {
        List<Problem> problems = new ArrayList<>();
        List<Platform> found = inventory.platforms();
        for (Platform platform : promised) {
            if (!found.contains(platform)) {
                problems.add(missing(platform, found));
            }
        }
        for (Platform platform : new TreeSet<>(found)) {
            if (!promised.contains(platform)) {
                problems.add(unrequested(platform, promised));
            }
            if (Collections.frequency(found, platform) > 1) {
                problems.add(twice(platform, inventory));
            }
        }
        inventory.children().stream()
                .filter(child -> !child.declared().runs(child.configured()))
                .map(LayoutVerification::wrong)
                .forEach(problems::add);
        return new VerificationReport(Set.copyOf(promised), inventory, problems);
    }

    private static Problem missing(Platform platform, List<Platform> found) {
        return Problem.of(
                ProblemCode.RESULT_PLATFORM_MISSING,
                "the image for " + platform + " was not built",
                "buildx ended without an error; the manifest list holds " + found,
                "run with -X to see what buildx said, and report it: this must not happen");
    }

    private static Problem unrequested(Platform platform, List<Platform> promised) {
        return Problem.of(
                ProblemCode.RESULT_PLATFORM_UNREQUESTED,
                "the manifest list holds an image for " + platform + ", which nobody asked for",
                "asked for: " + promised,
                "run with -X to see what buildx said, and report it: this must not happen");
    }

    private static Problem twice(Platform platform, Inventory inventory) {
        return Problem.of(
                        ProblemCode.RESULT_PLATFORM_TWICE,
                        "the manifest list holds more than one image for " + platform,
                        "whoever pulls gets the first of them",
                        "run with -X to see what buildx said, and report it: this must not happen")
                .withEvidence(inventory.children().stream()
                        .filter(child -> child.declared().equals(platform))
                        .map(child -> child.manifest().value())
                        .toList());
    }

    private static Problem wrong(Inventory.Child child) {
        return Problem.of(
                ProblemCode.RESULT_PLATFORM_WRONG,
                "the image for " + child.declared() + " says of itself that it is for " + child.configured(),
                "its last stage has a platform of its own, or its base image is mislabelled",
                "look for FROM --platform=… in the last stage of the Dockerfile and remove it; if there is none, look at"
                        + " the base image with docker buildx imagetools inspect");
    }
}
