package io.github.multiarchmaven.pipeline;

import io.github.multiarchmaven.buildx.BuilderState;
import io.github.multiarchmaven.buildx.OurBuilders;
import io.github.multiarchmaven.narration.BuildLog;
import io.github.multiarchmaven.process.MachineLock;
import java.util.List;

/** The story of {@code multiarch:teardown}. */
public final class TearDown {

    private final Tools tools;
    private final OurBuilders builders;
    private final BuildLog log;

    public TearDown(Tools tools, BuildLog log) {
        this.tools = tools;
        this.builders = new OurBuilders(tools.buildx(), tools.endpoint().address());
        this.log = log;
    }

    /**
     * Removes the builders that this plugin made on this engine, and says what it leaves.
     *
     * @throws io.github.multiarchmaven.narration.ProblemException if one of them is there afterwards
     */
    public void run() {
        try (MachineLock alone = tools.exclusively(log)) {
            log.debug("Holding " + alone);
            List<BuilderState> ours = builders.all();
            if (ours.isEmpty()) {
                log.info("There is no builder of this plugin's on this engine");
            }
            ours.forEach(this::remove);
        }
        tellWhatStays();
    }

    /** Says what {@link #run} would do, and does nothing. */
    public void explain() {
        log.dryRun(builders.all().stream()
                .map(builder -> "remove the builder " + builder.name() + ", its container and its cache, the volume "
                        + OurBuilders.volumeOf(builder))
                .toList());
        tellWhatStays();
    }

    private void remove(BuilderState builder) {
        String volume = OurBuilders.volumeOf(builder);
        builders.remove(builder.name());
        if (tools.engine().hasVolume(volume)) {
            tools.engine().removeVolume(volume);
        }
        log.removedBuilder(builder.name(), volume);
    }

    private void tellWhatStays() {
        builders.others()
                .forEach(other -> log.leaving(
                        "the builder " + other.name(),
                        "it is not of this engine, or not made by this plugin: "
                                + other.driver() + " at "
                                + String.join(
                                        ", ",
                                        other.nodes().stream()
                                                .map(BuilderState.Node::endpoint)
                                                .toList())));
        log.leaving("QEMU handlers in the kernel", "it is not recorded who registered them, and others may use them");
        log.leaving("the images of builder and handlers", "others may use them");
    }
}
