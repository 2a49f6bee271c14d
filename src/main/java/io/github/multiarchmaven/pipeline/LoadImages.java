package io.github.multiarchmaven.pipeline;

import io.github.multiarchmaven.config.LoadChoice;
import io.github.multiarchmaven.engine.Engine;
import io.github.multiarchmaven.engine.LocalImage;
import io.github.multiarchmaven.layout.DockerArchive;
import io.github.multiarchmaven.layout.LayoutArchive;
import io.github.multiarchmaven.layout.OciLayout;
import io.github.multiarchmaven.model.Digest;
import io.github.multiarchmaven.model.ImageReference;
import io.github.multiarchmaven.model.ImageStore;
import io.github.multiarchmaven.model.Inventory;
import io.github.multiarchmaven.model.Platform;
import io.github.multiarchmaven.narration.BuildLog;
import io.github.multiarchmaven.narration.Problem;
import io.github.multiarchmaven.narration.ProblemCode;
import io.github.multiarchmaven.narration.ProblemException;
import io.github.multiarchmaven.result.ImageDescription;
import io.github.multiarchmaven.result.KeptResult;
import io.github.multiarchmaven.result.Results;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The story of {@code multiarch:load}. */
public final class LoadImages {

    private final Engine engine;
    private final Platform host;
    private final ImageStore store;
    private final Results results;
    private final BuildLog log;

    public LoadImages(Tools tools, Results results, BuildLog log) {
        this.engine = tools.engine();
        this.host = tools.info().platform();
        this.store = tools.info().store();
        this.results = results;
        this.log = log;
    }

    /**
     * Loads results into the engine and reads them back.
     *
     * @param id of the one result to load; empty for all
     * @throws ProblemException if there is nothing to load, or if the engine cannot hold it, or does not hold afterwards what
     *     was loaded
     */
    public void run(Optional<String> id, LoadChoice choice) {
        ChosenResults.withLayout(results, id, "load").forEach(result -> load(result, choice));
    }

    private void load(KeptResult result, LoadChoice choice) {
        OciLayout layout = OciLayout.at(result.layout());
        Inventory inventory = layout.inventory();
        List<Inventory.Child> children = chosen(result.description(), inventory, choice);
        List<Platform> platforms =
                children.stream().map(Inventory.Child::declared).toList();
        List<ImageReference> names = result.description().names();
        if (store == ImageStore.CONTAINERD) {
            engine.load(out ->
                    LayoutArchive.of(layout, names, Set.copyOf(platforms)).writeTo(out));
        } else {
            ensureOne(names.get(0), platforms);
            engine.load(out -> DockerArchive.of(layout, names, platforms.get(0)).writeTo(out));
        }
        Digest expected = store == ImageStore.CONTAINERD
                ? inventory.index()
                : children.get(0).config();
        names.forEach(name -> prove(name, expected, platforms));
        log.loaded(names.get(0), platforms);
    }

    private List<Inventory.Child> chosen(ImageDescription description, Inventory inventory, LoadChoice choice) {
        if (choice instanceof LoadChoice.Every) {
            return inventory.children();
        }
        if (choice instanceof LoadChoice.Of of) {
            return of.platforms().stream()
                    .map(platform -> child(inventory, platform)
                            .orElseThrow(
                                    () -> new ProblemException(missing(description, inventory, platform.toString()))))
                    .toList();
        }
        Optional<Platform> best = host.bestAmong(inventory.platforms());
        return List.of(best.flatMap(platform -> child(inventory, platform))
                .orElseThrow(
                        () -> new ProblemException(missing(description, inventory, host + ", the engine's platform"))));
    }

    private static Optional<Inventory.Child> child(Inventory inventory, Platform platform) {
        return inventory.children().stream()
                .filter(child -> child.declared().equals(platform))
                .findFirst();
    }

    private Problem missing(ImageDescription description, Inventory inventory, String wanted) {
        return Problem.of(
                ProblemCode.LOAD_PLATFORM_MISSING,
                description.names().get(0) + " has no image for " + wanted,
                "it was built for " + Platform.list(inventory.platforms()),
                (description.scope() == ImageDescription.Scope.NARROWED
                                ? "build it without multiarch.only, or with -Dmultiarch.only=host"
                                : "add the platform to <platforms> and build again")
                        + ", or skip this goal with -Dmultiarch.load.skip");
    }

    private static void ensureOne(ImageReference name, List<Platform> platforms) {
        if (platforms.size() > 1) {
            throw new ProblemException(Problem.of(
                    ProblemCode.LOAD_SEVERAL_PLATFORMS,
                    "the engine cannot hold " + name + " for " + Platform.list(platforms) + " at once",
                    "its image store, the classic one, has one image under a name",
                    "switch on the containerd image store of the engine (\"features\": {\"containerd-snapshotter\": true} in"
                            + " its daemon.json), or load one platform: -Dmultiarch.load.platforms="
                            + platforms.get(0)));
        }
    }

    private void prove(ImageReference name, Digest expected, List<Platform> platforms) {
        Optional<LocalImage> found = engine.image(name);
        if (found.isEmpty() || !found.get().is(expected)) {
            throw notProved(
                    name.toString(),
                    "expected " + expected + "; found "
                            + found.map(LocalImage::toString).orElse("nothing of that name"));
        }
        if (store == ImageStore.CONTAINERD) {
            platforms.stream()
                    .filter(platform -> !engine.offers(name, platform))
                    .findFirst()
                    .ifPresent(platform -> {
                        throw notProved(name + " for " + platform, "it makes no container of it for that platform");
                    });
        }
    }

    private static ProblemException notProved(String what, String why) {
        return new ProblemException(Problem.of(
                ProblemCode.LOAD_NOT_PROVED,
                "the engine does not hold " + what + " after loading it",
                why,
                "run this again; if it stays so, report it with the output of docker version and docker info"));
    }
}
