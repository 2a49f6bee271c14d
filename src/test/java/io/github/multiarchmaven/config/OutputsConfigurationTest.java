package io.github.multiarchmaven.config;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.multiarchmaven.model.ImageReference;
import io.github.multiarchmaven.model.Output;
import io.github.multiarchmaven.narration.Problem;
import io.github.multiarchmaven.narration.ProblemCode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OutputsConfigurationTest {

    private final Pom pom;

    OutputsConfigurationTest(@TempDir Path folder) throws IOException {
        Files.writeString(folder.resolve("Dockerfile"), "FROM scratch\n");
        pom = new Pom(folder);
    }

    private List<Output> outputs() {
        return pom.read().manner().outputs();
    }

    @Test
    void aLayoutIsTheDefault() {
        assertThat(outputs()).containsExactly(new Output.Oci());
    }

    @Test
    void severalAreTakenInTheirOrderAndEachOnce() {
        pom.withList("output", " OCI", "docker", "oci", "local", "tar", "registry")
                .withList("tags", "1", "latest");

        List<ImageReference> names = List.of(ImageReference.of("acme/app:1"), ImageReference.of("acme/app:latest"));
        assertThat(outputs())
                .containsExactly(
                        new Output.Oci(),
                        new Output.Docker(names),
                        new Output.Local(),
                        new Output.Tar(),
                        new Output.Registry(names));
        assertThat(outputs()).extracting(Output::word).containsExactly("oci", "docker", "local", "tar", "registry");
    }

    @Test
    void withoutTagsOnlyTheRegistryIsWithoutThem() {
        pom.withList("output", "registry", "docker").pushedByDigest();
        assertThat(outputs())
                .containsExactly(
                        new Output.Registry(List.of(ImageReference.of("acme/app"))),
                        new Output.Docker(List.of(ImageReference.of("acme/app:1.0"))));
    }

    @ParameterizedTest
    @CsvSource({"push, registry", "load, docker", "cacheonly, none", "image, 'registry, docker or oci'"})
    void buildxsOwnWordsAreTranslated(String word, String ours) {
        assertThat(pom.withList("output", word).problems()).singleElement().satisfies(problem -> {
            assertThat(problem.code()).isEqualTo(ProblemCode.OUTPUT_INVALID);
            assertThat(problem.next()).isEqualTo("what you mean is " + ours);
        });
    }

    @Test
    void whatBuildxTakesForAFolderIsRefused() {
        assertThat(pom.withList("output", "type=oci,dest=x", "").problems())
                .extracting(Problem::code)
                .containsExactly(ProblemCode.OUTPUT_INVALID, ProblemCode.OUTPUT_INVALID);
    }

    @Test
    void noneStandsAlone() {
        assertThat(pom.withList("output", "none", "oci").problems())
                .extracting(Problem::code)
                .containsExactly(ProblemCode.OUTPUT_INVALID);
        assertThat(pom.withList("output", "none").read().manner().outputs()).containsExactly(new Output.None());
    }
}
