package io.github.multiarchmaven.engine;

import com.github.dockerjava.api.model.ResponseItem;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What the engine says while it pulls or loads. The status of such an answer is 200 even when it fails: then one of the
 * messages holds an error (moby, {@code pkg/jsonmessage}).
 */
final class EngineMessages {

    private static final int MOST = 10;

    private final Deque<String> last = new ArrayDeque<>();
    private @Nullable String error;

    synchronized void add(ResponseItem message) {
        if (error == null) {
            error = errorIn(message);
        }
        String text = text(message);
        if (!text.isEmpty()) {
            last.addLast(text);
        }
        if (last.size() > MOST) {
            last.removeFirst();
        }
    }

    /** The engine's words, if it failed. */
    synchronized Optional<String> error() {
        return Optional.ofNullable(error);
    }

    /** The last of the other messages. */
    synchronized List<String> last() {
        return List.copyOf(last);
    }

    @SuppressWarnings("deprecation") // older engines send nothing but this field
    private static @Nullable String errorIn(ResponseItem message) {
        ResponseItem.ErrorDetail detail = message.getErrorDetail();
        if (detail != null && detail.getMessage() != null) {
            return detail.getMessage();
        }
        return message.getError() == null && detail == null ? null : String.valueOf(message.getError());
    }

    private static String text(ResponseItem message) {
        String text = message.getStream() == null ? message.getStatus() : message.getStream();
        return text == null ? "" : text.strip();
    }
}
