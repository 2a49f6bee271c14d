package io.github.multiarchmaven.buildx;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Text among the test resources. */
final class Recorded {

    private Recorded() {}

    /** The lines of a file; none where there is no such file, for a stream that was empty. */
    static List<String> lines(String file) {
        try (InputStream in = Recorded.class.getResourceAsStream("/" + file)) {
            return in == null
                    ? List.of()
                    : new String(in.readAllBytes(), StandardCharsets.UTF_8)
                            .lines()
                            .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
