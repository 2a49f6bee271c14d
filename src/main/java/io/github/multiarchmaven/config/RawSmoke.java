package io.github.multiarchmaven.config;

import io.github.multiarchmaven.model.UnprintedValues;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A smoke run as it was written, before anybody has thought about it.
 *
 * @param command words
 * @param entrypointArgs words
 * @param exitCode a number
 * @param output a text
 * @param outputPattern a regular expression
 * @param startup a text
 * @param startupPattern a regular expression
 * @param timeout as a {@link TimeLimit} is written
 * @param environment name to value
 * @param network a word
 */
public record RawSmoke(
        Optional<List<String>> command,
        Optional<List<String>> entrypointArgs,
        Optional<Integer> exitCode,
        Optional<String> output,
        Optional<String> outputPattern,
        Optional<String> startup,
        Optional<String> startupPattern,
        Optional<String> timeout,
        Map<String, String> environment,
        Optional<String> network) {

    /** Nothing was written. */
    public static final RawSmoke NOTHING = new RawSmoke(
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Map.of(),
            Optional.empty());

    public RawSmoke {
        command = command.map(List::copyOf);
        entrypointArgs = entrypointArgs.map(List::copyOf);
        environment = UnprintedValues.of(environment);
    }
}
