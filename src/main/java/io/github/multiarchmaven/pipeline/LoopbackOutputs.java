package io.github.multiarchmaven.pipeline;

import io.github.multiarchmaven.buildx.progress.BuildCall.OwnNetwork;
import io.github.multiarchmaven.model.ImageReference;
import io.github.multiarchmaven.model.Loopback;
import io.github.multiarchmaven.model.Output;
import io.github.multiarchmaven.narration.Problem;
import io.github.multiarchmaven.narration.ProblemCode;
import io.github.multiarchmaven.narration.ProblemException;
import java.util.List;
import java.util.stream.Stream;

/** Images that a builder would push to itself: in its container, localhost is that container. */
final class LoopbackOutputs {

    private LoopbackOutputs() {}

    /**
     * Refuses them.
     *
     * @throws ProblemException OUTPUT_INVALID
     */
    static void refuse(List<Output> outputs, OwnNetwork network) {
        List<Problem> problems = outputs.stream()
                .flatMap(output -> output instanceof Output.Registry registry
                        ? registry.names().stream()
                        : Stream.<ImageReference>empty())
                .map(ImageReference::registry)
                .filter(registry -> Loopback.is(registry.replaceFirst(":\\d+$", "")))
                .distinct()
                .map(registry -> problem(registry, network))
                .toList();
        if (!problems.isEmpty()) {
            throw new ProblemException(problems);
        }
    }

    private static Problem problem(String registry, OwnNetwork network) {
        String port = registry.replaceFirst("^.*?(:\\d+)?$", "$1");
        return Problem.of(
                ProblemCode.OUTPUT_INVALID,
                "<output>registry</output> has the builder push to " + registry,
                "the builder is in a container with a network of its own: there, that is the container, and not the machine that it"
                        + " runs on",
                "name the registry " + network.machine().orElse("by the machine's own name") + port
                        + ", where it has to listen, too, and list it in <insecureRegistries>, once of <builder> and once beside"
                        + " it, if it speaks plain HTTP; where there is a proxy, exempt that address from it (NO_PROXY,"
                        + " nonProxyHosts); or use <network>host</network> of <builder>, or the output oci and"
                        + " multiarch:push");
    }
}
