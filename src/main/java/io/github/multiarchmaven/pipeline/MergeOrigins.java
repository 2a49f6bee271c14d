package io.github.multiarchmaven.pipeline;

import io.github.multiarchmaven.narration.Problem;
import io.github.multiarchmaven.narration.ProblemCode;
import io.github.multiarchmaven.result.Origin;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;

/** What the images of a list were made from, as far as that is known. */
record MergeOrigins(List<MergeCandidate> images) {

    private static final String UNKNOWN = "unknown";

    /** What is the same for all that is known of them. */
    Origin common() {
        return new Origin(only(known(Origin::version)), only(known(Origin::revision)));
    }

    private static Optional<String> only(Set<String> known) {
        return known.size() == 1 ? known.stream().findFirst() : Optional.empty();
    }

    private Set<String> known(Function<Origin, Optional<String>> part) {
        return images.stream()
                .flatMap(image -> part.apply(image.origin()).stream())
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** The sources of images that cannot be compared with the others, because nobody knows their revision. */
    List<String> uncompared() {
        return images.size() < 2
                ? List.of()
                : images.stream()
                        .filter(image -> image.origin().revision().isEmpty())
                        .map(image -> image.source().toString())
                        .distinct()
                        .toList();
    }

    /**
     * Why they are not one image.
     *
     * @param called the version by which the list will be called, if it is called by one
     */
    Optional<Problem> difference(Optional<String> called) {
        Set<String> versions = known(Origin::version);
        if (!versions.isEmpty()) {
            called.ifPresent(versions::add);
        }
        return versions.size() <= 1 && known(Origin::revision).size() <= 1
                ? Optional.empty()
                : Optional.of(Problem.of(
                                ProblemCode.MERGE_ORIGINS_DIFFER,
                                "the images were not made from the same sources",
                                "machines of different kinds would get different programs under one tag, or those of"
                                        + " another version than it says",
                                "build all of them from one revision; if these are meant: -Dmultiarch.merge.mixed")
                        .withEvidence(evidence(called)));
    }

    private List<String> evidence(Optional<String> called) {
        List<String> lines = new ArrayList<>(images.stream()
                .map(image -> image.platform() + "  version "
                        + image.origin().version().orElse(UNKNOWN) + ", revision "
                        + image.origin().revision().orElse(UNKNOWN) + "  " + image.source())
                .toList());
        called.ifPresent(version -> lines.add("the list is called by the version " + version));
        return lines;
    }
}
