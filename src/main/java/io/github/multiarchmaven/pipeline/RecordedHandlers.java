package io.github.multiarchmaven.pipeline;

import io.github.multiarchmaven.binfmt.HandlerRecords;
import io.github.multiarchmaven.binfmt.HandlerStanding;
import io.github.multiarchmaven.binfmt.HandlerTable;
import io.github.multiarchmaven.binfmt.OurHandler;
import io.github.multiarchmaven.binfmt.TableReading;
import io.github.multiarchmaven.engine.Engine;
import io.github.multiarchmaven.model.ImageReference;
import java.util.List;
import java.util.Optional;

/** The handlers that are on record in one engine, at one moment. */
final class RecordedHandlers {

    private final Engine engine;
    private final List<OurHandler> handlers;

    private RecordedHandlers(Engine engine, List<OurHandler> handlers) {
        this.engine = engine;
        this.handlers = handlers;
    }

    /** Reads the records and starts no container. */
    static RecordedHandlers in(Engine engine) {
        return new RecordedHandlers(engine, new HandlerRecords(engine).all());
    }

    boolean none() {
        return handlers.isEmpty();
    }

    /** An image to look with; one that the engine has, if there is such a one. Not to be asked where there are none. */
    ImageReference image() {
        List<ImageReference> images =
                handlers.stream().map(OurHandler::image).distinct().toList();
        return images.stream().filter(engine::hasImage).findFirst().orElse(images.get(0));
    }

    /** How it stands with each; fetches nothing, and starts a container only if there is something on record. */
    List<HandlerStanding> standings() {
        Optional<HandlerTable> table =
                none() || !engine.hasImage(image()) ? Optional.empty() : new TableReading(engine, image()).read();
        return handlers.stream()
                .map(handler -> HandlerStanding.of(handler, table))
                .toList();
    }
}
