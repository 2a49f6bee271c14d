package io.github.multiarchmaven.model;

/**
 * The node of a builder that builds for a platform.
 *
 * @param node as buildx calls it
 * @param endpoint where that node is: an engine, a docker context or a BuildKit
 * @param processor the node's own platform
 * @param reason why buildx takes that node; platforms with different reasons must not be in one call, in which the weaker
 *     one would decide for all (buildx, build/resolver/driver.go, "Resolve")
 */
public record Placement(String node, String endpoint, Platform processor, Reason reason) {

    /** Why buildx takes a node. */
    public enum Reason {
        /** The builder has no other. */
        ONLY,
        /** The builder was created so. */
        CONFIGURED,
        /** The node says that it can, or no node does and it is the first. */
        FOUND
    }

    /** Whether the node's processor executes programs of that platform by itself. */
    public boolean isNative(Platform platform) {
        return platform.sameArchitecture(processor);
    }
}
