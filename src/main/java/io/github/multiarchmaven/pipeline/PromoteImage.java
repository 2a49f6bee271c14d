package io.github.multiarchmaven.pipeline;

import io.github.multiarchmaven.config.PromotionSpec;
import io.github.multiarchmaven.config.PromotionSpec.LargerTags;
import io.github.multiarchmaven.model.Digest;
import io.github.multiarchmaven.model.ImageReference;
import io.github.multiarchmaven.model.Platform;
import io.github.multiarchmaven.narration.BuildLog;
import io.github.multiarchmaven.narration.Problem;
import io.github.multiarchmaven.narration.ProblemCode;
import io.github.multiarchmaven.narration.ProblemException;
import io.github.multiarchmaven.registry.ManifestName;
import io.github.multiarchmaven.registry.RemoteManifest;
import io.github.multiarchmaven.registry.transfer.ImageCopy;
import io.github.multiarchmaven.registry.transfer.ImageTree;
import io.github.multiarchmaven.registry.transfer.PlatformsOf;
import io.github.multiarchmaven.registry.transfer.Repository;
import io.github.multiarchmaven.registry.transfer.TagWriting;
import io.github.multiarchmaven.registry.transfer.TreeReader;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** The story of {@code multiarch:promote}. */
public final class PromoteImage {

    private final OpenRegistries registries;
    private final BuildLog log;

    public PromoteImage(OpenRegistries registries, BuildLog log) {
        this.registries = registries;
        this.log = log;
    }

    /**
     * Has every target point at the very manifest that the source means now.
     *
     * @throws ProblemException before anything is written, with every reason not to; later, if what was written is not
     *     what is read back
     */
    public void run(PromotionSpec spec) {
        RemoteManifest manifest = read(spec);
        Map<ImageReference, Optional<Digest>> outdated = outdated(spec, manifest);
        copy(spec.source(), outdated.keySet(), manifest);
        for (ImageReference target : outdated.keySet()) {
            outdated.getOrDefault(target, Optional.empty()).ifPresent(old -> log.replacing(target, old));
            new TagWriting(registries.repository(target)).write(target.tag().orElseThrow(), manifest);
            log.promoted(spec.source(), target, manifest.digest());
        }
    }

    /** Says what {@link #run} would do, and only reads. */
    public void explain(PromotionSpec spec) {
        RemoteManifest manifest = read(spec);
        Map<ImageReference, Optional<Digest>> outdated = outdated(spec, manifest);
        Repository source = registries.repository(spec.source());
        if (!elsewhere(source, outdated.keySet()).isEmpty()) {
            TreeReader.read(source, manifest);
        }
        log.dryRun(outdated.entrySet().stream()
                .map(target -> "have " + target.getKey() + " point at " + manifest.digest()
                        + target.getValue().map(old -> ", which was " + old).orElse(""))
                .toList());
    }

    private RemoteManifest read(PromotionSpec spec) {
        Repository source = registries.repository(spec.source());
        RemoteManifest manifest = source.registry().manifest(source.name(), ManifestName.in(spec.source()));
        if (!spec.required().isEmpty()) {
            Set<Platform> missing = new TreeSet<>(spec.required());
            missing.removeAll(new PlatformsOf(source).read(manifest));
            if (!missing.isEmpty()) {
                throw new ProblemException(Problem.of(
                        ProblemCode.LIST_INCOMPLETE,
                        spec.source() + " is not promoted",
                        "it has no image for " + Platform.list(missing) + ", which <require> asks for",
                        "build and push it for all platforms first"));
            }
        }
        return manifest;
    }

    /**
     * The targets that mean something else, and what, if it is known. All reasons not to go on are found before anything is
     * written.
     */
    private Map<ImageReference, Optional<Digest>> outdated(PromotionSpec spec, RemoteManifest manifest) {
        Map<ImageReference, Optional<Digest>> outdated = new LinkedHashMap<>();
        if (spec.largerTags() == LargerTags.REPLACED) {
            spec.targets().forEach(target -> outdated.put(target, Optional.empty()));
            return outdated;
        }
        List<Problem> problems = new ArrayList<>();
        for (ImageReference target : spec.targets()) {
            Repository repository = registries.repository(target);
            Optional<RemoteManifest> old = repository.registry().find(repository.name(), ManifestName.in(target));
            if (old.isPresent() && old.get().digest().equals(manifest.digest())) {
                log.upToDate(target, manifest.digest());
                continue;
            }
            old.flatMap(there -> loss(spec, manifest, target, there)).ifPresent(problems::add);
            outdated.put(target, old.map(RemoteManifest::digest));
        }
        if (!problems.isEmpty()) {
            throw new ProblemException(problems);
        }
        return outdated;
    }

    private Optional<Problem> loss(
            PromotionSpec spec, RemoteManifest manifest, ImageReference target, RemoteManifest old) {
        Set<Platform> lost = new TreeSet<>(new PlatformsOf(registries.repository(target)).read(old));
        lost.removeAll(new PlatformsOf(registries.repository(spec.source())).read(manifest));
        return lost.isEmpty()
                ? Optional.empty()
                : Optional.of(Problem.of(
                        ProblemCode.TAG_WOULD_SHRINK,
                        target + " is not replaced by " + spec.source(),
                        "it has an image for " + Platform.list(lost) + ", and the new one has not",
                        "promote an image with these platforms; if they are given up, set -Dmultiarch.force"));
    }

    private Set<Repository> elsewhere(Repository source, Set<ImageReference> targets) {
        Set<Repository> repositories =
                new LinkedHashSet<>(targets.stream().map(registries::repository).toList());
        repositories.remove(source);
        return repositories;
    }

    private void copy(ImageReference source, Set<ImageReference> targets, RemoteManifest manifest) {
        Repository from = registries.repository(source);
        Set<Repository> to = elsewhere(from, targets);
        if (to.isEmpty()) {
            return;
        }
        ImageTree tree = TreeReader.read(from, manifest);
        List<Repository> holders = new ArrayList<>();
        for (Repository target : to) {
            TransferCount count = new TransferCount(log, target.toString(), tree);
            new ImageCopy(from, target, holders, count).copyBelow(tree);
            count.tell();
            holders.add(target);
        }
    }
}
