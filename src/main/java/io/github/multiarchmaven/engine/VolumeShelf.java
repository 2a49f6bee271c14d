package io.github.multiarchmaven.engine;

import java.util.List;
import java.util.Optional;

/** Where an engine keeps its volumes. Every method fails as those of {@link Engine} do. */
public interface VolumeShelf {

    /** The volume of this name. */
    Optional<LabelledVolume> volume(String name);

    /** All volumes that have a label of this name. */
    List<LabelledVolume> volumesLabelled(String label);

    /**
     * Creates an empty volume and reads it back.
     *
     * @throws io.github.multiarchmaven.narration.ProblemException ENGINE_FAILED also if there was one of that name with
     *     other labels: an engine takes that for success, and leaves it as it is
     */
    void createVolume(LabelledVolume volume);

    /**
     * Removes a volume and makes sure that it is gone.
     *
     * @throws io.github.multiarchmaven.narration.ProblemException ENGINE_FAILED if it is not there or a container uses it
     */
    void removeVolume(String name);
}
