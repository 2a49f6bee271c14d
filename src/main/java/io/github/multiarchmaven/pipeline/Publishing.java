package io.github.multiarchmaven.pipeline;

import io.github.multiarchmaven.config.PushSpec;
import io.github.multiarchmaven.model.ImageReference;
import io.github.multiarchmaven.narration.BuildLog;
import io.github.multiarchmaven.narration.Problem;
import io.github.multiarchmaven.narration.ProblemCode;
import io.github.multiarchmaven.narration.ProblemException;
import io.github.multiarchmaven.registry.ManifestName;
import io.github.multiarchmaven.registry.RemoteManifest;
import io.github.multiarchmaven.registry.transfer.ImageCopy;
import io.github.multiarchmaven.registry.transfer.ImageTree;
import io.github.multiarchmaven.registry.transfer.Repository;
import io.github.multiarchmaven.registry.transfer.TagWriting;
import io.github.multiarchmaven.result.ImageDescription;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Has images be in registries: the parts first, then the images and the list, and only then the tags. */
final class Publishing {

    private final OpenRegistries registries;
    private final BuildLog log;

    Publishing(OpenRegistries registries, BuildLog log) {
        this.registries = registries;
        this.log = log;
    }

    /**
     * Looks at every tag before anything is written.
     *
     * @throws ProblemException with every reason not to write it
     */
    TagsBefore refuse(PushSpec spec, List<Publication> publications) {
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

    /**
     * Publishes one of those that were looked at.
     *
     * @throws ProblemException at the first failure
     */
    void publish(Publication publication, TagsBefore tags) {
        publication.repositories().stream()
                .map(registries::repository)
                .filter(target -> !holds(target, publication, tags))
                .forEach(target -> copy(publication, target));
        publication.names().forEach(name -> publish(publication, name, tags));
    }

    private static Optional<Problem> narrowed(Publication publication) {
        ImageDescription description = publication.description();
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
        log.pushing(publication.description().image(), publication.digest(), target.toString());
        TransferCount count = new TransferCount(log, target.toString(), tree);
        new ImageCopy(
                        publication.source(),
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
