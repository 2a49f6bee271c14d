package io.github.multiarchmaven.engine;

import com.github.dockerjava.api.async.ResultCallback;
import java.io.Closeable;
import java.io.IOException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Waits for an answer that comes in pieces. docker-java's own callbacks are no good for it: their base class prints every
 * failure with its stack trace at ERROR, and the one for pulling fails on a progress line that has no status (3.7.1,
 * {@code ResultCallbackTemplate.onError}, {@code PullImageResultCallback}).
 *
 * @param <T> a piece
 */
final class StreamedAnswer<T> implements ResultCallback<T> {

    private final Consumer<? super T> pieces;
    private final CompletableFuture<Boolean> over = new CompletableFuture<>();
    private @Nullable Closeable stream;
    private boolean closed;

    StreamedAnswer(Consumer<? super T> pieces) {
        this.pieces = pieces;
    }

    /** Waits for the last piece; gives up the connection if interrupted. */
    void await() throws InterruptedException, ExecutionException {
        try (this) {
            over.get();
        }
    }

    @Override
    public void onStart(Closeable started) {
        boolean tooLate;
        synchronized (this) {
            stream = started;
            tooLate = closed;
        }
        if (tooLate) {
            closeQuietly(started);
        }
    }

    @Override
    public void onNext(T piece) {
        pieces.accept(piece);
    }

    @Override
    public void onError(Throwable thrown) {
        over.completeExceptionally(thrown);
    }

    /** Comes after {@link #onError} as well, and changes nothing then. */
    @Override
    public void onComplete() {
        over.complete(true);
    }

    @Override
    public void close() {
        Closeable current;
        synchronized (this) {
            closed = true;
            current = stream;
        }
        if (current != null && !over.isDone()) {
            closeQuietly(current);
        }
    }

    @SuppressWarnings("EmptyCatch") // the connection is given up anyway
    private static void closeQuietly(Closeable stream) {
        try {
            stream.close();
        } catch (IOException e) {
        }
    }
}
