package io.github.multiarchmaven.pipeline;

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
     * @throws ProblemException if there is nothing to load, or if the engine does not hold afterwards what was loaded
     */
    public void run(Optional<String> id) {
        ChosenResults.withLayout(results, id, "load").forEach(this::load);
    }

    private void load(KeptResult result) {
        OciLayout layout = OciLayout.at(result.layout());
        Inventory inventory = layout.inventory();
        Inventory.Child child = hostsChild(result.description(), inventory);
        List<ImageReference> names = result.description().names();
        if (store == ImageStore.CONTAINERD) {
            engine.load(out ->
                    LayoutArchive.of(layout, names, Set.of(child.declared())).writeTo(out));
        } else {
            engine.load(out -> DockerArchive.of(layout, names, child.declared()).writeTo(out));
        }
        Digest expected = store == ImageStore.CONTAINERD ? inventory.index() : child.config();
        names.forEach(name -> prove(name, expected));
        log.loaded(names.get(0), child.declared());
    }

    private Inventory.Child hostsChild(ImageDescription description, Inventory inventory) {
        List<Inventory.Child> children = inventory.children();
        return host.bestAmong(inventory.platforms())
                .flatMap(best -> children.stream()
                        .filter(child -> child.declared().equals(best))
                        .findFirst())
                .orElseThrow(() -> new ProblemException(Problem.of(
                        ProblemCode.LOAD_PLATFORM_MISSING,
                        description.names().get(0) + " has no image for " + host + ", the engine's platform",
                        "it was built for " + inventory.platforms(),
                        (description.scope() == ImageDescription.Scope.NARROWED
                                        ? "build it without multiarch.only, or with -Dmultiarch.only=host"
                                        : "add " + host + " to <platforms> and build again")
                                + ", or skip this goal with -Dmultiarch.load.skip")));
    }

    private void prove(ImageReference name, Digest expected) {
        Optional<LocalImage> found = engine.image(name);
        if (found.isEmpty() || !found.get().is(expected)) {
            throw new ProblemException(Problem.of(
                    ProblemCode.LOAD_NOT_PROVED,
                    "the engine does not hold " + name + " after loading it",
                    "expected " + expected + "; found "
                            + found.map(LocalImage::toString).orElse("nothing of that name"),
                    "run this again; if it stays so, report it with the output of docker version and docker info"));
        }
    }
}
