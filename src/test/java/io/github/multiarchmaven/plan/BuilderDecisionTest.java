package io.github.multiarchmaven.plan;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.multiarchmaven.config.BinaryCheck;
import io.github.multiarchmaven.config.BinfmtMode;
import io.github.multiarchmaven.config.BuildSpec;
import io.github.multiarchmaven.config.BuildSpec.BuilderChoice;
import io.github.multiarchmaven.config.Source;
import io.github.multiarchmaven.config.Sources;
import io.github.multiarchmaven.dockerfile.Certainty;
import io.github.multiarchmaven.dockerfile.DockerfileFacts;
import io.github.multiarchmaven.dockerfile.Execution;
import io.github.multiarchmaven.model.BuildOptions;
import io.github.multiarchmaven.model.ImageReference;
import io.github.multiarchmaven.model.ImageStore;
import io.github.multiarchmaven.model.Output;
import io.github.multiarchmaven.model.Platform;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class BuilderDecisionTest {

    private static final Platform HOST = Platform.of("linux/amd64");
    private static final ImageReference IMAGE = ImageReference.of("registry.example.com/image:1");
    private static final BuilderChoice.Managed MADE = new BuilderChoice.Managed(IMAGE, Map.of());

    private Optional<String> obstacle = Optional.empty();

    private BuilderDecision decide(BuilderChoice choice, ImageStore store, Output output, String... executedPlatforms) {
        Path folder = Path.of("project");
        BuildSpec spec = new BuildSpec(
                new BuildSpec.Naming("app", ImageReference.of("acme/app"), List.of("1")),
                Decision.platforms("linux/amd64", "linux/arm64"),
                new BuildSpec.Narrowing.None(),
                Sources.same(
                        Decision.platforms("linux/amd64", "linux/arm64"),
                        new Source(folder, folder.resolve("Dockerfile"))),
                new BuildSpec.Manner(BuildOptions.NONE, List.of(output)),
                choice,
                new BuildSpec.BinfmtChoice(IMAGE, BinfmtMode.AUTO),
                BinaryCheck.ENTRYPOINT);
        Map<Platform, List<Execution>> executions = new HashMap<>();
        Decision.platforms(executedPlatforms)
                .forEach(platform -> executions.put(
                        platform, List.of(new Execution(platform, "Dockerfile", 3, "RUN x", Certainty.CERTAIN))));
        return BuilderDecision.of(spec, DockerfileFacts.of(executions), HOST, store, () -> obstacle);
    }

    private BuilderDecision automatic(ImageStore store, Output output, String... executedPlatforms) {
        return decide(new BuilderChoice.Automatic(MADE), store, output, executedPlatforms);
    }

    @Test
    void theEnginesOwnBuildsWhereItCan() {
        BuilderDecision decision = automatic(ImageStore.CONTAINERD, new Output.Oci(), "linux/amd64");
        assertThat(decision.choice()).isEqualTo(new BuilderChoice.Existing("default"));
        assertThat(decision.notes()).singleElement().asString().startsWith("the engine's own BuildKit builds");
    }

    @Test
    void anotherBuilderIsMadeWhereItCannot() {
        assertThat(automatic(ImageStore.CLASSIC, new Output.Oci()))
                .isEqualTo(made("the engine has the classic image store, for which its own cannot write layouts"));
        assertThat(automatic(ImageStore.CONTAINERD, new Output.Registry(List.of(IMAGE))))
                .isEqualTo(made("the engine's own cannot push by digest"));
        assertThat(automatic(ImageStore.CONTAINERD, new Output.Oci(), "linux/amd64", "linux/arm64"))
                .isEqualTo(made(
                        "the Dockerfile runs something on linux/arm64, for which the engine's own has no emulators"));
    }

    @Test
    void anotherBuilderIsMadeWhereTheEnginesOwnTurnsOutNotToDoIt() {
        obstacle = Optional.of("it changes base images");
        assertThat(automatic(ImageStore.CONTAINERD, new Output.Oci())).isEqualTo(made("it changes base images"));
    }

    private static BuilderDecision made(String why) {
        return new BuilderDecision(MADE, List.of("a builder in a container of its own builds: " + why));
    }

    @Test
    void whoWasChosenBuilds() {
        BuilderChoice existing = new BuilderChoice.Existing("mine");
        assertThat(decide(existing, ImageStore.CLASSIC, new Output.Oci()))
                .isEqualTo(new BuilderDecision(existing, List.of()));
    }
}
