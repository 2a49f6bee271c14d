package io.github.multiarchmaven.config;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.multiarchmaven.config.BuildSpec.BuilderChoice.Managed;
import io.github.multiarchmaven.model.BuildkitdConfig;
import io.github.multiarchmaven.narration.Problem;
import io.github.multiarchmaven.narration.ProblemCode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BuildkitdConfigTest {

    @TempDir
    private Path folder;

    @BeforeEach
    void aDockerfileIsThere() throws IOException {
        Files.writeString(folder.resolve("Dockerfile"), "FROM scratch\n");
    }

    private Pom pom(String config) {
        return new Pom(folder).with("builder.buildkitdConfig", config);
    }

    private String understood(String config) {
        return ((Managed) pom(config).read().builder())
                .buildkitdConfig()
                .map(BuildkitdConfig::toml)
                .orElse("none");
    }

    @ParameterizedTest
    @ValueSource(strings = {"debug=true", "[worker.oci]", "# nothing\n# but comments"})
    void whatLooksLikeTomlIsTheConfigurationItself(String config) {
        assertThat(understood(config)).isEqualTo(config);
    }

    @ParameterizedTest
    @ValueSource(strings = {"buildkitd.toml", "./buildkitd.toml", "\n  buildkitd.toml  \n", "odd=[name].toml"})
    void thePathOfAFileIsTheConfigurationInIt(String path) throws IOException {
        Files.writeString(folder.resolve(path.strip()), "debug = true # é\n");
        assertThat(understood(path)).isEqualTo("debug = true # é\n");
    }

    @ParameterizedTest
    @ValueSource(strings = {"no-such.toml", "", "src"})
    void whatIsNeitherIsNoSuchFile(String text) throws IOException {
        Files.createDirectory(folder.resolve("src"));
        assertThat(pom(text).problems()).singleElement().satisfies(problem -> {
            assertThat(problem.code()).isEqualTo(ProblemCode.SETTING_INVALID);
            assertThat(problem.what()).contains("<buildkitdConfig>").contains("no such file");
            assertThat(problem.why()).contains(folder.toString());
        });
    }

    @Test
    void aFileThatIsNoTextIsAProblem() throws IOException {
        Files.write(folder.resolve("binary"), new byte[] {(byte) 0xff, (byte) 0xfe, 0});
        assertThat(pom("binary").problems())
                .extracting(Problem::what)
                .singleElement()
                .asString()
                .contains("cannot be read");
    }

    @Test
    void nothingPrintsTheConfiguration() {
        Pom pom = pom("password = \"pl3ase-hide-me\"");
        assertThat(pom.raw().toString()).doesNotContain("pl3ase-hide-me");
        assertThat(pom.read().toString()).doesNotContain("pl3ase-hide-me");
    }

    @Test
    void aBuilderChosenByNameTakesNone() {
        assertThat(pom("debug = true").with("builder.name", "mine").problems())
                .extracting(Problem::code)
                .containsExactly(ProblemCode.BUILDER_SETTINGS_UNUSED);
    }
}
