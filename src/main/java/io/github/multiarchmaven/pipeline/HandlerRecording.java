package io.github.multiarchmaven.pipeline;

import io.github.multiarchmaven.binfmt.HandlerRecords;
import io.github.multiarchmaven.binfmt.OurHandler;
import io.github.multiarchmaven.binfmt.RegistrationWitness;
import io.github.multiarchmaven.engine.VolumeShelf;
import io.github.multiarchmaven.narration.BuildLog;
import io.github.multiarchmaven.narration.ProblemException;
import java.util.List;

/** Records what was registered; where that fails a build goes on, because its handlers work. */
final class HandlerRecording implements RegistrationWitness {

    private final HandlerRecords records;
    private final BuildLog log;

    HandlerRecording(VolumeShelf shelf, BuildLog log) {
        this.records = new HandlerRecords(shelf);
        this.log = log;
    }

    @Override
    public void registered(List<OurHandler> handlers) {
        handlers.forEach(this::record);
    }

    private void record(OurHandler handler) {
        try {
            records.write(handler);
        } catch (ProblemException e) {
            e.problems().forEach(problem -> log.notRecorded("the QEMU handler " + handler, problem.why()));
        }
    }

    @Override
    public void unseen() {
        log.notRecorded("a QEMU handler just now", "the kernel's table of handlers cannot be read");
    }
}
