package io.github.multiarchmaven.layout;

import io.github.multiarchmaven.model.Platform;
import io.github.multiarchmaven.narration.Problem;
import io.github.multiarchmaven.narration.ProblemException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** Walks a layout from the top to its layers, once, and collects every problem instead of stopping at the first. */
final class LayoutReader {

    private final LayoutDocuments documents;
    private final LayoutProblems wording;
    private final List<Problem> problems = new ArrayList<>();
    private final List<BlobUse> parts = new ArrayList<>();

    LayoutReader(LayoutDocuments documents, LayoutProblems wording) {
        this.documents = documents;
        this.wording = wording;
    }

    /**
     * Reads all documents, whose bytes are always verified.
     *
     * @param check of every other blob, called once for each, for several at a time: how closely to look at it
     * @throws ProblemException with everything that is wrong
     */
    LayoutContent read(Consumer<BlobUse> check) {
        run(documents::checkVersion);
        run(documents::checkBlobFolders);
        Optional<LayoutContent> content = attempt(documents::top)
                .flatMap(top -> attempt(() -> documents.index(top)).map(index -> content(top, index)));
        BlobUse.distinct(parts).parallelStream()
                .map(part -> problemsOf(() -> check.accept(part)))
                .toList()
                .forEach(problems::addAll);
        if (!problems.isEmpty()) {
            throw new ProblemException(problems);
        }
        return content.orElseThrow();
    }

    private LayoutContent content(Descriptor top, IndexDocument index) {
        List<LayoutContent.Image> images = new ArrayList<>();
        List<LayoutContent.Attestation> attestations = new ArrayList<>();
        for (Descriptor entry : index.manifests()) {
            if (entry.isAttestation()) {
                String name = attestationName(entry, index);
                attempt(() -> attestation(name, entry)).ifPresent(attestations::add);
            } else {
                attempt(() -> image(entry)).ifPresent(images::add);
            }
        }
        return new LayoutContent(top, images, attestations);
    }

    private LayoutContent.Image image(Descriptor entry) {
        Platform declared = entry.platform().orElseThrow(() -> withoutPlatform(entry));
        ManifestDocument manifest = documents.manifest("the manifest of " + declared, entry);
        for (int i = 0; i < manifest.layers().size(); i++) {
            String role = "layer " + (i + 1) + " of " + declared;
            Descriptor layer = manifest.layers().get(i);
            parts.add(BlobUse.of(role, layer));
            run(() -> documents.checkLayer(role, layer));
        }
        ImageConfiguration configuration = documents.configuration(
                "the configuration of " + declared,
                manifest.config(),
                manifest.layers().size());
        return new LayoutContent.Image(
                entry, declared, configuration.platformBeside(declared), manifest.config(), manifest.layers());
    }

    /** An attestation's media types are not looked at: its parts are statements of any kind, and nothing runs them. */
    private LayoutContent.Attestation attestation(String name, Descriptor entry) {
        ManifestDocument manifest = documents.manifest(name, entry);
        List<Descriptor> found = new ArrayList<>();
        found.add(manifest.config());
        found.addAll(manifest.layers());
        for (int i = 0; i < found.size(); i++) {
            parts.add(BlobUse.of("part " + (i + 1) + " of " + name, found.get(i)));
        }
        return new LayoutContent.Attestation(entry, found);
    }

    private static String attestationName(Descriptor entry, IndexDocument index) {
        return index.manifests().stream()
                .filter(entry::attests)
                .flatMap(image -> image.platform().stream())
                .findFirst()
                .map(platform -> "the attestation of " + platform)
                .orElse("an attestation");
    }

    private ProblemException withoutPlatform(Descriptor entry) {
        return wording.malformed(
                "the manifest list", new MalformedException("its entry " + entry.digest() + " names no platform"));
    }

    private void run(Runnable step) {
        problems.addAll(problemsOf(step));
    }

    private static List<Problem> problemsOf(Runnable step) {
        try {
            step.run();
            return List.of();
        } catch (ProblemException e) {
            return e.problems();
        }
    }

    private <T> Optional<T> attempt(Supplier<T> step) {
        try {
            return Optional.of(step.get());
        } catch (ProblemException e) {
            problems.addAll(e.problems());
            return Optional.empty();
        }
    }
}
