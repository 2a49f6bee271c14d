package io.github.multiarchmaven.narration;

import io.github.multiarchmaven.model.Digest;
import io.github.multiarchmaven.model.ImageReference;
import io.github.multiarchmaven.model.Inventory;
import io.github.multiarchmaven.model.Output;
import io.github.multiarchmaven.model.Platform;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/**
 * Where everything goes that a user reads. The three sinks are the implementer's; the events of a build, and with them the
 * wording, are here.
 */
public interface BuildLog extends MachineEvents, RegistryEvents, SmokeEvents {

    /**
     * What a build is doing at the moment, for whoever watches; nothing of it stays.
     *
     * @param build whose former lines these replace
     * @param lines none when it has ended
     * @return whether it is shown to anybody
     */
    default boolean working(String build, List<String> lines) {
        return false;
    }

    /** Something takes long and says nothing. */
    default void stillAt(String step) {
        info("Still at it: " + step);
    }

    /** A goal does nothing, and why. */
    default void skipping(String goal, String reason) {
        info("Skipping multiarch:" + goal + ": " + reason);
    }

    /** The engine gets an image that it has not. */
    default void fetching(ImageReference image) {
        info("Fetching " + image);
    }

    /** What is said meanwhile belongs together. */
    default <T> T group(String title, Supplier<T> what) {
        info(title);
        return what.get();
    }

    /** The build goes on, from its beginning to its end. */
    default <T> T building(ImageReference image, List<Platform> platforms, Supplier<T> build) {
        return group("Building " + image + " for " + Platform.list(platforms), build);
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
            info(Amount.inWords(bytes) + " of the image were here from former builds");
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

    /** Another plugin still packages the module when its image is made. */
    default void packagedLater(String plugin, String goal, String execution, String phase) {
        warn(plugin + ":" + goal + " (" + execution
                + ") comes after this image in the phase " + phase + "; what it makes or changes"
                + " is not in the image. If it should be, put multiarch-maven-plugin behind " + plugin
                + " in the POM: plugins of one phase run in that order, those of a parent first");
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

    /** Nothing is built. */
    default void unchanged(ImageReference image, Inventory inventory) {
        info("Nothing is built: what " + image + " for " + Platform.list(inventory.platforms())
                + " was made from is unchanged: " + inventory.index());
    }

    /**
     * Something is built although unchanged images are left as they are.
     *
     * @param reasons at least one
     */
    default void buildingAgain(ImageReference image, List<String> reasons) {
        info(image + " is built: " + some(reasons));
    }

    /** What was built cannot be told to be of what is here. */
    default void changedMeanwhile(List<String> changes) {
        info("The next run builds again, because during this one " + some(changes));
    }

    private static String some(List<String> sentences) {
        int most = 5;
        String first = sentences.stream().limit(most).collect(Collectors.joining(", "));
        return sentences.size() <= most ? first : first + ", and " + (sentences.size() - most) + " more";
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

    /** A login of Maven's settings does not reach the builder. */
    default void leavingOutServer(String id, String why) {
        warn("The builder does without the server " + id + " of settings.xml: " + why);
    }

    /** A result is not taken, because the module does not make it any more. */
    default void leavingOutResult(String id, String why) {
        warn("The result \"" + id + "\" is left out: " + why + "; mvn clean removes it, and -Dmultiarch.id=" + id
                + " takes it all the same");
    }
}
