package io.github.multiarchmaven.pipeline;

import io.github.multiarchmaven.binfmt.HandlerRecords;
import io.github.multiarchmaven.binfmt.HandlerRemoval;
import io.github.multiarchmaven.binfmt.HandlerStanding;
import io.github.multiarchmaven.binfmt.HandlerTable;
import io.github.multiarchmaven.binfmt.OurHandler;
import io.github.multiarchmaven.engine.Engine;
import io.github.multiarchmaven.model.ImageReference;
import io.github.multiarchmaven.narration.BuildLog;
import io.github.multiarchmaven.narration.Problem;
import io.github.multiarchmaven.narration.ProblemException;
import java.util.ArrayList;
import java.util.List;

/** The part of {@code multiarch:teardown} that is about QEMU handlers: ours go, if they are still ours. */
final class HandlerTeardown {

    private final Engine engine;
    private final Tools tools;
    private final HandlerRecords records;
    private final BuildLog log;

    HandlerTeardown(Tools tools, BuildLog log) {
        this.engine = tools.engine();
        this.tools = tools;
        this.records = new HandlerRecords(engine);
        this.log = log;
    }

    /**
     * Removes what is recorded and still ours, and the records. Where nothing is recorded no container is started.
     *
     * @throws ProblemException HANDLER_NOT_REMOVED for each that is there still, or of which nobody can tell
     */
    void run() {
        RecordedHandlers recorded = RecordedHandlers.in(engine);
        if (recorded.none()) {
            leaveUnrecorded();
            return;
        }
        ImageReference image = recorded.image();
        tools.fetch(image, log);
        List<OurHandler> ours = new ArrayList<>();
        List<Problem> unseen = new ArrayList<>();
        for (HandlerStanding standing : recorded.standings()) {
            switch (standing.state()) {
                case OURS -> ours.add(standing.handler());
                case LOST -> forget(standing);
                case UNSEEN -> unseen.add(HandlerRemoval.unseen(standing));
            }
        }
        if (!unseen.isEmpty()) {
            throw new ProblemException(unseen);
        }
        if (!ours.isEmpty()) {
            remove(ours, image);
        }
    }

    private void forget(HandlerStanding standing) {
        records.drop(standing.handler());
        log.forgettingHandler(standing.handler().toString(), standing.why());
    }

    private void remove(List<OurHandler> ours, ImageReference image) {
        log.removingHandlers(ours.stream().map(OurHandler::name).toList(), image);
        HandlerTable table = new HandlerRemoval(engine, image).remove(ours);
        for (OurHandler handler : ours) {
            records.drop(handler);
            log.removedHandler(handler.toString());
        }
        if (!table.namesOfQemu().isEmpty()) {
            log.leaving(
                    "the QEMU handlers " + String.join(", ", table.namesOfQemu()),
                    "this plugin did not register them, or not as they are now");
        }
    }

    /** What {@link #run} would do. */
    List<String> plan() {
        RecordedHandlers recorded = RecordedHandlers.in(engine);
        if (recorded.none()) {
            return List.of();
        }
        String how = " by a privileged container of " + recorded.image();
        return recorded.standings().stream()
                .map(standing -> switch (standing.state()) {
                    case OURS -> "remove the handler " + standing.handler() + how;
                    case LOST -> "forget the handler " + standing.handler() + ": " + standing.why();
                    case UNSEEN -> "remove the handler " + standing.handler() + how + ", if it is still ours";
                })
                .toList();
    }

    void leaveUnrecorded() {
        log.leaving(
                "the QEMU handlers in the kernel, if there are any",
                "it is not on record in this engine that this plugin registered one");
    }
}
