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

    /** What else may be at such an address: an engine, or a registry's server for tokens, which buildx asks from outside. */
    private static final Pattern OTHERS = Pattern.compile("ocker daemon|docker API|oauth token");

    @Override
    public Optional<Problem> of(Failure failure) {
        if (failure.isCommandFailure()) {
            return Optional.empty();
        }
        Optional<Matcher> found = failure.toolWords()
                .lines()
                .filter(line -> !OTHERS.matcher(line).find())
                .map(REFUSED::matcher)
                .filter(Matcher::find)
                .findFirst();
        return found.flatMap(refused -> failure.call()
                .builder()
                .network()
                .map(network -> problem(
                        "The builder \"" + failure.call().builder().name() + "\" found no registry at localhost:"
                                + refused.group(1) + ".",
                        "It says: " + failure.shownReason() + ".",
                        network,
                        refused.group(1))));
    }

    private static Problem problem(String what, String said, OwnNetwork network, String port) {
        String there = network.machine().map(address -> address + ":" + port).orElse("the machine's own name");
        return Problem.of(
                ProblemCode.BUILD_FAILED,
                what,
                "A builder in a container has a network of its own: there, localhost is that container, and not the machine"
                        + " that it runs on. " + said,
                "Name the registry " + there + ", where it has to listen, too, and list it in <insecureRegistries> of"
                        + " <builder> if it speaks plain HTTP; where there is a proxy, exempt that address from it (NO_PROXY,"
                        + " nonProxyHosts); or put the builder into the machine's network:"
                        + " <builder><network>host</network></builder>.");
    }
}
