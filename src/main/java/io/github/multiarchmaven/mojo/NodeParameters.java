package io.github.multiarchmaven.mojo;

import io.github.multiarchmaven.config.RawConfiguration.RawNode;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.maven.plugins.annotations.Parameter;
import org.jspecify.annotations.Nullable;

/** One {@code <node>} of {@code <nodes>}: a BuildKit of the builder that the plugin makes. */
public final class NodeParameters {

    /**
     * Where it is. For the driver {@code docker-container} an engine, as {@code unix:///path}, {@code ssh://user@host} or
     * {@code tcp://host:2375}, or the name of a docker context; for {@code remote} a BuildKit, as {@code tcp://host:1234},
     * {@code unix:///path} or {@code docker-container://name}; for {@code kubernetes} nothing.
     */
    @Parameter
    private @Nullable String endpoint;

    /** Platforms that this node shall build, whatever others can. Default: whatever buildx gives it. */
    @Parameter
    private @Nullable List<@Nullable String> platforms;

    /** Options of buildx's driver for this node, besides those of the builder or instead of those of the same name. */
    @Parameter
    private @Nullable Map<String, @Nullable String> driverOpts;

    RawNode toRaw() {
        return new RawNode(Optional.ofNullable(endpoint), BuildMojo.listOf(platforms), BuildMojo.mapOf(driverOpts));
    }
}
