package io.github.multiarchmaven.pipeline;

import io.github.multiarchmaven.config.PushSpec.ExistingTags;
import io.github.multiarchmaven.model.Digest;
import io.github.multiarchmaven.model.ImageReference;
import io.github.multiarchmaven.model.Inventory;
import io.github.multiarchmaven.model.Output;
import io.github.multiarchmaven.narration.BuildLog;
import io.github.multiarchmaven.narration.Problem;
import io.github.multiarchmaven.narration.ProblemException;
import io.github.multiarchmaven.registry.ManifestName;
import io.github.multiarchmaven.registry.RemoteManifest;
import io.github.multiarchmaven.registry.transfer.Repository;
import io.github.multiarchmaven.registry.transfer.TagWriting;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** Gives an image that BuildKit has pushed by its digest its tags, when everything about it has been proved. */
final class BuiltTags {

    private final Supplier<OpenRegistries> registries;
    private final ExistingTags existing;
    private final BuildLog log;

    BuiltTags(Supplier<OpenRegistries> registries, ExistingTags existing, BuildLog log) {
        this.registries = registries;
        this.existing = existing;
        this.log = log;
    }

    /**
     * Writes them and reads them back.
     *
     * @return the references under which it is published; none where no output is in a registry
     * @throws ProblemException before any is written, if one means another image and must not be replaced
     */
    List<ImageReference> write(List<Output> outputs, Optional<Inventory> proved) {
        List<ImageReference> published = new ArrayList<>();
        for (Output output : outputs) {
            if (output instanceof Output.Registry registry) {
                published.addAll(write(registry.names(), proved.orElseThrow().index()));
            }
        }
        return published;
    }

    private List<ImageReference> write(List<ImageReference> names, Digest digest) {
        List<ImageReference> tagged =
                names.stream().filter(name -> name.tag().isPresent()).toList();
        TagsBefore before = new TagsBefore(registries.get(), existing, log);
        List<Problem> problems = tagged.stream()
                .flatMap(name -> before.look(name, digest).stream())
                .toList();
        if (!problems.isEmpty()) {
            throw new ProblemException(problems);
        }
        if (!tagged.isEmpty()) {
            Repository repository = registries.get().repository(names.get(0));
            RemoteManifest manifest = repository.registry().manifest(repository.name(), ManifestName.digest(digest));
            TagWriting tags = new TagWriting(repository);
            tagged.forEach(name -> {
                before.tellReplaced(name);
                tags.write(name.tag().orElseThrow(), manifest);
            });
        }
        List<ImageReference> published =
                names.stream().map(name -> name.withDigest(digest)).toList();
        published.forEach(log::pushed);
        return published;
    }
}
