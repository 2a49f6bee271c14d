package io.github.multiarchmaven.pipeline;

import io.github.multiarchmaven.config.BuildSpec;
import io.github.multiarchmaven.config.MergeSpec;
import io.github.multiarchmaven.config.MergeSpec.InModule;
import io.github.multiarchmaven.config.MergeSpec.Origins;
import io.github.multiarchmaven.config.PushSpec;
import io.github.multiarchmaven.engine.Engine;
import io.github.multiarchmaven.layout.Descriptor;
import io.github.multiarchmaven.layout.OciLayout;
import io.github.multiarchmaven.model.Inventory;
import io.github.multiarchmaven.narration.BuildLog;
import io.github.multiarchmaven.narration.ProblemException;
import io.github.multiarchmaven.registry.transfer.GatheredSource;
import io.github.multiarchmaven.registry.transfer.ImageSource;
import io.github.multiarchmaven.registry.transfer.LayoutSource;
import io.github.multiarchmaven.result.ImageDescription;
import io.github.multiarchmaven.result.ImageDescription.Scope;
import io.github.multiarchmaven.result.KeptResult;
import io.github.multiarchmaven.result.Results;
import io.github.multiarchmaven.result.Staging;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

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
     * @param push how it is published then, if it is. The layers of what lies in a registry are not fetched for that, and
     *     nothing but a description is kept of a list with such images
     * @throws ProblemException with every reason not to; the previous result is untouched then. What is on the disk
     *     altogether and cannot be published is kept all the same
     */
    public KeptResult run(MergeSpec spec, Optional<PushSpec> push) {
        BuildSpec.Naming naming = spec.naming();
        try (Staging staging = results.stage(naming.id())) {
            MergeChoice choice = choose(spec, reading(push), staging);
            tell(spec, choice);
            ImageDescription merged = assembled(spec, choice, staging);
            if (push.isPresent() && !choice.isOnDisk()) {
                log.merged(naming.firstName(), merged.inventory());
                return publish(publication(merged, choice, staging, push.get()), push.get(), staging);
            }
            KeptResult kept = results.keep(staging, merged);
            log.merged(naming.firstName(), merged.inventory());
            log.isIn(kept.layout());
            return push.map(to ->
                            new PushImages(registries, results, log).run(to).get(0))
                    .orElse(kept);
        }
    }

    /** Reads everything as {@link #run} does, says what it would make of it, and keeps nothing. */
    public void explain(MergeSpec spec, Optional<PushSpec> push) {
        BuildSpec.Naming naming = spec.naming();
        List<String> plan = new ArrayList<>();
        try (Staging staging = results.stage(naming.id())) {
            MergeChoice choice = choose(spec, reading(push), staging);
            for (MergeCandidate candidate : choice.chosen()) {
                plan.add("list " + candidate.digest() + " of " + candidate.source() + " for " + candidate.platform());
            }
            ImageDescription merged = assembled(spec, choice, staging);
            plan.add("keep " + (choice.isOnDisk() ? "" : "a description of ") + naming.firstName() + ", "
                    + merged.inventory().index() + ", in " + results.folderOf(naming.id()));
            push.ifPresent(to ->
                    new Publishing(registries, log).refuse(to, List.of(publication(merged, choice, staging, to))));
        }
        push.ifPresent(to -> plan.add("push it to " + naming.image()
                + (to.naming() == PushSpec.Naming.BY_TAGS ? ", tags " + naming.tags() : ", without a tag")));
        log.dryRun(plan);
    }

    /** What is only going to be in a registry need not come here. */
    private static MergeSources.Reading reading(Optional<PushSpec> push) {
        return push.isPresent() ? MergeSources.Reading.DOCUMENTS : MergeSources.Reading.EVERYTHING;
    }

    private MergeChoice choose(MergeSpec spec, MergeSources.Reading reading, Staging staging) {
        return MergeChoice.of(
                spec,
                new MergeSources(registries, engines, modules, log).read(spec.sources(), reading, staging.parts()));
    }

    private void tell(MergeSpec spec, MergeChoice choice) {
        List<String> uncompared = new MergeOrigins(choice.chosen()).uncompared();
        if (spec.origins() == Origins.ALIKE && !uncompared.isEmpty()) {
            log.notCompared(uncompared);
        }
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

    private ImageDescription assembled(MergeSpec spec, MergeChoice choice, Staging staging) {
        BuildSpec.Naming naming = spec.naming();
        Inventory inventory = new MergeAssembly(spec, staging, results, log).of(choice);
        return new ImageDescription(naming.id(), naming.image(), naming.tags(), inventory, Scope.COMPLETE)
                .from(choice.origin());
    }

    private static Publication publication(
            ImageDescription merged, MergeChoice choice, Staging staging, PushSpec push) {
        OciLayout documents = OciLayout.at(staging.layout());
        Descriptor top = documents.tops().get(0);
        ImageSource source = new GatheredSource(new LayoutSource(documents), choice.elsewhere());
        return Publication.of(merged, source, source.manifest(top.digest(), top.mediaType()), push);
    }

    private KeptResult publish(Publication publication, PushSpec push, Staging staging) {
        Publishing publishing = new Publishing(registries, log);
        publishing.publish(publication, publishing.refuse(push, List.of(publication)));
        staging.dropLayout();
        return results.published(results.keep(staging, publication.description()), publication.references());
    }
}
