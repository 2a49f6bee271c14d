package io.github.multiarchmaven.mojo;

import io.github.multiarchmaven.config.LoadChoice;
import io.github.multiarchmaven.narration.BuildLog;
import io.github.multiarchmaven.pipeline.LoadImages;
import io.github.multiarchmaven.pipeline.Tools;
import java.util.List;
import java.util.Optional;
import org.apache.maven.plugins.annotations.LifecyclePhase;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.jspecify.annotations.Nullable;

/**
 * Loads the engine's own platform of what {@code multiarch:build} left into the engine, or others as well, under the image's own
 * name, so that {@code docker run} and Testcontainers find it.
 */
@Mojo(name = "load", defaultPhase = LifecyclePhase.PRE_INTEGRATION_TEST, threadSafe = true)
public final class LoadMojo extends AbstractMultiarchMojo {

    /** Skips this goal. */
    @Parameter(property = "multiarch.load.skip", defaultValue = "false")
    private boolean loadSkip;

    /** The result to load. Default: every result in {@code target/multiarch} whose image the module still builds. */
    @Parameter(property = "multiarch.id")
    private @Nullable String id;

    /** The image, as {@code build} was told. It only serves to recognise results of images that are not built any more. */
    @Parameter(property = "multiarch.image")
    private @Nullable String image;

    /**
     * The platforms to load: {@code host} for the engine's own, which is the default, {@code all}, or a list. Several at once
     * need an engine with the containerd image store.
     */
    @Parameter(property = "multiarch.load.platforms")
    private @Nullable List<String> loadPlatforms;

    @Override
    String goal() {
        return "load";
    }

    @Override
    boolean skipsThisGoal() {
        return loadSkip;
    }

    @Override
    void run(BuildLog log) {
        if (isOnlyAParent()) {
            log.skipping(goal(), "this module has packaging pom and no <image>, and built none");
            return;
        }
        LoadChoice choice = LoadChoice.of(loadPlatforms == null ? List.of() : loadPlatforms);
        try (Tools tools = Tools.openEngine(log)) {
            new LoadImages(tools, currentResults(id, image, log), log).run(Optional.ofNullable(id), choice);
        }
    }
}
