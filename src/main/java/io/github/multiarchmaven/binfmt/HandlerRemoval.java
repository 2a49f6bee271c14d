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
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** Removes handlers that this plugin registered, by a privileged container, and reads back that they are gone. */
public final class HandlerRemoval {

    private static final Duration LIMIT = Duration.ofSeconds(30);

    /** The arguments are names and interpreters by turns; what was replaced a moment ago stays. */
    private static final String SCRIPT = "cd " + TableReading.SEEN + " && while [ $# -gt 1 ]; do"
            + " if grep -qxF \"interpreter $2\" \"$1\"; then echo -1 > \"$1\"; fi; shift 2; done";

    private final Function<ContainerRun, ContainerOutcome> containers;
    private final ImageReference image;

    /**
     * Removes by an image that the engine has.
     *
     * @param image any that has a shell, find and grep
     */
    public HandlerRemoval(Engine engine, ImageReference image) {
        this(engine::run, image);
    }

    HandlerRemoval(Function<ContainerRun, ContainerOutcome> containers, ImageReference image) {
        this.containers = containers;
        this.image = image;
    }

    /**
     * Removes these entries by their exact names, and no others.
     *
     * @return the table afterwards, in which none of them is ours
     * @throws ProblemException HANDLER_NOT_REMOVED if one is there still, or nobody can tell
     */
    public HandlerTable remove(List<OurHandler> handlers) {
        List<String> words = new ArrayList<>(List.of("sh", "-c", SCRIPT, "remove"));
        handlers.forEach(handler -> words.addAll(List.of(handler.name(), handler.interpreter())));
        ContainerOutcome outcome = containers.apply(ContainerRun.of(image, LIMIT)
                .with(Privilege.PRIVILEGED)
                .withEntrypoint(words.toArray(String[]::new))
                .withBind(TableReading.FOLDER + ":" + TableReading.SEEN));
        Optional<HandlerTable> table = new TableReading(containers, image).read();
        List<Problem> problems = handlers.stream()
                .map(handler -> HandlerStanding.of(handler, table))
                .filter(standing -> standing.state() != HandlerStanding.State.LOST)
                .map(standing -> notRemoved(standing, outcome))
                .toList();
        if (!problems.isEmpty()) {
            throw new ProblemException(problems);
        }
        return table.orElseThrow();
    }

    private Problem notRemoved(HandlerStanding standing, ContainerOutcome outcome) {
        Problem problem = standing.state() == HandlerStanding.State.UNSEEN
                ? unseen(standing)
                : Problem.of(
                        ProblemCode.HANDLER_NOT_REMOVED,
                        "the QEMU handler " + standing.handler() + " is in the kernel still",
                        "a privileged container of " + image + " was to remove it",
                        byHand(standing.handler()));
        return problem.withEvidence(List.of(image + ": " + LastWords.of(outcome)));
    }

    /** The problem of a handler of which nobody can tell whether it is there. */
    public static Problem unseen(HandlerStanding standing) {
        return Problem.of(
                ProblemCode.HANDLER_NOT_REMOVED,
                "nobody can tell whether the QEMU handler " + standing.handler() + " is in the kernel",
                standing.why(),
                byHand(standing.handler()));
    }

    private static String byHand(OurHandler handler) {
        return "on the engine's machine: echo -1 | sudo tee " + TableReading.FOLDER + "/" + handler.name()
                + ", and docker volume rm " + handler.volume().name() + ", which records it";
    }
}
