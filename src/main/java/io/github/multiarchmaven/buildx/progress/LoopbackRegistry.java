package io.github.multiarchmaven.buildx.progress;

import io.github.multiarchmaven.buildx.progress.BuildCall.OwnNetwork;
import io.github.multiarchmaven.narration.Problem;
import io.github.multiarchmaven.narration.ProblemCode;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A registry on this machine was looked for in the builder's container. */
final class LoopbackRegistry implements Diagnosis {

    /** As Go has it (net.OpError, syscall.ECONNREFUSED). */
    private static final Pattern REFUSED = Pattern.compile(
            "(?<!proxyconnect tcp: )dial tcp (?:127(?:\\.\\d{1,3}){3}|\\[::1]):(\\d{1,5}): connect: connection refused");

    @Override
    public Optional<Problem> of(Failure failure) {
        Matcher refused = REFUSED.matcher(failure.toolWords());
        if (failure.isCommandFailure() || !refused.find()) {
            return Optional.empty();
        }
        return failure.call()
                .builder()
                .network()
                .map(network -> problem(
                        "The builder \"" + failure.call().builder().name() + "\" found no registry at localhost:"
                                + refused.group(1) + ".",
                        "It says: " + failure.shownReason() + ".",
                        network,
                        refused.group(1)));
    }

    private static Problem problem(String what, String said, OwnNetwork network, String port) {
        String there = network.machine().map(address -> address + ":" + port).orElse("the machine's own name");
        return Problem.of(
                ProblemCode.BUILD_FAILED,
                what,
                "A builder in a container has a network of its own: there, localhost is that container, and not the machine"
                        + " that it runs on. " + said,
                "Name the registry " + there + ", where it has to listen, too, and list it in <insecureRegistries> of"
                        + " <builder> if it speaks plain HTTP; or put the builder into the machine's network:"
                        + " <builder><network>host</network></builder>.");
    }
}
