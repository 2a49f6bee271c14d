package io.github.multiarchmaven.narration;

import io.github.multiarchmaven.model.Difference;
import io.github.multiarchmaven.model.Digest;
import io.github.multiarchmaven.model.ImageReference;
import io.github.multiarchmaven.model.Inventory;
import io.github.multiarchmaven.model.Output;
import io.github.multiarchmaven.model.Platform;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * Where everything goes that a user reads. The three sinks are the implementer's; the events of a build, and with them the
 * wording, are here.
 */
public interface BuildLog {

    void info(String line);

    void warn(String line);

    void debug(String line);

    /** A goal does nothing, and why. */
    default void skipping(String goal, String reason) {
        info("Skipping multiarch:" + goal + ": " + reason);
    }

    /** The engine gets an image that it has not. */
    default void fetching(ImageReference image) {
        info("Fetching " + image);
    }

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

    /** The build begins. */
    default void building(ImageReference image, List<Platform> platforms) {
        info("Building " + image + " for " + Platform.list(platforms));
    }

    /** An image is not taken from a registry. */
    default void takingFromModule(String image, String module, String location) {
        info(image + " is the image of the module " + module + ": " + location);
    }

    /** One of several builds begins. */
    default void buildingFrom(List<Platform> platforms, String dockerfile) {
        info("Building " + Platform.list(platforms) + " from " + dockerfile);
    }

    /** Other builds failed. */
    default void builtInVain(List<Platform> platforms) {
        if (!platforms.isEmpty()) {
            info("Built for " + Platform.list(platforms)
                    + ", which is not kept, since other platforms failed; the builder remembers it");
        }
    }

    /** Bytes of a layout that nobody had to send. */
    default void hadAlready(long bytes) {
        if (bytes > 0) {
            info(amount(bytes) + " of the image were here from former builds");
        }
    }

    /** Blobs are not kept beyond the result. */
    default void withoutBlobStore(Path folder, String why) {
        warn("Former builds cannot be made use of beyond mvn clean, since there is something wrong with " + folder
                + ": " + why + "; multiarch.blobStore names another folder, or none");
    }

    /** A blob that was kept from a former build is not what it was. */
    default void buildingAnew(List<Digest> damaged) {
        warn("A former build left what is damaged now, and this one took it over: "
                + damaged.stream().map(Digest::value).collect(Collectors.joining(", "))
                + "; building again without anything of former builds");
    }

    /** What would be done. */
    default void dryRun(List<String> plan) {
        if (plan.isEmpty()) {
            info("This is a dry run. Without multiarch.dryRun nothing would have to be done either");
            return;
        }
        info("This is a dry run. Without multiarch.dryRun the plan is:");
        plan.forEach(step -> info("- " + step));
    }

    /** Something of an image could not be compared with its platform. */
    default void contentUnsure(Platform platform, String why) {
        warn("It is not sure that the image for " + platform + " runs there: " + why);
    }

    /** No image has a program that could be compared with its platform. */
    default void nothingToCheck() {
        info("No image starts a program whose processor can be told, so that was not checked");
    }

    /** Files were built before, and the Dockerfile does not mention their context. */
    default void unusedPrebuilt(Path dockerfile) {
        warn("Nothing in " + dockerfile + " takes what <prebuilt> names; COPY --from=prebuilt $TARGETPLATFORM/ … would,"
                + " behind ARG TARGETPLATFORM");
    }

    /** The image is proved. */
    default void built(ImageReference image, Inventory inventory) {
        inventory
                .children()
                .forEach(child -> info(String.format(
                        Locale.ROOT,
                        "  %-14s %s  %8.1f MB",
                        child.declared(),
                        child.manifest(),
                        child.size() / 1_000_000.0)));
        info("Built and proved " + image + " for " + Platform.list(inventory.platforms()) + ": " + inventory.index());
    }

    /** An output of a build is proved and in its place. */
    default void left(Output output, ImageReference image, Path place) {
        if (output instanceof Output.Oci) {
            info("It is in " + place.resolve("layout") + "; to run it: mvn multiarch:load && docker run --rm " + image);
        } else if (output instanceof Output.Docker) {
            info("It is in the engine; to run it: docker run --rm " + image);
        } else if (output instanceof Output.Local) {
            info("The files of each platform are in " + place.resolve("files"));
        } else if (output instanceof Output.Tar) {
            info("The files of each platform are in " + place.resolve("files.tar"));
        } else if (output instanceof Output.None) {
            info("Nothing is kept of " + image + " but the builder's cache, because <output> is none");
        }
    }

    /** A source of a merge is about to be read. */
    default void reading(String source) {
        info("Reading " + source);
    }

