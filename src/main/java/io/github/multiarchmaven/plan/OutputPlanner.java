package io.github.multiarchmaven.plan;

import io.github.multiarchmaven.config.BuildSpec;
import io.github.multiarchmaven.environment.BuilderLook;
import io.github.multiarchmaven.environment.EnvironmentReport;
import io.github.multiarchmaven.model.ImageStore;
import io.github.multiarchmaven.model.Output;
import io.github.multiarchmaven.model.Platform;
import io.github.multiarchmaven.narration.Problem;
import io.github.multiarchmaven.narration.ProblemCode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Decides what the builder can be asked for: driver, image store, number of platforms, number of nodes. What buildx would
 * refuse late, or do silently otherwise, is refused here (buildx, build/opt.go and build/build.go).
 */
final class OutputPlanner {

    private static final String DOCKER_DRIVER = "docker";
    private static final String OTHER_BUILDER =
            "remove <name> and <driver> of <builder>, so that a builder of its own is made";
    private static final String NODES = "use a builder with one node, by <builder><name>";

    private final BuildSpec spec;
    private final EnvironmentReport report;
    private final String builder;
    private final String driver;
    private final int nodes;

    OutputPlanner(BuildSpec spec, EnvironmentReport report, String builder) {
        this.spec = spec;
        this.report = report;
        this.builder = builder;
        this.driver = driverOf(report.builder());
        this.nodes = report.builder() instanceof BuilderLook.Running running ? running.nodes() : 1;
    }

    /** A builder that is still to be made has a container of its own. */
    private static String driverOf(BuilderLook look) {
        if (look instanceof BuilderLook.Running running) {
            return running.driver();
        }
        return look instanceof BuilderLook.Stopped stopped ? stopped.driver() : "docker-container";
    }

    /** Everything that stands in the way. */
    List<Problem> problems(List<Platform> platforms) {
        boolean several = platforms.size() > 1;
        List<Problem> problems = new ArrayList<>();
        if (driver.equals(DOCKER_DRIVER) && report.store() == ImageStore.CLASSIC && several) {
            problems.add(impossible(
                    "the engine's own BuildKit, which " + builder + " is, cannot build for several platforms",
                    "its image store is the classic one, which holds one platform of an image",
                    "switch the engine to the containerd image store, or " + OTHER_BUILDER));
            return problems;
        }
        if (report.store() == ImageStore.CLASSIC && has(Output.Registry.class) && has(Output.Docker.class)) {
            problems.add(impossible(
                    "one build cannot leave its image in a registry and in the engine",
                    "the registry gets a manifest list, even of one platform, and the engine's classic image store takes none",
                    "choose one of the two outputs; or keep the default <output>oci</output>, which multiarch:push and"
                            + " multiarch:load take to both"));
            return problems;
        }
        if (hasSeveralImages() && spec.manner().options().attestations().areAsked()) {
            problems.add(impossible(
                    "one build cannot leave an image with attestations in several outputs",
                    "BuildKit attests anew for each of them, so that it has another digest in each",
                    "keep the default <output>oci</output>, which multiarch:push and multiarch:load take elsewhere; or"
                            + " remove <provenance> and <sbom>"));
            return problems;
        }
        boolean narrowed = platforms.size() < spec.platforms().size();
        for (Output output : spec.manner().outputs()) {
            if (narrowed && output instanceof Output.Registry registry) {
                narrowed(registry, platforms).ifPresent(problems::add);
            }
            obstacle(output, several).ifPresent(problems::add);
        }
        return problems;
    }

    private boolean hasSeveralImages() {
        return Stream.of(Output.Oci.class, Output.Registry.class, Output.Docker.class)
                        .filter(this::has)
                        .count()
                > 1;
    }

    private boolean has(Class<? extends Output> kind) {
        return spec.manner().outputs().stream().anyMatch(kind::isInstance);
    }

    private Optional<Problem> obstacle(Output output, boolean several) {
        if (output instanceof Output.Registry) {
            return registry();
        }
        if (output instanceof Output.Oci) {
            return driver.equals(DOCKER_DRIVER) && report.store() == ImageStore.CLASSIC
                    ? Optional.of(impossible(
                            "the engine's own BuildKit, which " + builder + " is, cannot write an OCI image layout",
                            "that takes the containerd image store, and this engine has the classic one",
                            OTHER_BUILDER + ", or choose <output>docker</output>"))
                    : Optional.empty();
        }
        if (output instanceof Output.Docker) {
            return several && report.store() == ImageStore.CLASSIC
                    ? Optional.of(impossible(
                            "the engine cannot hold an image for several platforms",
                            "its image store is the classic one; buildx would refuse it, or keep one platform",
                            "keep the default <output>oci</output>, of which multiarch:load takes the engine's platform;"
                                    + " or build that alone, with -Dmultiarch.only=host; or switch the engine to the"
                                    + " containerd image store"))
                    : onOneNode(output, several);
        }
        boolean besideLayout = output instanceof Output.Local && has(Output.Oci.class);
        return output instanceof Output.Tar || besideLayout ? onOneNode(output, several) : Optional.empty();
    }

    private static Optional<Problem> narrowed(Output.Registry output, List<Platform> platforms) {
        return output.names().stream()
                .filter(name -> name.tag().isPresent())
                .findFirst()
                .map(name -> Problem.of(
                        ProblemCode.PUSH_NARROWED,
                        name + " is not pushed",
                        "multiarch.only narrows this build to " + Platform.list(platforms),
                        "build it for all platforms, or push it without a tag: -Dmultiarch.pushByDigest"));
    }

    private Optional<Problem> registry() {
        if (driver.equals(DOCKER_DRIVER)) {
            return Optional.of(impossible(
                    "the engine's own BuildKit, which " + builder + " is, cannot push by digest",
                    "buildx has not implemented that for its docker driver; a push by tag would show a tag before anybody"
                            + " has proved what it means",
                    "keep the default <output>oci</output> and push it with multiarch:push, or " + OTHER_BUILDER));
        }
        return nodes > 1
                ? Optional.of(impossible(
                        "the builder " + builder + " has " + nodes
                                + " nodes, and buildx cannot push by digest from them",
                        "it joins what each node has pushed under the tag latest, whoever may pull that",
                        NODES))
                : Optional.empty();
    }

    private Optional<Problem> onOneNode(Output output, boolean several) {
        return several && nodes > 1
                ? Optional.of(impossible(
                        "the builder " + builder + " has " + nodes + " nodes, which cannot write one " + output.word()
                                + " output together",
                        "each builds its platforms for itself; layouts are joined here, and nothing else beside them",
                        "keep the default <output>oci</output> alone, which multiarch:push and multiarch:load take"
                                + " elsewhere, or " + NODES))
                : Optional.empty();
    }

    private static Problem impossible(String what, String why, String next) {
        return Problem.of(ProblemCode.OUTPUT_IMPOSSIBLE, what, why, next);
    }
}
