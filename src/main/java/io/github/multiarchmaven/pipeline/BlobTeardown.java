package io.github.multiarchmaven.pipeline;

import io.github.multiarchmaven.config.TeardownSpec;
import io.github.multiarchmaven.config.TeardownSpec.Fate;
import io.github.multiarchmaven.layout.store.BlobStore;
import io.github.multiarchmaven.narration.BuildLog;
import io.github.multiarchmaven.narration.Problem;
import io.github.multiarchmaven.narration.ProblemCode;
import io.github.multiarchmaven.narration.ProblemException;
import io.github.multiarchmaven.process.Surroundings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The part of {@code multiarch:teardown} that is about what is kept of former builds, blobs and the key to what is noted: it goes
 * where that is asked for.
 */
final class BlobTeardown {

    private final Fate fate;
    private final Optional<BlobStore> store;
    private final Optional<Path> key;
    private final BuildLog log;

    BlobTeardown(TeardownSpec spec, BuildLog log) {
        this(spec, SealKey.usualFile(Surroundings.ofThisProcess()), log);
    }

    BlobTeardown(TeardownSpec spec, Optional<Path> key, BuildLog log) {
        this.key = key.filter(Files::isRegularFile);
        this.fate = spec.blobs();
        this.store = SharedBlobs.storeFor(spec.store()).filter(blobs -> Files.isDirectory(blobs.folder()));
        this.log = log;
    }

    /** @throws ProblemException FILE_FAILED */
    void run() {
        if (fate == Fate.GOES && key.isPresent()) {
            removeKey(key.get());
        }
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

    private void removeKey(Path file) {
        try {
            Files.delete(file);
            log.info("Removed " + file + ", the key to what was noted of builds");
        } catch (IOException e) {
            throw new ProblemException(
                    Problem.of(
                            ProblemCode.FILE_FAILED,
                            "the key to what was noted of builds cannot be removed: " + file,
                            e.getClass().getSimpleName() + ": " + e.getMessage(),
                            "delete that file"),
                    e);
        }
    }

    /** What {@link #run} would do. */
    List<String> plan() {
        if (fate == Fate.STAYS) {
            return List.of();
        }
        return Stream.concat(
                        key.map(file -> "remove " + file + ", the key to what was noted of builds").stream(),
                        store
                                .map(blobs -> "remove the blobs of former builds in " + blobs.folder()
                                        + ", of whatever project")
                                .stream())
                .toList();
    }

    void tellWhatStays() {
        key.filter(file -> fate == Fate.STAYS)
                .ifPresent(file -> log.leaving(
                        file + ", the key to what was noted of builds",
                        "without it every image is built once more; -Dmultiarch.teardown.clearBlobStore removes it"));
        store.filter(blobs -> fate == Fate.STAYS)
                .ifPresent(blobs -> log.leaving(
                        "the blobs of former builds in " + blobs.folder(),
                        "they are of no engine, and save time for all projects; -Dmultiarch.teardown.clearBlobStore removes"
                                + " them"));
    }
}
