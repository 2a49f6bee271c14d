package io.github.multiarchmaven.binfmt;

import io.github.multiarchmaven.engine.ContainerOutcome;
import io.github.multiarchmaven.engine.ContainerRun;
import io.github.multiarchmaven.engine.Engine;
import io.github.multiarchmaven.model.ImageReference;
import io.github.multiarchmaven.narration.ProblemException;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Function;

/**
 * Reads the table of handlers of the engine's kernel, in a container without privilege. Containers see an empty folder of
 * their own in its place, so the engine's is handed in.
 */
public final class TableReading {

    /** Where the kernel has it, and where containers find it when it is handed in. */
    static final String FOLDER = "/proc/sys/fs/binfmt_misc";

    static final String SEEN = "/multiarch-table";

    private static final Duration LIMIT = Duration.ofSeconds(30);

    /** The order of the folder is that of the kernel, which find leaves as it is; a shell's own pattern would sort. */
    private static final String SCRIPT = "find " + SEEN + " -type f ! -name register"
            + " | while IFS= read -r file; do echo \"" + HandlerTable.MARK + "${file##*/}\"; cat \"$file\"; done"
            + "; echo \"" + HandlerTable.MARK + HandlerTable.BOOT_ID + "\"; cat /proc/sys/kernel/random/boot_id";

    private final Function<ContainerRun, ContainerOutcome> containers;
    private final ImageReference image;

    /**
     * Reads by an image that the engine has.
     *
     * @param image any that has a shell and find
     */
    public TableReading(Engine engine, ImageReference image) {
        this(engine::run, image);
    }

    TableReading(Function<ContainerRun, ContainerOutcome> containers, ImageReference image) {
        this.containers = containers;
        this.image = image;
    }

    /** The table; empty if it cannot be read, which proves nothing: it only explains what a probe has found. */
    public Optional<HandlerTable> read() {
        try {
            ContainerOutcome outcome = containers.apply(ContainerRun.of(image, LIMIT)
                    .withEntrypoint("sh", "-c", SCRIPT)
                    .withBind(FOLDER + ":" + SEEN + ":ro"));
            return outcome instanceof ContainerOutcome.Exited exited
                    ? HandlerTable.parse(exited.output().output())
                    : Optional.empty();
        } catch (ProblemException e) {
            return Optional.empty(); // no such folder on the engine's machine; a dead engine tells the next who asks
        }
    }
}
