package io.github.multiarchmaven.buildx;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.multiarchmaven.process.Argument;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BuildArgumentsTest {

    private static final String SECRET = "pl3ase-hide-me";

    @Test
    void aValueGoesThroughTheEnvironmentWhereOnlyTheUserReadsIt() {
        BuildArguments arguments = BuildArguments.of(Map.of("TOKEN", SECRET), name -> false);
        assertThat(arguments.options()).extracting(Argument::value).containsExactly("--build-arg", "TOKEN");
        assertThat(arguments.environment()).isEqualTo(Map.of("TOKEN", SECRET));
        assertThat(arguments.toString()).doesNotContain(SECRET);
    }

    @Test
    void aNameThatTheEnvironmentHasKeepsItsValueThere() {
        BuildArguments arguments = BuildArguments.of(Map.of("TOKEN", SECRET), "TOKEN"::equals);
        assertThat(arguments.options()).extracting(Argument::value).containsExactly("--build-arg", "TOKEN=" + SECRET);
        assertThat(arguments.options()).extracting(Argument::shown).containsExactly("--build-arg", "TOKEN=***");
        assertThat(arguments.environment()).isEmpty();
        assertThat(arguments.toString()).doesNotContain(SECRET);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "PATH",
                "Path",
                "HOME",
                "HTTP_PROXY",
                "https_proxy",
                "no_proxy",
                "BUILDX_BUILDER",
                "BUILDKIT_INLINE_CACHE",
                "DOCKER_HOST",
                "docker_config",
                "DOCKER_CLI_HINTS",
                "GODEBUG",
                "LD_PRELOAD",
                "SSL_CERT_FILE",
                "SOURCE_DATE_EPOCH",
                "LC_ALL",
                "OTEL_EXPORTER_OTLP_ENDPOINT",
                "xdg_runtime_dir",
                "TMPDIR",
                "pathext",
            })
    void aNameThatMeansSomethingToTheProgramStaysOutOfItsEnvironment(String name) {
        assertThat(BuildArguments.of(Map.of(name, SECRET), any -> false).environment())
                .isEmpty();
    }
}
