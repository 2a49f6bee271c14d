package io.github.multiarchmaven.narration;

import io.github.multiarchmaven.model.BuilderNode;
import io.github.multiarchmaven.model.Difference;
import io.github.multiarchmaven.model.ImageReference;
import io.github.multiarchmaven.model.Platform;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/** What happens to a machine: to its handlers and builders. */
interface MachineEvents extends LogSinks {

    /** A privileged container is about to change the kernel's table of handlers. */
    default void registering(List<Platform> platforms, ImageReference image) {
        info("Registering QEMU handlers for " + Platform.list(platforms) + " by a privileged container of " + image);
    }

    /** The same, and entries that do not work are removed before. */
    default void replacing(List<String> handlers, List<Platform> platforms, ImageReference image) {
        info("Removing the broken " + String.join(", ", handlers) + " and registering QEMU handlers for "
                + Platform.list(platforms) + " by a privileged container of " + image);
    }

    /** A privileged container is about to have the kernel heed its table of handlers again. */
    default void switchingOnHandlers(ImageReference image) {
        info("Switching on the kernel's table of handlers by a privileged container of " + image);
    }

    /** A builder is about to be created. */
    default void creatingBuilder(String name, ImageReference image) {
        info("Creating the builder " + name + ", a privileged container of " + image);
    }

    /** A builder with nodes of the user's choice is about to be created. */
    default void creatingNodes(String name, String driver, List<BuilderNode> nodes) {
        info("Creating the builder " + name + " with the driver " + driver + " on "
                + (nodes.size() == 1 ? "one node" : nodes.size() + " nodes")
                + (driver.equals("docker-container") ? ", a privileged container each" : ""));
        nodes.forEach(node -> info("  " + node));
    }

    /** A builder of ours is about to be created anew, with the cache that it has. */
    default void recreatingBuilder(String name, List<Difference> differences) {
        info("The builder " + name + " is not as it should be; creating it anew and keeping its cache");
        differences.forEach(difference -> info("  " + difference));
    }

    /** That has not helped. */
    default void stillDiffers(String name, List<Difference> differences) {
        warn("The builder " + name + " is not as it should be, although it was created anew");
        differences.forEach(difference -> warn("  " + difference));
    }

    /** buildx gives a new builder a configuration of its own accord. */
    default void takingStrayConfig(String name, Path file) {
        warn("The builder " + name + " gets BuildKit's configuration from " + file
                + ", because buildx takes it for builders that have none; <buildkitdConfig> of <builder> replaces it");
    }

    /** A builder is about to be booted. */
    default void bootingBuilder(String name) {
        info("Booting the builder " + name);
    }

    /** A builder that goes by what was there when it was booted is about to be stopped and booted. */
    default void restartingBuilder(String name) {
        info("Restarting the builder " + name + ", which goes by handlers that are no more");
    }

    /** What there is for a platform, and what was there before, if that was something else. */
    default void platformIs(Platform platform, String state, String before) {
        info(String.format(Locale.ROOT, "  %-14s %-15s %s", platform, state, before)
                .stripTrailing());
    }

    /** Somebody else is preparing the same engine. */
    default void waitingFor(Path lock) {
        info("Another build prepares this engine; waiting until it has done so (" + lock + ")");
    }

    /** Nobody will know of a handler that it is ours. */
    default void notRecorded(String handler, String why) {
        warn("It cannot be recorded that this plugin registered " + handler
                + ", so that multiarch:teardown will leave it: " + why);
    }

    /** A privileged container is about to remove handlers of ours from the kernel's table. */
    default void removingHandlers(List<String> handlers, ImageReference image) {
        info("Removing the QEMU handlers " + String.join(", ", handlers) + " by a privileged container of " + image);
    }

    /** A handler of ours is gone. */
    default void removedHandler(String handler) {
        info("Removed the QEMU handler " + handler);
    }

    /** A handler that we registered is not ours any more. */
    default void forgettingHandler(String handler, String why) {
        info("Forgetting the QEMU handler " + handler + " without touching anything: " + why);
    }

    /** A builder of ours with nodes of the user's choice is gone. */
    default void removedNodes(String name, List<String> places) {
        info("Removed the builder " + name + " and what was of it at " + String.join(", ", places));
    }

    /** A builder of ours on BuildKits of somebody else's is gone. */
    default void removedRecord(String name, List<String> places) {
        info("Removed the record of the builder " + name + "; the BuildKits at " + String.join(", ", places)
                + " stay as they are");
    }

    /** A builder of ours is gone, with all that belonged to it. */
    default void removedBuilder(String name, String volume) {
        info("Removed the builder " + name + ", its container and its cache, the volume " + volume);
    }

    /** The same, but for its cache. */
    default void removedBuilderKeepingCache(String name, List<String> volumes) {
        info("Removed the builder " + name + "; its cache stays, for the next one of that name: "
                + String.join(", ", volumes));
    }

    /** Something that runs which were killed had left. */
    default void removedLeftFile(Path path) {
        info("Removed " + path + ", which a run had left that was killed");
    }

    /** The blobs of former builds are gone. */
    default void removedBlobs(Path folder, long bytes) {
        info("Removed the blobs of former builds in " + folder + ", " + Amount.inWords(bytes));
    }

    /** The cache of a builder of ours that was gone before. */
    default void removedCache(String volume) {
        info("Removed the volume " + volume + ", the cache of a builder that is gone");
    }

    /** Something stays that somebody might expect to go. */
    default void leaving(String what, String why) {
        info("Leaving " + what + ": " + why);
    }
}
