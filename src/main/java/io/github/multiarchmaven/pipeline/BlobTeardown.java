package io.github.multiarchmaven.pipeline;

import io.github.multiarchmaven.config.TeardownSpec;
import io.github.multiarchmaven.config.TeardownSpec.Fate;
import io.github.multiarchmaven.layout.store.BlobStore;
import io.github.multiarchmaven.narration.BuildLog;
import io.github.multiarchmaven.narration.Problem;
import io.github.multiarchmaven.narration.ProblemCode;
import io.github.multiarchmaven.narration.ProblemException;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.Optional;

/** The part of {@code multiarch:teardown} that is about the blobs of former builds: they go where that is asked for. */
final class BlobTeardown {

    private final Fate fate;
    private final Optional<BlobStore> store;
    private final BuildLog log;

    BlobTeardown(TeardownSpec spec, BuildLog log) {
        this.fate = spec.blobs();
        this.store = SharedBlobs.storeFor(spec.store()).filter(blobs -> Files.isDirectory(blobs.folder()));
        this.log = log;
    }

    /** @throws ProblemException FILE_FAILED */
    void run() {
        if (fate == Fate.GOES && store.isPresent()) {
            BlobStore blobs = store.get();
            try {
                log.removedBlobs(blobs.folder(), blobs.clear());
            } catch (IOException e) {
                throw new ProblemException(
                        Problem.of(
                                ProblemCode.FILE_FAILED,
                                "the blobs of former builds in " + blobs.folder() + " cannot be removed",
                                e.getClass().getSimpleName() + ": " + e.getMessage(),
                                "delete that folder"),
                        e);
            }
        }
    }

    /** What {@link #run} would do. */
    List<String> plan() {
        return store
                .filter(blobs -> fate == Fate.GOES)
                .map(blobs -> "remove the blobs of former builds in " + blobs.folder() + ", of whatever project")
                .stream()
                .toList();
    }

    void tellWhatStays() {
        store.filter(blobs -> fate == Fate.STAYS)
                .ifPresent(blobs -> log.leaving(
                        "the blobs of former builds in " + blobs.folder(),
                        "they are of no engine, and save time for all projects; -Dmultiarch.teardown.clearBlobStore removes"
                                + " them"));
    }
}
