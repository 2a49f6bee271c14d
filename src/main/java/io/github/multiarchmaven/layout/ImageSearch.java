package io.github.multiarchmaven.layout;

import io.github.multiarchmaven.model.Platform;
import io.github.multiarchmaven.narration.Problem;
import io.github.multiarchmaven.narration.ProblemCode;
import io.github.multiarchmaven.narration.ProblemException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** Finds every image below the top of a layout, and collects the problems of all instead of stopping at the first. */
final class ImageSearch {

    private final OciLayout layout;
    private final LayoutDocuments documents;
    private final Consumer<BlobUse> look;
    private final LayoutProblems wording;
    private final List<Problem> problems = new ArrayList<>();
    private final List<Problem> passed = new ArrayList<>();
    private Predicate<ProblemException> passable = problem -> false;

    /** @param look at a layer, or at a part of an attestation */
    ImageSearch(OciLayout layout, LayoutDocuments documents, Consumer<BlobUse> look, LayoutProblems wording) {
        this.layout = layout;
        this.documents = documents;
        this.look = look;
        this.wording = wording;
    }

    /**
     * At least one image.
     *
     * @throws ProblemException with everything that is wrong or missing
     */
    List<LayoutPart> all() {
        List<Descriptor> entries = attempt(this::entries).orElse(List.of());
        Map<Descriptor, LayoutContent.Attestation> attestations = new LinkedHashMap<>();
        entries.stream()
                .filter(Descriptor::isAttestation)
                .forEach(entry -> attempt(() -> attestation(entry)).ifPresent(read -> attestations.put(entry, read)));
        List<LayoutPart> found = entries.stream()
                .filter(entry -> !entry.isAttestation())
                .flatMap(entry -> attempt(() -> image(entry)).stream())
                .map(image -> part(image, attestations))
                .toList();
        if (problems.isEmpty() && found.isEmpty()) {
            throw passed.isEmpty() ? wording.empty() : new ProblemException(passed);
        }
        if (!problems.isEmpty()) {
            throw new ProblemException(problems);
        }
        return found;
    }

    /**
     * The same, without those of which something is missing.
     *
     * @throws ProblemException with everything that is wrong, or if none is whole
     */
    List<LayoutPart> present() {
        passable =
                thrown -> thrown.problems().stream().allMatch(each -> each.code() == ProblemCode.LAYOUT_BLOB_MISSING);
        return all();
    }

    private List<Descriptor> entries() {
        return documents.tops().stream()
                .flatMap(top -> MediaTypes.isIndex(top.mediaType())
                        ? attempt(() -> documents.index(top)).stream().flatMap(list -> list.manifests().stream())
                        : Stream.of(bare(top)))
                .distinct()
                .toList();
    }

    /** What {@code index.json} says about an image that no list names is the name of the image, and when it was made. */
    private static Descriptor bare(Descriptor image) {
        return image.isAttestation() ? image : image.withAnnotations(Map.of());
    }

    private LayoutPart part(LayoutContent.Image image, Map<Descriptor, LayoutContent.Attestation> attestations) {
        return new LayoutPart(
                layout,
                image,
                image.declared(),
                attestations.entrySet().stream()
                        .filter(attestation -> attestation.getKey().attests(image.manifest()))
                        .map(Map.Entry::getValue)
                        .toList());
    }

    private LayoutContent.Image image(Descriptor entry) {
        if (MediaTypes.isIndex(entry.mediaType())) {
            throw wording.nested(entry);
        }
        String name = entry.platform().map(Platform::toString).orElse("the image");
        ManifestDocument manifest = documents.manifest("the manifest of " + name, entry);
        ImageConfiguration configuration = documents.configuration(
                "the configuration of " + name,
                manifest.config(),
                manifest.layers().size());
        for (int i = 0; i < manifest.layers().size(); i++) {
            String role = "layer " + (i + 1) + " of " + name;
            documents.checkLayer(role, manifest.layers().get(i));
            look.accept(BlobUse.of(role, manifest.layers().get(i)));
        }
        Platform declared = entry.platform().orElse(configuration.platform());
        return new LayoutContent.Image(
                entry, declared, configuration.platformBeside(declared), manifest.config(), manifest.layers());
    }

    private LayoutContent.Attestation attestation(Descriptor entry) {
        String name = "the attestation " + entry.digest();
        ManifestDocument manifest = documents.manifest(name, entry);
        List<Descriptor> parts = Stream.concat(Stream.of(manifest.config()), manifest.layers().stream())
                .toList();
        parts.forEach(part -> look.accept(BlobUse.of("a part of " + name, part)));
        return new LayoutContent.Attestation(entry, parts);
    }

    private <T> Optional<T> attempt(Supplier<T> step) {
        try {
            return Optional.of(step.get());
        } catch (ProblemException e) {
            (passable.test(e) ? passed : problems).addAll(e.problems());
            return Optional.empty();
        }
    }
}
