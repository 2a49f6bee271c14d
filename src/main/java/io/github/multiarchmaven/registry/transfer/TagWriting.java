package io.github.multiarchmaven.registry.transfer;

import io.github.multiarchmaven.narration.Problem;
import io.github.multiarchmaven.narration.ProblemCode;
import io.github.multiarchmaven.narration.ProblemException;
import io.github.multiarchmaven.registry.ManifestName;
import io.github.multiarchmaven.registry.RemoteManifest;

/** Has tags point at a manifest, and makes sure that they do. */
public final class TagWriting {

    private final Repository repository;

    public TagWriting(Repository repository) {
        this.repository = repository;
    }

    /**
     * Writes a tag and reads it back.
     *
     * @throws ProblemException TAG_NOT_PROVED if it means something else afterwards
     */
    public void write(String tag, RemoteManifest manifest) {
        repository.registry().put(repository.name(), ManifestName.tag(tag), manifest);
        prove(tag, manifest);
    }

    /**
     * Reads back a tag that is expected to mean this.
     *
     * @throws ProblemException TAG_NOT_PROVED if it means something else
     */
    public void prove(String tag, RemoteManifest manifest) {
        ManifestName name = ManifestName.tag(tag);
        RemoteManifest found = repository.registry().readBack(repository.name(), name);
        if (!found.digest().equals(manifest.digest())) {
            throw new ProblemException(Problem.of(
                    ProblemCode.TAG_NOT_PROVED,
                    repository + ":" + tag + " is not what was written a moment ago",
                    "written: " + manifest.digest() + "; read back: " + found.digest(),
                    "somebody else may have written it at the same moment: see who publishes this tag, and run this"
                            + " again"));
        }
    }
}
