package io.github.multiarchmaven.pipeline;

import io.github.multiarchmaven.config.BuildSpec;
import io.github.multiarchmaven.config.MergeSpec;
import io.github.multiarchmaven.config.MergeSpec.InModule;
import io.github.multiarchmaven.config.PushSpec;
import io.github.multiarchmaven.engine.Engine;
import io.github.multiarchmaven.layout.OciLayout;
import io.github.multiarchmaven.model.Inventory;
import io.github.multiarchmaven.narration.BuildLog;
import io.github.multiarchmaven.narration.ProblemException;
import io.github.multiarchmaven.result.ImageDescription;
import io.github.multiarchmaven.result.ImageDescription.Scope;
import io.github.multiarchmaven.result.KeptResult;
import io.github.multiarchmaven.result.Results;
import io.github.multiarchmaven.result.Staging;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/** The story of {@code multiarch:merge}. */
public final class MergeImages {

    private final OpenRegistries registries;
    private final Function<Optional<String>, Engine> engines;
    private final Function<InModule, List<KeptResult>> modules;
    private final Results results;
    private final BuildLog log;

    /**
     * For one project.
     *
     * @param engines asked for those that sources are in
     * @param modules finds the results of other modules
     */
    public MergeImages(
            OpenRegistries registries,
            Function<Optional<String>, Engine> engines,
            Function<InModule, List<KeptResult>> modules,
            Results results,
            BuildLog log) {
        this.registries = registries;
        this.engines = engines;
        this.modules = modules;
        this.results = results;
        this.log = log;
    }

    /**
     * Makes one manifest list of the images of all sources, proves and keeps it.
     *
     * @param push how it is published then, if it is
     * @throws ProblemException with every reason not to; the previous result is untouched then. What cannot be published is
     *     kept all the same
     */
    public KeptResult run(MergeSpec spec, Optional<PushSpec> push) {
        KeptResult kept = merge(spec);
        return push.map(to -> new PushImages(registries, results, log).run(to).get(0))
                .orElse(kept);
    }

    private KeptResult merge(MergeSpec spec) {
        BuildSpec.Naming naming = spec.naming();
        try (Staging staging = results.stage(naming.id())) {
            MergeChoice choice = choose(spec, staging);
            tell(choice);
            Inventory proved = assembled(spec, choice, staging);
            KeptResult kept = results.keep(
                    staging,
                    new ImageDescription(naming.id(), naming.image(), naming.tags(), proved, Scope.COMPLETE)
                            .from(choice.origin()));
            log.merged(naming.firstName(), proved, results.folderOf(naming.id()));
            return kept;
        }
    }

    /** Reads everything as {@link #run} does, says what it would make of it, and keeps nothing. */
    public void explain(MergeSpec spec, Optional<PushSpec> push) {
        BuildSpec.Naming naming = spec.naming();
        List<String> plan = new ArrayList<>();
        try (Staging staging = results.stage(naming.id())) {
            MergeChoice choice = choose(spec, staging);
            for (MergeCandidate candidate : choice.chosen()) {
                plan.add("list " + candidate.digest() + " of " + candidate.source() + " for " + candidate.platform());
            }
            Inventory merged = assembled(spec, choice, staging);
            plan.add("keep " + naming.firstName() + ", " + merged.index() + ", in " + results.folderOf(naming.id()));
        }
        push.ifPresent(to -> plan.add("push it to " + naming.image()
                + (to.naming() == PushSpec.Naming.BY_TAGS ? ", tags " + naming.tags() : ", without a tag")));
        log.dryRun(plan);
    }

    private MergeChoice choose(MergeSpec spec, Staging staging) {
        return MergeChoice.of(
                spec, new MergeSources(registries, engines, modules, log).read(spec.sources(), staging.parts()));
    }

    private void tell(MergeChoice choice) {
        choice.leftOut()
                .forEach(candidate -> log.leftOut(
                        candidate.platform(),
                        candidate.digest(),
                        candidate.source().toString()));
        for (MergeCandidate candidate : choice.chosen()) {
            log.taking(
                    candidate.platform(), candidate.digest(), candidate.source().toString());
            if (!candidate.platform().runs(candidate.part().image().configured())) {
                log.listedAs(
                        candidate.platform(),
                        candidate.part().image().configured(),
                        candidate.source().toString());
            }
        }
    }

    /** What is kept has been read back, each byte of it, and its programs are for where the list sends them. */
    private Inventory assembled(MergeSpec spec, MergeChoice choice, Staging staging) {
        OciLayout layout = OciLayout.at(staging.layout());
        layout.assemble(choice.parts(), Map.of());
        layout.nameAs(spec.naming().firstName(), Map.of());
        Inventory inventory = readBack(layout, choice);
        if (!inventory.platforms().equals(choice.platforms())) {
            throw new IllegalStateException("merged " + choice.platforms() + " and read " + inventory.platforms());
        }
        new ContentCheck(results, log).run(spec.checkBinaries(), spec.naming().id(), staging);
        return inventory;
    }

    /** The folder that a problem names is gone when somebody reads of it; the sources are not. */
    private static Inventory readBack(OciLayout layout, MergeChoice choice) {
        try {
            return layout.inventory();
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
