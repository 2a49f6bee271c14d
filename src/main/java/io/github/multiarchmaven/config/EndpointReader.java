package io.github.multiarchmaven.config;

import io.github.multiarchmaven.narration.ProblemCode;
import java.util.regex.Pattern;

/** What is wrong with the {@code <endpoint>} of a node, whatever is there: buildx would take it for something else. */
final class EndpointReader {

    /** What docker's client connects to, or a context's name (docker/cli, cli/context/store, "restrictedNamePattern"). */
    private static final Pattern OF_AN_ENGINE =
            Pattern.compile("(?:unix|npipe|tcp|ssh)://[^\\s]+|[a-zA-Z0-9][a-zA-Z0-9_.+-]*");

    private static final Pattern WITH_PASSWORD = Pattern.compile("[a-z][a-z-]*://[^/]*:[^/]*@.*");

    private final String node;
    private final Problems problems;

    EndpointReader(String node, Problems problems) {
        this.node = node;
        this.problems = problems;
    }

    /** @param driver that is to connect to it */
    void check(String endpoint, String driver) {
        if (WITH_PASSWORD.matcher(endpoint).matches()) {
            problems.add(
                    ProblemCode.NODE_INVALID,
                    "the <endpoint> of " + node + " has a password in it",
                    "nobody asks for one there: SSH takes a key, TLS certificates; and it would stand on command lines and in"
                            + " buildx's records",
                    "remove it, and everything up to the @ of a tcp address");
        } else if (driver.equals(NodesReader.CONTAINER)
                && !endpoint.isEmpty()
                && !OF_AN_ENGINE.matcher(endpoint).matches()) {
            problems.add(
                    ProblemCode.NODE_INVALID,
                    "the <endpoint> of " + node + " is \"" + endpoint + "\", which is no address of an engine",
                    "it is neither an address with unix, npipe, tcp or ssh nor the name of a docker context",
                    "write it like ssh://user@build-host or tcp://build-host:2376, or take a name that docker context ls"
                            + " lists");
        }
    }
}
