package io.github.multiarchmaven.pipeline;

import io.github.multiarchmaven.config.PushSpec;
import io.github.multiarchmaven.layout.LayoutContent;
import io.github.multiarchmaven.layout.OciLayout;
import io.github.multiarchmaven.model.Digest;
import io.github.multiarchmaven.model.ImageReference;
import io.github.multiarchmaven.narration.BuildLog;
import io.github.multiarchmaven.narration.Problem;
import io.github.multiarchmaven.narration.ProblemCode;
import io.github.multiarchmaven.narration.ProblemException;
import io.github.multiarchmaven.registry.ManifestName;
import io.github.multiarchmaven.registry.RemoteManifest;
import io.github.multiarchmaven.registry.transfer.ImageCopy;
import io.github.multiarchmaven.registry.transfer.ImageTree;
import io.github.multiarchmaven.registry.transfer.LayoutSource;
import io.github.multiarchmaven.registry.transfer.Repository;
import io.github.multiarchmaven.registry.transfer.TagWriting;
import io.github.multiarchmaven.registry.transfer.TreeReader;
import io.github.multiarchmaven.result.ImageDescription;
import io.github.multiarchmaven.result.KeptResult;
import io.github.multiarchmaven.result.Results;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The story of {@code multiarch:push}. */
public final class PushImages {

    private final OpenRegistries registries;
    private final Results results;
    private final BuildLog log;

    public PushImages(OpenRegistries registries, Results results, BuildLog log) {
        this.registries = registries;
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
        List<Publication> publications =
                chosen.stream().map(result -> publication(spec, result)).toList();
        TagsBefore tags = refuse(spec, publications);
        List<KeptResult> pushed = new ArrayList<>();
        for (Publication publication : publications) {
            publication.repositories().stream()
                    .map(registries::repository)
                    .filter(target -> !holds(target, publication, tags))
                    .forEach(target -> copy(publication, target));
            publication.names().forEach(name -> publish(publication, name, tags));
            pushed.add(results.published(
                    publication.result(),
                    publication.names().stream()
                            .map(name -> name.withDigest(publication.digest()))
                            .toList()));
        }
        return pushed;
    }

    /**
     * Only reads.
     *
     * @throws ProblemException if {@link #run} would not begin
     */
    public void check(PushSpec spec) {
        refuse(
                spec,
                PushedResults.of(results, spec).stream()
                        .map(result -> publication(spec, result))
                        .toList());
    }

    /** Says what {@link #run} would do, and only reads. */
    public void explain(PushSpec spec) {
        List<Publication> publications = PushedResults.of(results, spec).stream()
                .map(result -> publication(spec, result))
                .toList();
        refuse(spec, publications);
        log.dryRun(publications.stream()
                .flatMap(publication -> publication.names().stream()
                        .map(name -> "push " + publication.digest() + " from "
                                + publication.result().layout() + " as " + name))
                .toList());
    }

    /**
     * A result and where it goes.
     *
     * @param names the tags in each of the repositories; without tags where none is written
     */
    private record Publication(
            KeptResult result, ImageTree tree, List<ImageReference> repositories, List<ImageReference> names) {

        Digest digest() {
            return tree.manifest().digest();
        }
    }

    private static Publication publication(PushSpec spec, KeptResult result) {
        return new Publication(
                result, tree(result), PushedResults.repositories(result, spec), PushedResults.names(result, spec));
    }

    /** What was verified is what is pushed. */
    private static ImageTree tree(KeptResult result) {
        OciLayout layout = OciLayout.at(result.layout());
        LayoutContent content = layout.content();
        Digest proved = result.description().inventory().index();
        if (!content.index().digest().equals(proved)) {
            throw new ProblemException(Problem.of(
                    ProblemCode.RESULT_CHANGED,
                    result.layout() + " is not what multiarch:build proved",
                    "it was " + proved + " and is " + content.index().digest(),
                    "build the image again: mvn multiarch:build"));
        }
        LayoutSource source = new LayoutSource(layout);
        return TreeReader.read(source, source.manifest(proved, content.index().mediaType()));
    }

    /** Looks at every tag before anything is written. */
    private TagsBefore refuse(PushSpec spec, List<Publication> publications) {
        TagsBefore tags = new TagsBefore(registries, spec.existingTags(), log);
        List<Problem> problems = new ArrayList<>();
        for (Publication publication : publications) {
            if (spec.naming() == PushSpec.Naming.BY_TAGS) {
                narrowed(publication).ifPresent(problems::add);
                publication
                        .names()
                        .forEach(name -> tags.look(name, publication.digest()).ifPresent(problems::add));
            }
        }
        if (!problems.isEmpty()) {
            throw new ProblemException(problems);
        }
        return tags;
    }

    private static Optional<Problem> narrowed(Publication publication) {
        ImageDescription description = publication.result().description();
        return description.scope() == ImageDescription.Scope.COMPLETE
                ? Optional.empty()
                : Optional.of(Problem.of(
                        ProblemCode.PUSH_NARROWED,
                        description.names().get(0) + " is not pushed",
                        "multiarch.only narrowed its build to "
                                + description.inventory().platforms(),
                        "build it for all platforms, or push it without a tag: -Dmultiarch.pushByDigest"));
    }

    /** Whether a tag there means it, and none of its images has been deleted since, as some registries do with untagged ones. */
    private boolean holds(Repository target, Publication publication, TagsBefore tags) {
        return publication.names().stream()
                        .filter(tags::isUpToDate)
                        .map(registries::repository)
                        .anyMatch(target::equals)
                && publication.tree().manifestsBelow().stream()
                        .map(manifest -> ManifestName.digest(manifest.digest()))
                        .allMatch(child ->
                                target.registry().digestOf(target.name(), child).isPresent());
    }

    private void copy(Publication publication, Repository target) {
        ImageTree tree = publication.tree();
        log.pushing(publication.result().description().image(), publication.digest(), target.toString());
        TransferCount count = new TransferCount(log, target.toString(), tree);
        new ImageCopy(
                        new LayoutSource(OciLayout.at(publication.result().layout())),
                        target,
                        publication.repositories().stream()
                                .map(registries::repository)
                                .takeWhile(earlier -> !earlier.equals(target))
                                .toList(),
                        count)
                .copyBelow(tree);
        count.tell();
        target.registry().put(target.name(), ManifestName.digest(publication.digest()), tree.manifest());
        RemoteManifest found = target.registry().readBack(target.name(), ManifestName.digest(publication.digest()));
        log.debug("Read back " + found + " from " + target);
    }

    private void publish(Publication publication, ImageReference name, TagsBefore before) {
        TagWriting tags = new TagWriting(registries.repository(name));
        if (before.isUpToDate(name)) {
            tags.prove(name.tag().orElseThrow(), publication.tree().manifest());
            log.upToDate(name, publication.digest());
            return;
        }
        before.tellReplaced(name);
        name.tag().ifPresent(tag -> tags.write(tag, publication.tree().manifest()));
        log.pushed(name.withDigest(publication.digest()));
    }
}
