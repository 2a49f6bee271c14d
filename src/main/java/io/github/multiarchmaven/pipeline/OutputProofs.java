package io.github.multiarchmaven.pipeline;

import io.github.multiarchmaven.buildx.BuildMetadata;
import io.github.multiarchmaven.layout.OciLayout;
import io.github.multiarchmaven.model.Digest;
import io.github.multiarchmaven.model.ImageReference;
import io.github.multiarchmaven.model.Inventory;
import io.github.multiarchmaven.model.Output;
import io.github.multiarchmaven.model.Platform;
import io.github.multiarchmaven.narration.Problem;
import io.github.multiarchmaven.narration.ProblemCode;
import io.github.multiarchmaven.narration.ProblemException;
import io.github.multiarchmaven.registry.ManifestName;
import io.github.multiarchmaven.registry.transfer.InventoryReader;
import io.github.multiarchmaven.registry.transfer.Repository;
import io.github.multiarchmaven.result.Results;
import io.github.multiarchmaven.verify.FilesVerification;
import io.github.multiarchmaven.verify.LayoutVerification;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** Reads back each output of a build and compares it with what was promised: that buildx exited with 0 proves nothing. */
final class OutputProofs {

    private final List<Platform> promised;
    private final Results.Staging staging;
    private final EngineProof engine;
    private final Supplier<OpenRegistries> registries;

    /**
     * For one build.
     *
     * @param promised platforms that every output has to have, and no others
     * @param staging where files were written
     */
    OutputProofs(
            List<Platform> promised, Results.Staging staging, EngineProof engine, Supplier<OpenRegistries> registries) {
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
                found = Optional.of(inLayout(name));
            } else if (output instanceof Output.Registry registry) {
                Inventory there = inRegistry(registry, metadata);
                found.ifPresent(layout -> same(layout, there));
                found = found.or(() -> Optional.of(there));
            } else if (output instanceof Output.Local) {
                refuse(FilesVerification.ofFolder(staging.files(), promised));
            } else if (output instanceof Output.Tar) {
                refuse(FilesVerification.ofArchive(staging.archive(), promised));
            }
        }
        for (Output output : outputs) {
            if (output instanceof Output.Docker docker) {
                engine.prove(docker.names(), promised, metadata, found);
            }
        }
        return found;
    }

    private Inventory inLayout(ImageReference name) {
        OciLayout layout = OciLayout.at(staging.layout());
        layout.ensureIndex();
        layout.removeStrays();
        layout.nameAs(name);
        return verified(layout.inventory());
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
        return verified(InventoryReader.read(
                repository, repository.registry().readBack(repository.name(), ManifestName.digest(digest))));
    }

    private Inventory verified(Inventory inventory) {
        LayoutVerification.check(promised, inventory).orThrow();
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
