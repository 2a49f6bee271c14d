package io.github.multiarchmaven.pipeline;

import io.github.multiarchmaven.config.BinaryCheck;
import io.github.multiarchmaven.config.MergeSpec;
import io.github.multiarchmaven.layout.LayoutPart;
import io.github.multiarchmaven.layout.OciLayout;
import io.github.multiarchmaven.model.Inventory;
import io.github.multiarchmaven.narration.BuildLog;
import io.github.multiarchmaven.narration.ProblemException;
import io.github.multiarchmaven.result.Results;
import io.github.multiarchmaven.result.Staging;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** Puts the chosen images together in the layout of a result that is being made. */
final class MergeAssembly {

    private final MergeSpec spec;
    private final Staging staging;
    private final OciLayout layout;
    private final Results results;
    private final BuildLog log;

    MergeAssembly(MergeSpec spec, Staging staging, Results results, BuildLog log) {
        this.spec = spec;
        this.staging = staging;
        this.layout = OciLayout.at(staging.layout());
        this.results = results;
        this.log = log;
    }

    /**
     * What is on the disk has been read back then, each byte of it, and its programs are for where the list sends them; of
     * the rest the documents have been.
     */
    Inventory of(MergeChoice choice) {
        List<LayoutPart> onDisk = choice.partsOnDisk();
        if (choice.isOnDisk()) {
            return proved(choice, onDisk);
        }
        if (!onDisk.isEmpty()) {
            proved(choice, onDisk);
        }
        if (spec.checkBinaries() != BinaryCheck.OFF) {
            log.programsNotRead();
        }
        layout.assembleDocuments(choice.parts(), Map.of());
        return same(choice.parts(), readBack(choice, layout::described));
    }

    private Inventory proved(MergeChoice choice, List<LayoutPart> parts) {
        layout.assemble(parts, Map.of());
        layout.nameAs(spec.naming().firstName(), Map.of());
        Inventory inventory = same(parts, readBack(choice, layout::inventory));
        new ContentCheck(results, log).run(spec.checkBinaries(), spec.naming().id(), staging);
        return inventory;
    }

    private static Inventory same(List<LayoutPart> parts, Inventory read) {
        if (!read.platforms().equals(parts.stream().map(LayoutPart::platform).toList())) {
            throw new IllegalStateException("merged " + parts + " and read " + read.platforms());
        }
        return read;
    }

    /** The folder that a problem names is gone when somebody reads of it; the sources are not. */
    private static Inventory readBack(MergeChoice choice, Supplier<Inventory> reading) {
        try {
            return reading.get();
        } catch (ProblemException e) {
            List<String> sources = choice.chosen().stream()
                    .map(candidate -> "source   " + candidate.source() + ", for " + candidate.platform())
                    .toList();
            throw new ProblemException(e.problems().stream()
                    .map(problem -> problem.withEvidence(Stream.concat(problem.evidence().stream(), sources.stream())
                            .toList()))
                    .toList());
        }
    }
}
