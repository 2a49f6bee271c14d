package io.github.multiarchmaven.mojo;

import io.github.multiarchmaven.config.BlobStoreChoice;
import io.github.multiarchmaven.config.ContainerProxies;
import io.github.multiarchmaven.config.ImagePolicy;
import io.github.multiarchmaven.config.ImagePolicyReader;
import io.github.multiarchmaven.config.TeardownSpec;
import io.github.multiarchmaven.config.TeardownSpec.Fate;
import io.github.multiarchmaven.narration.BuildLog;
import io.github.multiarchmaven.pipeline.TearDown;
import io.github.multiarchmaven.pipeline.Tools;
import java.io.File;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.jspecify.annotations.Nullable;

/**
 * Removes what this plugin made on this engine: the QEMU handlers that it registered and nobody has replaced since, and its
 * builders, whatever their settings, with their containers and caches; and what runs that were killed have left in the folder
 * for temporary files: folders with logins at once, others when they are an hour old. Says what it leaves and why. Needs no
 * project.
 */
@Mojo(name = "teardown", requiresProject = false, threadSafe = true)
public final class TeardownMojo extends AbstractMultiarchMojo {

    /** Skips this goal. */
    @Parameter(property = "multiarch.teardown.skip", defaultValue = "false")
    private boolean teardownSkip;

    /**
     * When the engine pulls an image that the plugin itself runs, such as the one that registers handlers: {@code missing},
     * {@code always} or {@code never}, as of {@code docker run --pull}. Default: {@code missing}.
     */
    @Parameter(property = "multiarch.pullPolicy")
    private @Nullable String pullPolicy;

    /**
     * The images that the plugin may run: patterns of names without tag and digest, such as
     * {@code registry.example.com/**}, where {@code *} is any part of one path component and {@code **} any number of
     * components. Default: all.
     */
    @Parameter(property = "multiarch.allowedImages")
    private @Nullable List<@Nullable String> allowedImages;

    /** Path of the executable docker-buildx. Default: buildx as a plugin of the docker command. */
    @Parameter(property = "multiarch.buildx")
    private @Nullable File buildx;

    /** Keeps the caches of the builders: the next builder with the same settings goes on with them. */
    @Parameter(property = "multiarch.teardown.keepCache", defaultValue = "false")
    private boolean keepCache;

    /**
     * Removes the blobs of former builds, too. They are of no engine, and all projects of a user share them; nothing is lost
     * but time.
     */
    @Parameter(property = "multiarch.teardown.clearBlobStore", defaultValue = "false")
    private boolean clearBlobStore;

    /**
     * Folder in which blobs of proved images are kept, if the build has another than the usual one; {@code none} if it keeps
     * none.
     */
    @Parameter(property = "multiarch.blobStore")
    private @Nullable String blobStore;

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
        ImagePolicy images = ImagePolicyReader.read(Optional.ofNullable(pullPolicy), BuildMojo.listOf(allowedImages));
        try (Tools tools = Tools.open(
                Optional.ofNullable(buildx).map(File::toPath),
                List.of(),
                images,
                ContainerProxies.NONE,
                SessionMemory.of(session()),
                log)) {
            TearDown story = new TearDown(tools, spec(), log);
            if (dryRun) {
                story.explain();
            } else {
                story.run();
            }
        }
    }

    /** The size matters to builds alone. */
    private TeardownSpec spec() {
        Path base = Optional.ofNullable(project().getBasedir())
                .map(File::toPath)
                .orElseGet(() -> Path.of(session().getExecutionRootDirectory()));
        return new TeardownSpec(
                keepCache ? Fate.STAYS : Fate.GOES,
                clearBlobStore ? Fate.GOES : Fate.STAYS,
                BlobStoreChoice.read(Optional.ofNullable(blobStore), "1", base));
    }
}
