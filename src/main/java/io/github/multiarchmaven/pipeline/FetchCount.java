package io.github.multiarchmaven.pipeline;

import io.github.multiarchmaven.narration.BuildLog;
import java.util.function.LongConsumer;

/** Adds up what is fetched. */
final class FetchCount implements LongConsumer {

    /** Bytes after which the user hears of something long. */
    private static final long TOLD_EVERY = 50_000_000;

    private final BuildLog log;
    private final String source;
    private long sum;

    /** @param source in words */
    FetchCount(BuildLog log, String source) {
        this.log = log;
        this.source = source;
    }

    @Override
    public synchronized void accept(long bytes) {
        sum += bytes;
        if (sum / TOLD_EVERY > (sum - bytes) / TOLD_EVERY) {
            log.fetching(source, sum);
        }
    }

    /** Tells the sum. */
    synchronized void tell() {
        log.fetched(source, sum);
    }
}
