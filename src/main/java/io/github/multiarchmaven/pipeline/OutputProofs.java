package io.github.multiarchmaven.pipeline;

import io.github.multiarchmaven.buildx.BuildMetadata;
import io.github.multiarchmaven.layout.Descriptor;
import io.github.multiarchmaven.layout.OciLayout;
import io.github.multiarchmaven.model.Annotation.Document;
import io.github.multiarchmaven.model.Annotation.Place;
import io.github.multiarchmaven.model.Digest;
import io.github.multiarchmaven.model.ImageReference;
import io.github.multiarchmaven.model.Inventory;
import io.github.multiarchmaven.model.Output;
import io.github.multiarchmaven.model.Particulars;
import io.github.multiarchmaven.narration.Problem;
import io.github.multiarchmaven.narration.ProblemCode;
import io.github.multiarchmaven.narration.ProblemException;
import io.github.multiarchmaven.registry.ManifestName;
import io.github.multiarchmaven.registry.RemoteManifest;
import io.github.multiarchmaven.registry.transfer.InventoryReader;
import io.github.multiarchmaven.registry.transfer.LayoutSource;
import io.github.multiarchmaven.registry.transfer.ParticularsReader;
import io.github.multiarchmaven.registry.transfer.Repository;
import io.github.multiarchmaven.result.Staging;
import io.github.multiarchmaven.verify.FilesVerification;
import io.github.multiarchmaven.verify.LayoutVerification;
import io.github.multiarchmaven.verify.ParticularsVerification;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** Reads back each output of a build and compares it with what was promised: that buildx exited with 0 proves nothing. */
final class OutputProofs {

    private final Promised promised;
    private final Staging staging;
    private final EngineProof engine;
    private final Supplier<OpenRegistries> registries;

    /**
     * For one build.
     *
     * @param staging where files were written
     */
    OutputProofs(Promised promised, Staging staging, EngineProof engine, Supplier<OpenRegistries> registries) {
        this.promised = promised;
        this.staging = staging;
        this.engine = engine;
        this.registries = registries;
    }

    /**
     * Proves all of them.
     *
     * @param name that the layout gets
     * @return what the image is, where an output holds it to be read
     * @throws ProblemException if something is not as it was promised
     */
    Optional<Inventory> prove(List<Output> outputs, ImageReference name) {
        BuildMetadata metadata = BuildMetadata.in(staging.metadata());
        Optional<Inventory> found = Optional.empty();
        for (Output output : outputs) {
            if (output instanceof Output.Oci) {
                found = Optional.of(inLayout(output, name));
            } else if (output instanceof Output.Registry registry) {
                Inventory there = inRegistry(registry, metadata);
                found.ifPresent(layout -> same(layout, there));
                found = found.or(() -> Optional.of(there));
            } else if (output instanceof Output.Local) {
                refuse(FilesVerification.ofFolder(staging.files(), promised.platforms()));
            } else if (output instanceof Output.Tar) {
                refuse(FilesVerification.ofArchive(staging.archive(), promised.platforms()));
            }
        }
        for (Output output : outputs) {
            if (output instanceof Output.Docker docker) {
                engine.prove(docker.names(), promised, metadata, found);
            }
        }
        return found;
    }

    private Inventory inLayout(Output output, ImageReference name) {
        OciLayout layout = BuiltLayout.in(staging);
        layout.ensureIndex(promised.ofListOfOne());
        layout.removeStrays();
        layout.nameAs(name, promised.ofListDescriptor());
        Descriptor top = layout.tops().get(0);
        LayoutSource source = new LayoutSource(layout);
        return verified(
                layout.inventory(),
                promised.in(output),
                () -> ParticularsReader.read(source, source.manifest(top.digest(), top.mediaType()))
                        .with(Place.of(Document.INDEX_DESCRIPTOR), top.annotations()),
                "the layout");
    }

    private Inventory inRegistry(Output.Registry output, BuildMetadata metadata) {
        ImageReference name = output.names().get(0);
        Digest digest = metadata.digest()
                .orElseThrow(() -> new ProblemException(Problem.of(
                        ProblemCode.OUTPUT_NOT_PROVED,
                        "nobody knows what was pushed to " + name.familiarName(),
                        "buildx ended without an error, and its metadata file names no digest",
                        "run with -X to see what buildx said; build with the default <output>oci</output> and push that"
                                + " with multiarch:push")));
        Repository repository = registries.get().repository(name);
        RemoteManifest top = repository.registry().readBack(repository.name(), ManifestName.digest(digest));
        return verified(
                InventoryReader.read(repository, top),
                promised.in(output),
                () -> ParticularsReader.read(repository, top),
                "the registry, " + name.familiarName() + "@" + digest + ",");
    }

    /** @param read costs some requests, which are saved where nothing was asked for */
    private Inventory verified(Inventory inventory, Particulars asked, Supplier<Particulars> read, String where) {
        List<Problem> problems = new ArrayList<>(
                LayoutVerification.check(promised.platforms(), inventory).problems());
        if (!asked.isEmpty()) {
            problems.addAll(ParticularsVerification.check(asked, read.get(), where));
        }
        refuse(problems);
        return inventory;
    }

    private static void same(Inventory layout, Inventory registry) {
        if (!layout.index().equals(registry.index())) {
            throw new ProblemException(Problem.of(
                    ProblemCode.OUTPUT_NOT_PROVED,
                    "the layout and the registry hold different images",
                    "the layout holds " + layout.index() + ", the registry " + registry.index(),
                    "choose one of the two outputs, and report this: it must not happen"));
        }
    }

    private static void refuse(List<Problem> problems) {
        if (!problems.isEmpty()) {
            throw new ProblemException(problems);
        }
    }
}
