package io.github.multiarchmaven.buildx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.multiarchmaven.model.BuildkitdConfig;
import io.github.multiarchmaven.narration.ProblemException;
import io.github.multiarchmaven.process.Argument;
import io.github.multiarchmaven.process.Surroundings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFileAttributeView;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BuilderConfigTest {

    private static final BuildkitdConfig CONFIG =
            new BuildkitdConfig("[registry.\"h\"]\npassword = \"pl3ase-hide-me\"\n");
    private static final ManagedBuilder BUILDER =
            new ManagedBuilder("unix:///var/run/docker.sock", "image", Map.of(), Optional.of(CONFIG));

    private final ScriptedProcesses processes = new ScriptedProcesses();

    @Test
    void buildxReadsItFromAFileThatIsGoneAfterwards() {
        new Builders(processes
                        .recorded(1, "inspect-0.13.1/missing")
                        .answer(0, List.of(), List.of())
                        .buildx())
                .create(BUILDER);
        List<String> words =
                processes.last().arguments().stream().map(Argument::value).toList();
        Path file = Path.of(words.get(words.indexOf("--buildkitd-config") + 1));
        assertThat(file).doesNotExist();
        assertThat(words).endsWith("--buildkitd-config", file.toString(), BUILDER.endpoint());
        assertThat(processes.last().toString()).doesNotContain("pl3ase");
    }

    @Test
    void onlyTheUserMayReadTheFile() throws IOException {
        Path path;
        try (ConfigFile file = ConfigFile.of(CONFIG)) {
            path = file.path();
            assertThat(path).hasContent(CONFIG.toml());
            // in a folder that nobody else may enter
            PosixFileAttributeView posix = Files.getFileAttributeView(path.getParent(), PosixFileAttributeView.class);
            if (posix != null) {
                assertThat(posix.readAttributes().permissions())
                        .allSatisfy(permission -> assertThat(permission.name()).startsWith("OWNER_"));
            }
        }
        assertThat(path.getParent()).doesNotExist();
    }

    @Test
    void filesThatItRefersToAreBesideIt() throws IOException {
        BuildkitdConfig config = BuildkitdConfig.ofElements("ca = [\"{folder}/a.pem\"]\n", Map.of("a.pem", "PEM"));
        Path folder;
        try (ConfigFile file = ConfigFile.of(config)) {
            folder = Objects.requireNonNull(file.path().getParent());
            assertThat(file.path()).hasContent("ca = [\"" + folder.toString().replace('\\', '/') + "/a.pem\"]\n");
            assertThat(folder.resolve("a.pem")).hasContent("PEM");
        }
        assertThat(folder).doesNotExist();
    }

    @Test
    void whatBuildxQuotesOfItIsNotShown() {
        Builders builders = new Builders(processes
                .recorded(1, "inspect-0.13.1/missing")
                .answer(
                        1,
                        List.of(),
                        List.of(
                                "ERROR: failed to parse config: (2, 10): expected =, but got \"pl3ase-hide-me\" instead",
                                "elsewhere: pl3ase-hide-me"))
                .recorded(1, "inspect-0.13.1/missing")
                .buildx());
        assertThatThrownBy(() -> builders.create(BUILDER))
                .isInstanceOf(ProblemException.class)
                .hasMessageContaining("correct <buildkitdConfig> or <driverOpts> of <builder>")
                .hasMessageContaining("| ERROR: failed to parse config: (2, 10) of the configuration")
                .hasMessageContaining("| elsewhere: ***")
                .hasMessageNotContaining("pl3ase-hide-me");
    }

    @Test
    void whatThePluginWroteItselfIsShown() {
        ManagedBuilder builder = new ManagedBuilder(
                BUILDER.endpoint(),
                "image",
                Map.of(),
                Optional.of(BuildkitdConfig.ofElements("[registry.\"mirror.test\"]\nhttp = true\n", Map.of())));
        String said = "ERROR: failed to parse config: (2, 10): was expecting mirror.test";
        Builders builders = new Builders(processes
                .recorded(1, "inspect-0.13.1/missing")
                .answer(1, List.of(), List.of(said))
                .recorded(1, "inspect-0.13.1/missing")
                .buildx());
        assertThatThrownBy(() -> builders.create(builder))
                .isInstanceOf(ProblemException.class)
                .hasMessageContaining("correct the settings or <driverOpts> of <builder>")
                .hasMessageContaining("| " + said);
    }

    @Test
    void aStrayDefaultIsWhereBuildxRecordsItsBuilders(@TempDir Path home) throws IOException {
        Path buildx = Files.createDirectories(home.resolve("b"));
        Path configuration = home.resolve("d");
        Path docker = Files.createDirectories(configuration.resolve("buildx"));
        Path user = Files.createDirectories(home.resolve(".docker").resolve("buildx"));
        assertThat(StrayConfig.find(new Surroundings(Map.of(), home, "Linux"))).isEmpty();
        for (Path folder : List.of(buildx, docker, user)) {
            Files.createFile(folder.resolve("buildkitd.default.toml"));
        }
        assertThat(StrayConfig.find(new Surroundings(
                        Map.of("BUILDX_CONFIG", buildx.toString(), "DOCKER_CONFIG", "elsewhere"), home, "Linux")))
                .contains(buildx.resolve("buildkitd.default.toml"));
        assertThat(StrayConfig.find(new Surroundings(Map.of("DOCKER_CONFIG", configuration.toString()), home, "Linux")))
                .contains(docker.resolve("buildkitd.default.toml"));
        assertThat(StrayConfig.find(new Surroundings(Map.of(), home, "Linux")))
                .contains(user.resolve("buildkitd.default.toml"));
    }
}
