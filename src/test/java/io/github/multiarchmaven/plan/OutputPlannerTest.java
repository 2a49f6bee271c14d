package io.github.multiarchmaven.plan;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.multiarchmaven.environment.BuilderLook;
import io.github.multiarchmaven.model.BuildOptions;
import io.github.multiarchmaven.model.ImageReference;
import io.github.multiarchmaven.model.ImageStore;
import io.github.multiarchmaven.model.Output;
import io.github.multiarchmaven.narration.Problem;
import io.github.multiarchmaven.narration.ProblemCode;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OutputPlannerTest {

    private static final List<ImageReference> NAMES = List.of(ImageReference.of("acme/app:1"));

    private static Output output(String word) {
        return switch (word) {
            case "oci" -> new Output.Oci();
            case "registry" -> new Output.Registry(NAMES);
            case "docker" -> new Output.Docker(NAMES);
            case "local" -> new Output.Local();
            case "tar" -> new Output.Tar();
            default -> new Output.None();
        };
    }

    /** The table of docs/outputs.md, as buildx 0.13.1 and newer behave. */
    @ParameterizedTest
    @CsvSource({
        // driver, store, platforms, nodes, outputs that are possible
        "docker, CLASSIC, 1, 1, docker local tar none",
        "docker, CLASSIC, 3, 1, -",
        "docker, CONTAINERD, 1, 1, oci docker local tar none",
        "docker, CONTAINERD, 3, 1, oci docker local tar none",
        "docker-container, CLASSIC, 1, 1, oci registry docker local tar none",
        "docker-container, CLASSIC, 3, 1, oci registry local tar none",
        "docker-container, CONTAINERD, 1, 1, oci registry docker local tar none",
        "docker-container, CONTAINERD, 3, 1, oci registry docker local tar none",
        "remote, CONTAINERD, 3, 2, oci local none",
        "docker-container, CONTAINERD, 1, 2, oci docker local tar none"
    })
    void whatIsPossible(String driver, ImageStore store, int platforms, int nodes, String possible) {
        for (String word : List.of("oci", "registry", "docker", "local", "tar", "none")) {
            Decision decision = new Decision()
                    .existing("mine", new BuilderLook.Running(driver, nodes))
                    .store(store)
                    .output(output(word));
            if (platforms == 1) {
                decision.building("linux/amd64");
            } else {
                decision.building("linux/amd64", "linux/arm64", "linux/arm/v7");
            }
            if (List.of(possible.split(" ")).contains(word)) {
                assertThat(decision.plan().outputs()).as(word).containsExactly(output(word));
            } else {
                assertThat(decision.problems())
                        .as(word)
                        .extracting(Problem::code)
                        .containsExactly(ProblemCode.OUTPUT_IMPOSSIBLE);
            }
        }
    }

    @Test
    void everyOutputThatCannotBeHadIsNamed() {
        assertThat(new Decision()
                        .existing("default", new BuilderLook.Running("docker"))
                        .building("linux/amd64")
                        .store(ImageStore.CLASSIC)
                        .output(output("oci"), output("registry"), output("local"))
                        .problems())
                .extracting(Problem::what)
                .satisfiesExactly(
                        what -> assertThat(what).contains("OCI image layout"),
                        what -> assertThat(what).contains("push by digest"));
    }

    @Test
    void aClassicStoreHasNoListToShareWithARegistry() {
        Decision both = new Decision()
                .existing("mine", new BuilderLook.Running("docker-container"))
                .building("linux/amd64")
                .output(output("docker"), output("registry"));
        assertThat(both.store(ImageStore.CONTAINERD).plan().outputs()).hasSize(2);
        assertThat(both.store(ImageStore.CLASSIC).problems())
                .singleElement()
                .satisfies(problem -> assertThat(problem.why()).contains("takes none"))
                .extracting(Problem::code)
                .isEqualTo(ProblemCode.OUTPUT_IMPOSSIBLE);
    }

    @Test
    void attestationsMakeAnotherImageInEachOutput() {
        BuildOptions none = BuildOptions.NONE;
        Decision decision = new Decision()
                .existing("mine", new BuilderLook.Running("docker-container"))
                .options(new BuildOptions(
                        none.access(),
                        none.caching(),
                        new BuildOptions.Attestations("mode=max", "false"),
                        List.of(),
                        none.timestamps(),
                        List.of()));
        assertThat(decision.output(output("oci"), output("local")).plan().outputs())
                .hasSize(2);
        assertThat(decision.output(output("oci"), output("docker")).problems())
                .extracting(Problem::code)
                .containsExactly(ProblemCode.OUTPUT_IMPOSSIBLE);
    }

    @Test
    void aNarrowedBuildGetsNoTagInARegistry() {
        Decision narrowed = new Decision()
                .existing("mine", new BuilderLook.Running("docker-container"))
                .only("linux/amd64");
        assertThat(narrowed.output(output("registry")).problems())
                .extracting(Problem::code)
                .containsExactly(ProblemCode.PUSH_NARROWED);
        Output untagged = new Output.Registry(List.of(ImageReference.of("acme/app")));
        assertThat(narrowed.output(untagged).plan().outputs()).containsExactly(untagged);
    }

    @Test
    void thePlanSaysWhatIsGoingToBeProved() {
        assertThat(new Decision()
                        .output(output("local"), output("docker"))
                        .plan()
                        .describe())
                .contains(
                        "prove: there is a folder with the files of each platform",
                        "prove: the engine holds acme/app:1 for exactly these platforms");
    }
}
