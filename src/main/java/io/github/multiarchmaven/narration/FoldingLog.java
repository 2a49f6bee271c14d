package io.github.multiarchmaven.narration;

import java.time.Clock;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** A log whose groups can be folded on the pages of a continuous integration. */
public final class FoldingLog implements BuildLog {

    /** Names of sections must not be used twice in one job, which may run several Mavens. */
    private static final String NAME = "multiarch_%d_%d";

    private final BuildLog log;
    private final Consumer<String> sink;
    private final LogFolding folding;
    private final Clock clock;
    private final AtomicInteger groups = new AtomicInteger();

    /**
     * Says everything to a log.
     *
     * @param sink where that log's lines go, and where they are obeyed
     */
    public FoldingLog(BuildLog log, Consumer<String> sink, LogFolding folding, Clock clock) {
        this.log = log;
        this.sink = sink;
        this.folding = folding;
        this.clock = clock;
    }

    @Override
    public <T> T group(String title, Supplier<T> what) {
        String name = NAME.formatted(clock.millis(), groups.incrementAndGet());
        sink.accept(folding.begin(name, Printable.of(title), seconds()));
        try {
            return what.get();
        } finally {
            sink.accept(folding.end(name, seconds()));
        }
    }

    private long seconds() {
        return clock.instant().getEpochSecond();
    }

    @Override
    public void info(String line) {
        log.info(line);
    }

    @Override
    public void warn(String line) {
        log.warn(line);
    }

    @Override
    public void debug(String line) {
        log.debug(line);
    }
}
