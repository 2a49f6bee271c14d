package io.github.multiarchmaven.pipeline;

import io.github.multiarchmaven.config.BlobStoreChoice;
import io.github.multiarchmaven.layout.store.BlobStore;
import io.github.multiarchmaven.layout.store.Seeds;
import io.github.multiarchmaven.model.Digest;
import io.github.multiarchmaven.narration.BuildLog;
import io.github.multiarchmaven.process.Surroundings;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Collection;
import java.util.Optional;

/** The user's store of blobs, where there is to be one. It only saves time: when it fails the build goes on without it. */
final class SharedBlobs {

    private Optional<BlobStore> store;
    private final BuildLog log;

    private SharedBlobs(Optional<BlobStore> store, BuildLog log) {
        this.store = store;
        this.log = log;
    }

    static SharedBlobs of(BlobStoreChoice choice, BuildLog log) {
        return new SharedBlobs(storeFor(choice), log);
    }

    static Optional<BlobStore> storeFor(BlobStoreChoice choice) {
        if (choice instanceof BlobStoreChoice.In in) {
            return Optional.of(BlobStore.in(in.folder(), in.size()));
        }
        if (choice instanceof BlobStoreChoice.Usual usual) {
            return usualFolder(Surroundings.ofThisProcess()).map(folder -> BlobStore.in(folder, usual.size()));
        }
        return Optional.empty();
    }

    /** Where the store is if nothing else is said; empty for a user without a home. */
    static Optional<Path> usualFolder(Surroundings surroundings) {
        return surroundings
                .cacheFolder()
                .map(caches -> caches.resolve("multiarch-maven-plugin").resolve("blobs"));
    }

    void lay(Seeds seeds, String layout) {
        attempt(blobs -> blobs.lay(seeds, layout));
    }

    void keep(String layout, Path place) {
        attempt(blobs -> blobs.keep(layout, place));
    }

    void discard(Collection<Digest> damaged) {
        attempt(blobs -> blobs.discard(damaged));
    }

    private void attempt(Step step) {
        if (store.isEmpty()) {
            return;
        }
        try {
            step.with(store.get());
        } catch (IOException e) {
            log.withoutBlobStore(store.get().folder(), e.getClass().getSimpleName() + ": " + e.getMessage());
            store = Optional.empty();
        }
    }

    @FunctionalInterface
    private interface Step {
        void with(BlobStore store) throws IOException;
    }
}
