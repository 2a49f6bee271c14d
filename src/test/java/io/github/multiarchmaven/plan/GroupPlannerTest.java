package io.github.multiarchmaven.plan;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.multiarchmaven.config.Source;
import io.github.multiarchmaven.config.Sources;
import io.github.multiarchmaven.model.BuildOptions;
import io.github.multiarchmaven.model.ImageReference;
import io.github.multiarchmaven.model.Output;
import io.github.multiarchmaven.model.Platform;
import io.github.multiarchmaven.narration.ProblemCode;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class GroupPlannerTest {

    private static final Path FOLDER = Path.of("project");

    private final Decision decision = new Decision().builtFrom(twoDockerfiles());

    private static Sources twoDockerfiles() {
        Map<Platform, Source> sources = new LinkedHashMap<>();
        sources.put(Platform.of("linux/amd64"), new Source(FOLDER, FOLDER.resolve("Dockerfile")));
        sources.put(Platform.of("linux/arm64"), new Source(FOLDER, FOLDER.resolve("Dockerfile.arm64")));
        return new Sources(sources, Set.of(Platform.of("linux/arm64")));
    }

    private static BuildOptions cacheTo(String... caches) {
        BuildOptions none = BuildOptions.NONE;
        return new BuildOptions(
                none.access(),
                new BuildOptions.Caching(List.of(), List.of(caches), Set.of()),
                none.attestations(),
                none.annotations(),
                none.timestamps(),
                none.extraArgs());
    }

    @Test
    void thePlanNamesEachBuildAndTheDockerfileThatNobodyConfigured() {
        assertThat(decision.plan().describe())
                .contains(
                        "build linux/amd64 from Dockerfile with the builder multiarch-1",
                        "build linux/arm64 from Dockerfile.arm64 with the builder multiarch-1",
                        "Dockerfile.arm64 is taken for linux/arm64 because of its name");
    }

    @Test
    void oneBuildIsEnoughWhereTheOtherPlatformsAreLeftOut() {
        BuildPlan plan = decision.only("linux/amd64").output(new Output.Local()).plan();
        assertThat(plan.describe()).contains("build linux/amd64 with the builder multiarch-1");
        assertThat(plan.notes()).noneMatch(note -> note.contains("because of its name"));
    }

    static List<Output> outputsOfOneBuild() {
        ImageReference name = ImageReference.of("localhost:5000/acme/app:1");
        return List.of(
                new Output.Local(),
                new Output.Tar(),
                new Output.Docker(List.of(name)),
                new Output.Registry(List.of(name)));
    }

    @ParameterizedTest
    @MethodSource("outputsOfOneBuild")
    void whatSeveralBuildsCannotWriteTogetherIsRefused(Output output) {
        assertThat(decision.output(output).problems()).singleElement().satisfies(problem -> {
            assertThat(problem.code()).isEqualTo(ProblemCode.OUTPUT_IMPOSSIBLE);
            assertThat(problem.what()).contains(output.word());
            assertThat(problem.why()).contains("linux/amd64; linux/arm64");
        });
    }

    @Test
    void thatBuildsOverwriteEachOthersCacheIsSaid() {
        decision.options(cacheTo("type=local,dest=/cache", "type=inline"));
        assertThat(decision.plan().warnings())
                .filteredOn(warning -> warning.contains("cache"))
                .singleElement()
                .asString()
                .contains("type=local,dest=/cache");
        assertThat(decision.only("linux/arm64").plan().warnings()).noneMatch(warning -> warning.contains("cache"));
    }
}
