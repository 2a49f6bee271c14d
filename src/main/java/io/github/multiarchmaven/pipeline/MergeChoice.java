package io.github.multiarchmaven.pipeline;

import io.github.multiarchmaven.config.MergeSpec;
import io.github.multiarchmaven.config.MergeSpec.Origins;
import io.github.multiarchmaven.config.MergeSpec.SecondImages;
import io.github.multiarchmaven.layout.LayoutContent;
import io.github.multiarchmaven.layout.LayoutPart;
import io.github.multiarchmaven.model.Digest;
import io.github.multiarchmaven.model.Platform;
import io.github.multiarchmaven.narration.Problem;
import io.github.multiarchmaven.narration.ProblemCode;
import io.github.multiarchmaven.narration.ProblemException;
import io.github.multiarchmaven.registry.transfer.Repository;
import io.github.multiarchmaven.result.Origin;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * One image for each platform, in the order of the platforms, so that the list does not depend on the order of the sources.
 *
 * @param chosen one for each platform
 * @param leftOut replaced by others
 */
record MergeChoice(List<MergeCandidate> chosen, List<MergeCandidate> leftOut) {

    /**
     * The same image with more to be said about it first; then by what is said, so that there is only one order; and what is
     * on the disk before what would have to be asked for.
     */
    private static final Comparator<MergeCandidate> RICHEST = Comparator.<MergeCandidate>comparingInt(
                    candidate -> -candidate.part().attestations().size())
            .thenComparing(candidate -> candidate.part().attestations().stream()
                    .map(LayoutContent.Attestation::manifest)
                    .toList()
                    .toString())
            .thenComparing(candidate -> candidate.part().image().manifest().toString())
            .thenComparing(candidate -> !candidate.isOnDisk());

    MergeChoice {
        chosen = List.copyOf(chosen);
        leftOut = List.copyOf(leftOut);
    }

    /**
     * Chooses.
     *
     * @throws ProblemException with every platform that has several images, and with those that are missing
     */
    static MergeChoice of(MergeSpec spec, List<MergeCandidate> candidates) {
        Map<Platform, List<MergeCandidate>> byPlatform = new TreeMap<>();
        candidates.forEach(candidate -> byPlatform
                .computeIfAbsent(candidate.platform(), platform -> new ArrayList<>())
                .add(candidate));
        List<Problem> problems = new ArrayList<>();
        List<MergeCandidate> chosen = new ArrayList<>();
        List<MergeCandidate> leftOut = new ArrayList<>();
        byPlatform.forEach((platform, found) -> {
            MergeCandidate last = found.get(found.size() - 1);
            List<MergeCandidate> others = found.stream()
                    .filter(candidate -> !candidate.digest().equals(last.digest()))
                    .toList();
            if (!others.isEmpty() && (spec.secondImages() == SecondImages.REFUSED || sameSource(last, others))) {
                problems.add(twice(platform, found, spec.secondImages()));
            }
            leftOut.addAll(others);
            chosen.add(found.stream()
                    .filter(candidate -> candidate.digest().equals(last.digest()))
                    .min(RICHEST)
                    .orElseThrow());
        });
        missing(spec, byPlatform.keySet()).forEach(problems::add);
        if (spec.origins() == Origins.ALIKE) {
            new MergeOrigins(chosen).difference(spec.version()).ifPresent(problems::add);
        }
        if (!problems.isEmpty()) {
            throw new ProblemException(problems);
        }
        return new MergeChoice(chosen, leftOut);
    }

    /** What all of them were made from, as far as that is one thing. */
    Origin origin() {
        return new MergeOrigins(chosen).common();
    }

    List<LayoutPart> parts() {
        return chosen.stream().map(MergeCandidate::part).toList();
    }

    /** Those of them of which everything is on the disk. */
    List<LayoutPart> partsOnDisk() {
        return chosen.stream()
                .filter(MergeCandidate::isOnDisk)
                .map(MergeCandidate::part)
                .toList();
    }

    boolean isOnDisk() {
        return chosen.stream().allMatch(MergeCandidate::isOnDisk);
    }

    /** For everything that stayed in a registry the repositories that have it. */
    Map<Digest, List<Repository>> elsewhere() {
        Map<Digest, List<Repository>> elsewhere = new HashMap<>();
        chosen.forEach(candidate -> candidate
                .leftIn()
                .ifPresent(repository -> candidate
                        .part()
                        .blobs()
                        .forEach(blob -> elsewhere
                                .computeIfAbsent(blob.digest(), digest -> new ArrayList<>())
                                .add(repository))));
        return elsewhere;
    }

    /** Of two images in one source none is the later. */
    private static boolean sameSource(MergeCandidate last, List<MergeCandidate> others) {
        return others.stream().anyMatch(other -> other.source().equals(last.source()));
    }

    private static Problem twice(Platform platform, List<MergeCandidate> found, SecondImages second) {
        return Problem.of(
                        ProblemCode.MERGE_PLATFORM_TWICE,
                        "there are several images for " + platform,
                        second == SecondImages.REFUSED
                                ? "who pulls for that platform would get one of them, whichever that is"
                                : "the last source that has any has several, and none of them is the later one",
                        second == SecondImages.REFUSED
                                ? "leave out a source; to have the later source win: -Dmultiarch.merge.replace; if an image is"
                                        + " for another platform, say so: \"… as linux/arm/v6\""
                                : "name the image that is meant, by its digest, as the last source")
                .withEvidence(found.stream()
                        .map(candidate -> candidate.digest() + "  " + candidate.source())
                        .toList());
    }

    private static Stream<Problem> missing(MergeSpec spec, Set<Platform> found) {
        Set<Platform> missing = new TreeSet<>(spec.required());
        missing.removeAll(found);
        return missing.isEmpty()
                ? Stream.empty()
                : Stream.of(Problem.of(
                        ProblemCode.LIST_INCOMPLETE,
                        spec.naming().firstName() + " is not merged",
                        "no source has an image for " + Platform.list(missing) + ", which <require> asks for; there is "
                                + Platform.list(found),
                        "add the source that has it, or see why the build that makes it did not"));
    }
}
