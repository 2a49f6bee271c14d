package io.github.multiarchmaven.pipeline;

import io.github.multiarchmaven.engine.EngineEndpoint;
import io.github.multiarchmaven.engine.EngineEndpoints;
import io.github.multiarchmaven.narration.ProblemException;
import io.github.multiarchmaven.process.Surroundings;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** Engines with a {@code localhost} that is not this machine's. */
public final class FarLocalhost {

    private FarLocalhost() {}

    /**
     * Those of them that containers would be on. One that cannot be told is left out: whoever uses it says what is wrong.
     *
     * @param nodes endpoints of a builder's nodes; none for the engine that everything else talks to
     * @return their addresses, without passwords
     */
    public static List<String> among(List<String> nodes, Surroundings surroundings) {
        return (nodes.isEmpty()
                        ? Stream.of(found(() -> EngineEndpoints.resolve(surroundings)))
                        : nodes.stream().map(node -> found(() -> EngineEndpoints.named(node.strip(), surroundings))))
                .flatMap(Optional::stream)
                .filter(endpoint -> !endpoint.sharesLocalhost(surroundings))
                .map(EngineEndpoint::printable)
                .toList();
    }

    private static Optional<EngineEndpoint> found(Supplier<EngineEndpoint> search) {
        try {
            return Optional.of(search.get());
        } catch (ProblemException e) {
            return Optional.empty();
        }
    }
}
