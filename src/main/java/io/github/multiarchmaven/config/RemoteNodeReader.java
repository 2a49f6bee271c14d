package io.github.multiarchmaven.config;

import io.github.multiarchmaven.narration.ProblemCode;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** What buildx's remote driver wants of a node, and says only once the builder is half made, or never. */
final class RemoteNodeReader {

    /** All that switches on TLS (buildx, driver/remote/factory.go). */
    private static final Set<String> OF_TLS = Set.of("cacert", "cert", "key", "servername");

    /** A scheme; for TCP with a port, because BuildKit has no usual one. */
    private static final Pattern ADDRESS = Pattern.compile("(?!tcp:)[a-z][a-z-]*://.+|tcp://.+:[0-9]{1,5}");

    private final String node;
    private final Problems problems;

    RemoteNodeReader(String node, Problems problems) {
        this.node = node;
        this.problems = problems;
    }

    void check(String endpoint, Map<String, String> options) {
        if (!endpoint.isEmpty() && !ADDRESS.matcher(endpoint).matches()) {
            problems.add(
                    ProblemCode.NODE_INVALID,
                    "the <endpoint> of " + node + " is \"" + endpoint + "\", which is no address of a BuildKit",
                    "the driver is remote, and such an address has a scheme; with tcp a port, too, because BuildKit has no"
                            + " usual one",
                    "write it like tcp://build-host:1234, unix:///run/buildkit/buildkitd.sock or"
                            + " docker-container://name");
        }
        missing(options)
                .ifPresent(option -> problems.add(
                        ProblemCode.NODE_INVALID,
                        "<driverOpts> of " + node + " are about TLS and have no " + option,
                        option.equals("cacert")
                                ? "nothing says whose certificates are believed"
                                : "cert and key belong together: with both this machine says who it is",
                        "add " + option + ", or remove the others"));
    }

    private static Optional<String> missing(Map<String, String> options) {
        if (options.keySet().stream().noneMatch(OF_TLS::contains)) {
            return Optional.empty();
        }
        if (!options.containsKey("cacert")) {
            return Optional.of("cacert");
        }
        return options.containsKey("cert") == options.containsKey("key")
                ? Optional.empty()
                : Optional.of(options.containsKey("cert") ? "key" : "cert");
    }
}
