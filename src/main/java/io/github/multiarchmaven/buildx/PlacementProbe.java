package io.github.multiarchmaven.buildx;

import io.github.multiarchmaven.model.Placement;
import io.github.multiarchmaven.model.Platform;
import io.github.multiarchmaven.narration.Problem;
import io.github.multiarchmaven.narration.ProblemCode;
import io.github.multiarchmaven.narration.ProblemException;
import io.github.multiarchmaven.process.Argument;
import io.github.multiarchmaven.process.CommandResult;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

/**
 * Finds out which node of a builder builds for a platform by having it build something. Nothing else tells: buildx chooses
 * by what nodes list, takes the first node where none lists the platform, and says nothing about it.
 */
public final class PlacementProbe {

    private static final Duration LIMIT = Duration.ofMinutes(2);

    /** Nothing in it is executed. */
    private static final String DOCKERFILE = """
            FROM scratch
            ARG BUILDPLATFORM
            COPY <<PROCESSOR /processor
            $BUILDPLATFORM
            PROCESSOR
            """;

    private final Buildx buildx;

    public PlacementProbe(Buildx buildx) {
        this.buildx = buildx.forLooking();
    }

    /**
     * Where a platform is built, in a call for it alone or with others of the same {@link Placement}.
     *
     * @throws ProblemException BUILDER_BROKEN
     */
    public Placement find(BuilderState builder, Platform platform) {
        return TrialFolder.use(folder -> find(builder, platform, folder));
    }

    private Placement find(BuilderState builder, Platform platform, Path folder) throws IOException {
        Path context = Files.createDirectory(folder.resolve("context"));
        Files.writeString(context.resolve("Dockerfile"), DOCKERFILE);
        Path result = folder.resolve("result");
        Path metadata = folder.resolve("metadata.json");
        CommandResult run = buildx.run(arguments(builder.name(), platform, context, result, metadata), LIMIT);
        Path processor = result.resolve("processor");
        String node = BuildMetadata.in(metadata).node().orElse("");
        if (!run.exitedCleanly() || node.isEmpty() || !Files.isRegularFile(processor)) {
            throw new ProblemException(failed(builder, platform, run));
        }
        return new Placement(
                node,
                endpoint(builder, node),
                Platform.of(Files.readString(processor).strip()),
                reason(builder, platform));
    }

    private static String endpoint(BuilderState builder, String node) {
        return builder.nodes().stream()
                .filter(each -> each.name().equals(node))
                .map(BuilderState.Node::printableEndpoint)
                .findFirst()
                .orElse("");
    }

    private static Placement.Reason reason(BuilderState builder, Platform platform) {
        if (builder.nodes().size() == 1) {
            return Placement.Reason.ONLY;
        }
        return builder.nodes().stream().anyMatch(node -> node.configured().contains(platform))
                ? Placement.Reason.CONFIGURED
                : Placement.Reason.FOUND;
    }

    private static List<Argument> arguments(
            String builder, Platform platform, Path context, Path result, Path metadata) {
        return Stream.of(
                        "build",
                        "--builder",
                        builder,
                        "--platform",
                        platform.toString(),
                        "--provenance=false",
                        "--output",
                        "type=local," + Csv.field("dest", result.toString()),
                        "--metadata-file",
                        metadata.toString(),
                        "--progress",
                        "plain",
                        context.toString())
                .map(Argument::shown)
                .toList();
    }

    private static Problem failed(BuilderState builder, Platform platform, CommandResult run) {
        return Problem.of(
                        ProblemCode.BUILDER_BROKEN,
                        "no node of the builder " + builder.name() + " builds for " + platform,
                        "a build of a few bytes, made to see which node it is, did not succeed",
                        "see what buildx says below, and docker buildx inspect " + builder.name())
                .withEvidence(run.errors().stream()
                        .filter(line -> line.startsWith("ERROR"))
                        .toList());
    }
}
