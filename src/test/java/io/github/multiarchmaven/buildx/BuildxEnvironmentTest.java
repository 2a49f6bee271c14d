package io.github.multiarchmaven.buildx;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.multiarchmaven.engine.EngineEndpoint;
import io.github.multiarchmaven.process.Surroundings;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BuildxEnvironmentTest {

    private static Map<String, String> of(Map<String, String> variables) {
        return BuildxEnvironment.of(
                new Surroundings(variables, Path.of("home"), "Linux"),
                EngineEndpoint.of("unix:///run/chosen.sock", "a test"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "BUILDX_BUILDER",
                "BUILDX_NO_DEFAULT_LOAD",
                "BUILDX_NO_DEFAULT_ATTESTATIONS",
                "BUILDX_GIT_INFO",
                "BUILDX_EXPERIMENTAL",
                "Buildx_Builder",
                "BUILDKIT_PROGRESS",
                "BUILDKIT_COLORS",
                "BUILDKIT_MULTI_PLATFORM",
                "buildkit_host",
                "EXPERIMENTAL_BUILDKIT_SOURCE_POLICY",
                "DOCKER_DEFAULT_PLATFORM",
                "docker_default_platform",
                "DOCKER_CONTEXT",
                "DOCKER_BUILDKIT",
                "SOURCE_DATE_EPOCH",
            })
    void whatWouldChangeTheOutcomeDoesNotReachBuildx(String name) {
        assertThat(of(Map.of(name, "1", "PATH", "/bin")))
                .doesNotContainKey(name)
                .containsEntry("PATH", "/bin");
    }

    @Test
    void buildArgumentsAreNotWrittenIntoTheMetadata() {
        assertThat(of(Map.of("BUILDX_METADATA_PROVENANCE", "max")))
                .containsEntry("BUILDX_METADATA_PROVENANCE", "disabled");
    }

    @Test
    void theEngineIsTheOneThatWasResolved() {
        assertThat(of(Map.of("DOCKER_HOST", "tcp://other:2375", "DOCKER_CONTEXT", "another")))
                .containsEntry("DOCKER_HOST", "unix:///run/chosen.sock")
                .doesNotContainValue("tcp://other:2375");
        assertThat(of(Map.of("Docker_Host", "tcp://other:2375"))).doesNotContainKey("Docker_Host");
    }

    @Test
    void theUsersStoreCredentialsAndProxiesStay() {
        Map<String, String> kept = Map.of(
                "BUILDX_CONFIG", "/store",
                "DOCKER_CONFIG", "/config",
                "HTTPS_PROXY", "http://proxy:3128",
                "HOME", "/home/me",
                "BUILD_NUMBER", "7");
        assertThat(of(kept)).containsAllEntriesOf(kept).hasSize(kept.size() + 3);
    }

    @Test
    void noVariableIsPrinted() {
        assertThat(new Surroundings(Map.of("TOKEN", "pl3ase-hide-me"), Path.of("home"), "Linux").toString())
                .doesNotContain("pl3ase-hide-me");
    }
}
