package io.github.multiarchmaven.buildx.progress;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.github.multiarchmaven.json.JsonReader;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.regex.Pattern;

/**
 * Sorts buildx's lines into progress messages and plain lines. buildx 0.13 spreads a message over several lines, the
 * inner ones indented and the first and last a lone brace; later versions write it in one line
 * ({@code rawJSONDisplay} in BuildKit's {@code util/progress/progressui/display.go}). A plain line may stand anywhere,
 * and a message that is cut off ends where the next one starts.
 */
final class MessageAssembler {

    /** In characters. A message this long is passed over, a plain line is cut. */
    static final int LONGEST_MESSAGE = 16 * 1024 * 1024;

    static final int LONGEST_PLAIN_LINE = 8192;

    private static final Pattern INNER_START = Pattern.compile("\\s+[\"{}\\[\\]]");
    private static final Pattern INNER_VALUE = Pattern.compile("\\s+(?:[0-9.eE+-]{1,40}|true|false|null),?");

    private static final JsonReader JSON = JsonReader.lenient();

    private final StringBuilder collected = new StringBuilder();
    private final Consumer<SolveStatus> messages;
    private final Consumer<String> plainLines;
    private boolean open;

    MessageAssembler(Consumer<SolveStatus> messages, Consumer<String> plainLines) {
        this.messages = messages;
        this.plainLines = plainLines;
    }

    void line(String rawLine) {
        String line = rawLine.stripTrailing();
        if (line.equals("{")) {
            open = true;
            collected.setLength(0);
            collected.append(line);
        } else if (open && line.equals("}")) {
            open = false;
            message(collected.append(line).toString());
        } else if (open && isInner(line)) {
            collect(line);
        } else if (line.startsWith("{")) {
            open = false;
            message(line);
        } else if (!line.isEmpty()) {
            plain(line);
        }
    }

    private void collect(String line) {
        if (collected.length() + line.length() > LONGEST_MESSAGE) {
            open = false;
            collected.setLength(0);
        } else {
            collected.append(line);
        }
    }

    private void message(String text) {
        collected.setLength(0);
        if (text.length() > LONGEST_MESSAGE) {
            return;
        }
        read(text).ifPresentOrElse(messages, () -> plain(text));
    }

    private Optional<SolveStatus> read(String text) {
        try {
            return SolveStatus.of(JSON.read(text));
        } catch (JsonProcessingException e) {
            return Optional.empty();
        }
    }

    private void plain(String line) {
        plainLines.accept(line.length() > LONGEST_PLAIN_LINE ? line.substring(0, LONGEST_PLAIN_LINE) + " ..." : line);
    }

    private static boolean isInner(String line) {
        return INNER_START.matcher(line).lookingAt()
                || INNER_VALUE.matcher(line).matches();
    }
}