    /** A source is being fetched; heard of now and then. */
    default void fetching(String repository, long bytes) {
        info("  " + repository + ": " + amount(bytes) + " fetched so far");
    }

    /** All of a source is here. */
    default void fetched(String repository, long bytes) {
        info("  " + repository + ": " + amount(bytes) + " fetched");
    }

    /** Where the image of a platform comes from. */
    default void taking(Platform platform, Digest image, String source) {
        info(String.format(Locale.ROOT, "  %-14s %s  %s", platform, image, source));
    }

    /** An image is listed for another platform than the one that it says of itself. */
    default void listedAs(Platform platform, Platform configured, String source) {
        warn("The image of " + source + " says of itself that it is for " + configured + ", and is listed for "
                + platform);
    }

    /** Images may be of other commits than those beside which they are listed. */
    default void notCompared(List<String> sources) {
        info("The commit of " + String.join(", ", sources) + " is not known: not compared");
    }

    /** Another source has an image for the same platform. */
    default void leftOut(Platform platform, Digest image, String source) {
        info("  " + platform + ": leaving out " + image + " of " + source + ", which a later source replaces");
    }

    /** One manifest list is made of several sources, read back. */
    default void merged(ImageReference image, Inventory inventory) {
        info("Merged " + image + " for " + Platform.list(inventory.platforms()) + ": " + inventory.index());
    }

    /** Where that was kept. */
    default void isIn(Path layout) {
        info("It is in " + layout);
    }

    /** Layers of images that are merged stay in a registry. */
    default void programsNotRead() {
        info("Not checked: the programs of images whose layers stay in a registry");
    }

    /** The engine has an image of the result, read back. */
    default void loaded(ImageReference image, List<Platform> platforms) {
        info("Loaded " + image + " for " + Platform.list(platforms) + " into the engine; to run it: docker run --rm "
                + image);
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

    /** A builder of ours is gone, with all that belonged to it. */
    default void removedBuilder(String name, String volume) {
        info("Removed the builder " + name + ", its container and its cache, the volume " + volume);
    }

    /** The cache of a builder of ours that was gone before. */
    default void removedCache(String volume) {
        info("Removed the volume " + volume + ", the cache of a builder that is gone");
    }

    /** A login of Maven's settings does not reach the builder. */
    default void leavingOutServer(String id, String why) {
        warn("The builder does without the server " + id + " of settings.xml: " + why);
    }

    /** A result is not taken, because the module does not build its image any more. */
    default void leavingOutResult(String id, ImageReference image, String named) {
        warn("The result \"" + id + "\" is left out: it is " + image + ", and this module builds " + named
                + "; mvn clean removes it, and -Dmultiarch.id=" + id + " takes it all the same");
    }

    /** Something stays that somebody might expect to go. */
    default void leaving(String what, String why) {
        info("Leaving " + what + ": " + why);
    }

    /** An image is about to be pushed. */
    default void pushing(ImageReference image, Digest digest, String repository) {
        info("Pushing " + image + " (" + digest + ") to " + repository);
    }

    /** A copy is under way; heard of now and then. */
    default void sending(String repository, String platform, long bytes) {
        info("  " + repository + "  " + platform + ": " + amount(bytes) + " sent so far");
    }

    /** All parts are there. */
    default void sent(String repository, String platform, long sent, long there) {
        info("  " + repository + "  " + platform + ": " + amount(sent) + " sent, " + amount(there) + " were there");
    }

    /** A registry is given time; what it takes only a moment to wait for is not worth a word. */
    default void tryingAgain(Problem problem, Duration pause) {
        warn(problem.what() + ": " + problem.why() + "; trying again in " + (pause.toMillis() + 999) / 1000 + " s");
    }

    /** A tag is about to mean another image. */
    default void replacing(ImageReference target, Digest old) {
        info("  " + target + " was " + old);
    }

    /** A tag already means what it should. */
    default void upToDate(ImageReference target, Digest digest) {
        info(target + " is " + digest + " already");
    }

    /** A manifest is where it should be, read back. */
    default void pushed(ImageReference target) {
        info("Pushed " + target);
    }

    /** A tag means what another reference means, read back. */
    default void promoted(ImageReference source, ImageReference target, Digest digest) {
        info("Promoted " + source + " to " + target + ": " + digest);
    }

    /** Small amounts in small units: little is not nothing. */
    private static String amount(long bytes) {
        if (bytes < 1000) {
            return bytes + " B";
        }
        return bytes < 1_000_000
                ? String.format(Locale.ROOT, "%.1f kB", bytes / 1_000.0)
                : String.format(Locale.ROOT, "%.1f MB", bytes / 1_000_000.0);
    }
}
