package io.github.multiarchmaven.model;

import java.util.List;
import java.util.Map;

/**
 * One BuildKit of a builder that is to be.
 *
 * @param endpoint address of an engine or of a BuildKit, or name of a docker context; empty for the kubernetes driver
 * @param platforms that it shall build rather than the others
 * @param driverOpts of buildx's driver
 */
public record BuilderNode(String endpoint, List<Platform> platforms, Map<String, String> driverOpts) {

    public BuilderNode {
        platforms = List.copyOf(platforms);
        driverOpts = UnprintedValues.of(driverOpts);
    }

    /** Where it is, for people. */
    public String place() {
        return endpoint.isEmpty() ? "the cluster" : PrintableAddress.of(endpoint);
    }

    @Override
    public String toString() {
        return place() + (platforms.isEmpty() ? "" : " for " + Platform.list(platforms));
    }
}
