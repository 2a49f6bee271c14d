package io.github.multiarchmaven.pipeline;

import io.github.multiarchmaven.layout.store.Seeds;
import io.github.multiarchmaven.model.Digest;
import io.github.multiarchmaven.narration.BuildLog;
import io.github.multiarchmaven.narration.Problem;
import io.github.multiarchmaven.narration.ProblemCode;
import io.github.multiarchmaven.narration.ProblemException;
import io.github.multiarchmaven.result.Staging;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;

/**
 * Spares a build the blobs that are here from former ones. Nothing of them is believed: the layout is proved as always, and
 * if that finds a damaged one the build is done again without any.
 */
final class WarmStart {

    private static final Set<ProblemCode> OF_A_LAYOUT =
            Set.of(ProblemCode.LAYOUT_UNREADABLE, ProblemCode.LAYOUT_BLOB_MISSING, ProblemCode.LAYOUT_BLOB_WRONG);

    private final Staging staging;
    private final Path previous;
    private final String layout;
    private final SharedBlobs shared;
    private final BuildLog log;

    /**
     * For one build.
     *
     * @param previous the layout of the result that it will replace; need not exist
     * @param layout its name among the user's layouts
     * @param shared those of all projects
     */
    WarmStart(Staging staging, Path previous, String layout, SharedBlobs shared, BuildLog log) {
        this.staging = staging;
        this.previous = previous;
        this.layout = layout;
        this.shared = shared;
        this.log = log;
    }

    /**
     * Has the image built.
     *
     * @param build builds and proves it; called twice if a blob of a former build was damaged
     */
    <T> T run(Supplier<T> build) {
        Seeds seeds = Seeds.in(staging.layout());
        layPrevious(seeds);
        shared.lay(seeds, layout);
        try {
            T built = build.get();
            log.hadAlready(seeds.bytesUsed());
            return built;
        } catch (ProblemException e) {
            List<Digest> damaged = isAboutTheLayout(e) ? seeds.damaged() : List.of();
            if (damaged.isEmpty()) {
                throw e;
            }
            log.buildingAnew(damaged);
            shared.discard(damaged);
            staging.dropLayout();
            return build.get();
        }
    }

    /** Keeps the blobs of what was built for others, and for this one when it is gone. */
    void remember() {
        shared.keep(layout, staging.layout());
    }

    private void layPrevious(Seeds seeds) {
        try {
            seeds.layLayout(previous);
        } catch (IOException e) {
            log.debug("Not all blobs of " + previous + " can be used again: " + e);
        }
    }

    private static boolean isAboutTheLayout(ProblemException e) {
        return e.problems().stream().map(Problem::code).anyMatch(OF_A_LAYOUT::contains);
    }
}
