package io.github.multiarchmaven.buildx;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.multiarchmaven.process.Argument;
import java.util.List;

/** Command lines that were agreed upon: {@code golden/SCENARIO.args}, one argument a line. */
final class Golden {

    private Golden() {}

    /** Compares; separators of this system's paths are written as slashes. */
    static void assertMatches(String scenario, List<Argument> arguments) {
        assertThat(arguments.stream()
                        .map(Argument::value)
                        .map(value -> value.replace('\\', '/'))
                        .toList())
                .isEqualTo(Recorded.lines("golden/" + scenario + ".args"));
    }
}
