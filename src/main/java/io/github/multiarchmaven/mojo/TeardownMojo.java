package io.github.multiarchmaven.mojo;

import io.github.multiarchmaven.narration.BuildLog;
import io.github.multiarchmaven.pipeline.TearDown;
import io.github.multiarchmaven.pipeline.Tools;
import java.io.File;
import java.util.List;
import java.util.Optional;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.jspecify.annotations.Nullable;

/**
 * Removes what this plugin made on this engine: the QEMU handlers that it registered and nobody has replaced since, and its
 * builders, whatever their settings, with their containers and caches. Says what it leaves and why. Needs no project.
 */
@Mojo(name = "teardown", requiresProject = false, threadSafe = true)
public final class TeardownMojo extends AbstractMultiarchMojo {

    /** Skips this goal. */
    @Parameter(property = "multiarch.teardown.skip", defaultValue = "false")
    private boolean teardownSkip;

    /** Path of the executable docker-buildx. Default: buildx as a plugin of the docker command. */
    @Parameter(property = "multiarch.buildx")
    private @Nullable File buildx;

    /** Prints what would be done and does nothing. */
    @Parameter(property = "multiarch.dryRun", defaultValue = "false")
    private boolean dryRun;

    @Override
    String goal() {
        return "teardown";
    }

    @Override
    boolean skipsThisGoal() {
        return teardownSkip;
    }

    @Override
    void run(BuildLog log) {
        try (Tools tools = Tools.open(Optional.ofNullable(buildx).map(File::toPath), List.of(), log)) {
            TearDown story = new TearDown(tools, log);
            if (dryRun) {
                story.explain();
            } else {
                story.run();
            }
        }
    }
}
