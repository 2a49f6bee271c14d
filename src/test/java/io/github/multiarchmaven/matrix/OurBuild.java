package io.github.multiarchmaven.matrix;

import io.github.multiarchmaven.config.BlobStoreChoice;
import io.github.multiarchmaven.config.BuildSpec;
import io.github.multiarchmaven.config.ConfigurationReader;
import io.github.multiarchmaven.config.ContainerProxies;
import io.github.multiarchmaven.config.ImagePolicy;
import io.github.multiarchmaven.config.PushSpec;
import io.github.multiarchmaven.config.RawConfiguration;
import io.github.multiarchmaven.config.RegistrySpec;
import io.github.multiarchmaven.config.UnknownPlatforms;
import io.github.multiarchmaven.narration.BuildLog;
import io.github.multiarchmaven.narration.Problem;
import io.github.multiarchmaven.narration.ProblemException;
import io.github.multiarchmaven.pipeline.BuildImage;
import io.github.multiarchmaven.pipeline.Tools;
import io.github.multiarchmaven.result.Origin;
import io.github.multiarchmaven.result.Results;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Collectors;

/** The same by {@code multiarch:build}, in this process. */
final class OurBuild {

    private final Path context;
    private final String registry;
    private final RawConfiguration.RawBuilder builder;
    private final Told told = new Told();

    /**
     * Builds with one builder.
     *
     * @param registry that may be spoken with without TLS
     */
    OurBuild(Path context, String registry, RawConfiguration.RawBuilder builder) {
        this.context = context;
        this.registry = registry;
        this.builder = builder;
    }

    /**
     * Builds; a tag in a registry that means another image is not replaced.
     *
     * @return empty if it was green, else the codes of its problems
     */
    Optional<String> run(Cell cell, String name, Path place, String... extraArguments) {
        told.lines.clear();
        try {
            build(spec(cell, name, options(extraArguments)), place);
            return Optional.empty();
        } catch (ProblemException e) {
            told.warn(e.getMessage());
            return Optional.of(e.problems().stream()
                    .map(Problem::code)
                    .map(Object::toString)
                    .distinct()
                    .collect(Collectors.joining(", ")));
        }
    }

    /** What a user would have read of the last build. */
    String told() {
        return String.join("\n", told.lines);
    }

    private static RawConfiguration.RawOptions options(String... extraArguments) {
        RawConfiguration.RawOptions none = RawConfiguration.RawOptions.NONE;
        return new RawConfiguration.RawOptions(
                none.ssh(),
                none.addHosts(),
                none.network(),
                none.cacheFrom(),
                none.cacheTo(),
                none.refresh(),
                none.provenance(),
                none.sbom(),
                none.annotations(),
                none.timestamps(),
                List.of(extraArguments));
    }

    private BuildSpec spec(Cell cell, String name, RawConfiguration.RawOptions options) {
        return ConfigurationReader.read(new RawConfiguration(
                Optional.of(name),
                Optional.of("cell"),
                List.of("1"),
                "1",
                cell.platformNames(),
                List.of(),
                UnknownPlatforms.REFUSED,
                new RawConfiguration.RawSource(
                        context, RawConfiguration.RawParts.of(context), List.of(), Map.of(), Optional.empty()),
                options,
                new RawConfiguration.RawOutputs(List.of(cell.output().split(",")), PushSpec.Naming.BY_TAGS),
                builder,
                new RawConfiguration.RawBinfmt(Optional.empty(), Optional.empty()),
                Optional.empty()));
    }

    private void build(BuildSpec spec, Path place) {
        RegistrySpec registries = new RegistrySpec(Set.of(registry), Optional.empty(), List.of(), List.of());
        try (Tools tools = Tools.open(
                Optional.empty(),
                List.of(),
                ImagePolicy.USUAL,
                ContainerProxies.NONE,
                new ConcurrentHashMap<>(),
                told)) {
            new BuildImage(tools, new Results(place), () -> registries, new BlobStoreChoice.None(), told)
                    .run(spec, PushSpec.ExistingTags.REFUSED, Origin.UNKNOWN);
        }
    }

    private static final class Told implements BuildLog {

        private final List<String> lines = new CopyOnWriteArrayList<>();

        @Override
        public void info(String line) {
            lines.add(line);
        }

        @Override
        public void warn(String line) {
            lines.add(line);
        }

        @Override
        public void debug(String line) {}
    }
}
