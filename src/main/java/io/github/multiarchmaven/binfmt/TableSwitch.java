package io.github.multiarchmaven.binfmt;

import io.github.multiarchmaven.engine.ContainerOutcome;
import io.github.multiarchmaven.engine.ContainerRun;
import io.github.multiarchmaven.engine.Engine;
import io.github.multiarchmaven.engine.Privilege;
import io.github.multiarchmaven.model.ImageReference;
import io.github.multiarchmaven.narration.Problem;
import io.github.multiarchmaven.narration.ProblemCode;
import io.github.multiarchmaven.narration.ProblemException;
import java.time.Duration;
import java.util.List;
import java.util.function.Function;

/** Has the engine's kernel heed its table of handlers again, by a privileged container. */
public final class TableSwitch {

    private static final Duration LIMIT = Duration.ofSeconds(30);

    private final Function<ContainerRun, ContainerOutcome> containers;
    private final ImageReference image;

    /**
     * Switches by an image that the engine has.
     *
     * @param image any that has a shell and find
     */
    public TableSwitch(Engine engine, ImageReference image) {
        this(engine::run, image);
    }

    TableSwitch(Function<ContainerRun, ContainerOutcome> containers, ImageReference image) {
        this.containers = containers;
        this.image = image;
    }

    /**
     * Switches the table on and reads it back.
     *
     * @throws ProblemException HANDLER_NOT_REGISTERED if it is off afterwards
     */
    public void on() {
        ContainerOutcome outcome = containers.apply(ContainerRun.of(image, LIMIT)
                .with(Privilege.PRIVILEGED)
                .withEntrypoint("sh", "-c", "echo 1 > " + TableReading.SEEN + "/status")
                .withBind(TableReading.FOLDER + ":" + TableReading.SEEN));
        boolean on = new TableReading(containers, image)
                .read()
                .filter(table -> table.status() == HandlerTable.Status.ON)
                .isPresent();
        if (!on) {
            throw new ProblemException(Problem.of(
                            ProblemCode.HANDLER_NOT_REGISTERED,
                            "the kernel's table of handlers is still switched off",
                            "a privileged container of " + image + " was to switch it on",
                            "on the engine's machine: echo 1 | sudo tee " + TableReading.FOLDER + "/status")
                    .withEvidence(List.of(image + ": " + LastWords.of(outcome))));
        }
    }
}
