package io.github.multiarchmaven.pipeline;

import io.github.multiarchmaven.config.PushSpec;
import io.github.multiarchmaven.layout.Descriptor;
import io.github.multiarchmaven.layout.OciLayout;
import io.github.multiarchmaven.model.Digest;
import io.github.multiarchmaven.narration.BuildLog;
import io.github.multiarchmaven.narration.Problem;
import io.github.multiarchmaven.narration.ProblemCode;
import io.github.multiarchmaven.narration.ProblemException;
import io.github.multiarchmaven.registry.ManifestName;
import io.github.multiarchmaven.registry.transfer.LayoutSource;
import io.github.multiarchmaven.registry.transfer.Repository;
import io.github.multiarchmaven.result.ImageDescription;
import io.github.multiarchmaven.result.KeptResult;
import io.github.multiarchmaven.result.Results;
import java.util.ArrayList;
import java.util.List;

/** The story of {@code multiarch:push}. */
public final class PushImages {

    private final OpenRegistries registries;
    private final Publishing publishing;
    private final Results results;
    private final BuildLog log;

    public PushImages(OpenRegistries registries, Results results, BuildLog log) {
        this.registries = registries;
        this.publishing = new Publishing(registries, log);
        this.results = results;
        this.log = log;
    }

    /**
     * Publishes results: to every repository the parts, the images and the list, and only then the tags.
     *
     * @return the results with the references under which they are published
     * @throws ProblemException before anything is sent, with every reason not to; later at the first failure
     */
    public List<KeptResult> run(PushSpec spec) {
        List<KeptResult> chosen = PushedResults.of(results, spec);
        List<Publication> publications = publications(spec, chosen);
        TagsBefore tags = publishing.refuse(spec, publications);
        List<KeptResult> pushed = new ArrayList<>();
        for (int i = 0; i < chosen.size(); i++) {
            publishing.publish(publications.get(i), tags);
            pushed.add(results.published(chosen.get(i), publications.get(i).references()));
        }
        return pushed;
    }

    /**
     * Only reads.
     *
     * @throws ProblemException if {@link #run} would not begin
     */
    public void check(PushSpec spec) {
        publishing.refuse(spec, publications(spec, PushedResults.of(results, spec)));
    }

    /** Says what {@link #run} would do, and only reads. */
    public void explain(PushSpec spec) {
        List<Publication> publications = publications(spec, PushedResults.of(results, spec));
        publishing.refuse(spec, publications);
        log.dryRun(publications.stream()
                .flatMap(publication -> publication.names().stream()
                        .map(name -> "push " + publication.digest() + " from " + publication.source() + " as " + name))
                .toList());
    }

    private List<Publication> publications(PushSpec spec, List<KeptResult> chosen) {
        return chosen.stream()
                .map(result -> result.hasLayout() ? fromLayout(result, spec) : fromRegistry(result, spec))
                .toList();
    }

    /** Where it was published before it can be published under other names as well. */
    private Publication fromRegistry(KeptResult result, PushSpec spec) {
        ImageDescription description = result.description();
        Repository source = registries.repository(description.inRegistry());
        return Publication.of(
                description,
                source,
                source.registry()
                        .manifest(
                                source.name(),
                                ManifestName.digest(description.inventory().index())),
                spec);
    }

    /** What was verified is what is pushed. */
    private static Publication fromLayout(KeptResult result, PushSpec spec) {
        Descriptor top = OciLayout.at(result.layout()).content().index();
        Digest proved = result.description().inventory().index();
        if (!top.digest().equals(proved)) {
            throw new ProblemException(Problem.of(
                    ProblemCode.RESULT_CHANGED,
                    result.layout() + " is not what multiarch:build proved",
                    "it was " + proved + " and is " + top.digest(),
                    "build the image again: mvn multiarch:build"));
        }
        LayoutSource source = new LayoutSource(OciLayout.at(result.layout()));
        return Publication.of(result.description(), source, source.manifest(proved, top.mediaType()), spec);
    }
}
