package io.github.multiarchmaven.binfmt;

import io.github.multiarchmaven.engine.LabelledVolume;
import io.github.multiarchmaven.engine.VolumeShelf;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * Which handlers this plugin registered, recorded in the engine in whose kernel they are: a small volume for each. An
 * engine has no other place that outlives containers and needs none to be read.
 */
public final class HandlerRecords {

    private final VolumeShelf shelf;

    public HandlerRecords(VolumeShelf shelf) {
        this.shelf = shelf;
    }

    /** All that are recorded, in the order of their names. */
    public List<OurHandler> all() {
        return shelf.volumesLabelled(OurHandler.LABEL).stream()
                .map(OurHandler::recordedOn)
                .flatMap(Optional::stream)
                .sorted(Comparator.comparing(OurHandler::name))
                .toList();
    }

    /**
     * Records a handler, in place of an older record of the same name.
     *
     * @throws io.github.multiarchmaven.narration.ProblemException ENGINE_FAILED also if a volume of that name is
     *     somebody else's
     */
    public void write(OurHandler handler) {
        LabelledVolume volume = handler.volume();
        shelf.volume(volume.name())
                .flatMap(OurHandler::recordedOn)
                .ifPresent(older -> shelf.removeVolume(older.volume().name()));
        shelf.createVolume(volume);
    }

    /** Removes the record and nothing else. */
    public void drop(OurHandler handler) {
        shelf.removeVolume(handler.volume().name());
    }
}
