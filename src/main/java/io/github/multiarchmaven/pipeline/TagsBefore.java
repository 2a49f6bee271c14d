package io.github.multiarchmaven.pipeline;

import io.github.multiarchmaven.config.PushSpec.ExistingTags;
import io.github.multiarchmaven.model.Digest;
import io.github.multiarchmaven.model.ImageReference;
import io.github.multiarchmaven.narration.BuildLog;
import io.github.multiarchmaven.narration.Problem;
import io.github.multiarchmaven.narration.ProblemCode;
import io.github.multiarchmaven.registry.ManifestName;
import io.github.multiarchmaven.registry.transfer.Repository;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What tags mean before they are written, and whether they may mean something else afterwards. */
final class TagsBefore {

    private final OpenRegistries registries;
    private final ExistingTags existing;
    private final BuildLog log;
    private final Set<ImageReference> upToDate = new HashSet<>();
    private final Map<ImageReference, Digest> replaced = new HashMap<>();

    TagsBefore(OpenRegistries registries, ExistingTags existing, BuildLog log) {
        this.registries = registries;
        this.existing = existing;
        this.log = log;
    }

    /** Looks at a tag that is to mean something; what stands in the way. */
    Optional<Problem> look(ImageReference name, Digest wanted) {
        Repository repository = registries.repository(name);
        Optional<Digest> old = repository.registry().digestOf(repository.name(), ManifestName.in(name));
        if (old.equals(Optional.of(wanted))) {
            upToDate.add(name);
            return Optional.empty();
        }
        return old.flatMap(other -> replaced(name, wanted, other));
    }

    /** Whether a tag that was looked at means already what it should. */
    boolean isUpToDate(ImageReference name) {
        return upToDate.contains(name);
    }

    /** Tells what a tag was that is about to be something else. */
    void tellReplaced(ImageReference name) {
        Optional.ofNullable(replaced.get(name)).ifPresent(old -> log.replacing(name, old));
    }

    private Optional<Problem> replaced(ImageReference name, Digest wanted, Digest old) {
        if (existing == ExistingTags.REPLACED) {
            replaced.put(name, old);
            return Optional.empty();
        }
        return Optional.of(Problem.of(
                ProblemCode.TAG_EXISTS,
                name + " is there already and is another image",
                "it is " + old + ", and this build made " + wanted + "; the tag of a release is not replaced",
                "release under another version or tag; to replace it all the same: -Dmultiarch.failIfTagExists=false"));
    }
}
