package io.github.multiarchmaven.environment;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.multiarchmaven.buildx.BuilderState;
import io.github.multiarchmaven.buildx.ManagedBuilder;
import io.github.multiarchmaven.engine.FoundContainer;
import io.github.multiarchmaven.model.BuildkitdConfig;
import io.github.multiarchmaven.model.Difference;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class BuilderComparisonTest {

    private static final String SOCKET = "unix:///var/run/docker.sock";
    private static final String IMAGE = "moby/buildkit:buildx-stable-1";

    private ManagedBuilder wanted = new ManagedBuilder(SOCKET, IMAGE, Map.of("network", "host"));
    private String driver = "docker-container";
    private List<String> endpoints = List.of(SOCKET);
    private Map<String, String> options = Map.of("image", IMAGE, "network", "host");
    private Optional<FoundContainer> container = Optional.empty();

    private Optional<BuilderState> record() {
        return Optional.of(new BuilderState(
                wanted.name(),
                driver,
                endpoints.stream()
                        .map(endpoint -> new BuilderState.Node(
                                wanted.name() + "0", endpoint, "running", Optional.empty(), List.of(), options))
                        .toList(),
                List.of()));
    }

    private void container(String image, String... arguments) {
        container = Optional.of(new FoundContainer(
                image, "running", List.of(arguments), List.of(wanted.node().volume())));
    }

    private BuilderLook look(Optional<BuilderState> found) {
        return new BuilderComparison(wanted, found, container).look();
    }

    private List<String> drift() {
        return look(record()) instanceof BuilderLook.Drifted drifted
                ? drifted.differences().stream().map(Difference::toString).toList()
                : List.of();
    }

    private BuilderLook.Foreign foreign(Optional<BuilderState> found) {
        assertThat(look(found)).isInstanceOf(BuilderLook.Foreign.class);
        return (BuilderLook.Foreign) look(found);
    }

    @Test
    void oneThatIsAsWeWouldCreateItStandsTheComparison() {
        assertThat(look(record())).isEqualTo(new BuilderLook.Running("docker-container"));
        container(IMAGE, "--allow-insecure-entitlement=network.host");
        assertThat(look(record())).isEqualTo(new BuilderLook.Running("docker-container"));
        assertThat(look(Optional.empty())).isEqualTo(new BuilderLook.Absent());
    }

    @Test
    void nothingAtAllIsAbsent() {
        assertThat(look(Optional.empty())).isEqualTo(new BuilderLook.Absent());
        assertThat(new BuilderComparison(wanted, Optional.empty(), container).differences())
                .isEmpty();
    }

    @Test
    void anotherOptionAMissingOneAndOneTooManyAreDrift() {
        options = Map.of("image", "elsewhere/buildkit:1", "memory", "1g");
        assertThat(drift())
                .containsExactly(
                        "driver option image: wanted moby/buildkit:buildx-stable-1, found elsewhere/buildkit:1",
                        "driver option memory: wanted none, found 1g",
                        "driver option network: wanted host, found none");
    }

    @Test
    void theValuesOfVariablesAreNotShown() {
        wanted = new ManagedBuilder(SOCKET, IMAGE, Map.of("env.http_proxy", "http://me:pl3ase-hide-me@proxy"));
        options = Map.of("image", IMAGE, "env.http_proxy", "http://pl3ase-hide-me@p", "env.TOKEN", "pl3ase-hide-me");
        assertThat(drift())
                .containsExactly(
                        "driver option env.TOKEN: wanted none, found ***",
                        "driver option env.http_proxy: wanted ***, found ***");
    }

    @Test
    void aProxyWithoutALoginIsNoSecret() {
        wanted = new ManagedBuilder(SOCKET, IMAGE, Map.of("env.http_proxy", "http://proxy:3128"));
        options = Map.of("image", IMAGE, "env.http_proxy", "http://me:pl3ase-hide-me@p", "env.no_proxy", "a,b");
        assertThat(drift())
                .containsExactly(
                        "driver option env.http_proxy: wanted http://proxy:3128, found ***",
                        "driver option env.no_proxy: wanted none, found a,b");
    }

    @Test
    void aContainerOfAnotherImageIsDriftWithAndWithoutARecord() {
        container("elsewhere/buildkit:1");
        assertThat(drift())
                .containsExactly("image of the container: wanted moby/buildkit:buildx-stable-1, found"
                        + " elsewhere/buildkit:1");
        assertThat(look(Optional.empty())).isInstanceOf(BuilderLook.Drifted.class);
    }

    @ParameterizedTest
    @CsvSource({
        "moby/buildkit:v1, docker.io/moby/buildkit:v1@DIGEST",
        "moby/buildkit:v1, moby/buildkit:v1@DIGEST",
        "moby/buildkit, docker.io/moby/buildkit:latest",
        "moby/buildkit:v1@DIGEST, docker.io/moby/buildkit:v1@DIGEST",
        "moby/buildkit@DIGEST, moby/buildkit:v1@DIGEST",
    })
    void theSameImageByALongerNameIsNoDrift(String image, String found) {
        wanted = new ManagedBuilder(SOCKET, full(image), Map.of());
        options = Map.of("image", full(image));
        container(full(found));
        assertThat(drift()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "moby/buildkit:v1, docker.io/moby/buildkit:v2@DIGEST",
        "moby/buildkit:v1, moby/buildkit@DIGEST",
        "moby/buildkit, moby/buildkit@DIGEST",
        "moby/buildkit:v1, mirror.test/moby/buildkit:v1",
        "moby/buildkit:v1@DIGEST, moby/buildkit:v1",
        "moby/buildkit:v1, no Image",
    })
    void anotherTagRegistryOrDigestIsDrift(String image, String found) {
        wanted = new ManagedBuilder(SOCKET, full(image), Map.of());
        options = Map.of("image", full(image));
        container(full(found));
        assertThat(drift()).containsExactly("image of the container: wanted " + full(image) + ", found " + full(found));
    }

    private static String full(String image) {
        return image.replace("DIGEST", "sha256:" + "a".repeat(64));
    }

    @ParameterizedTest
    @CsvSource({"--config, /etc/buildkit/buildkitd.toml", "--config=/etc/buildkit/buildkitd.toml, --debug"})
    void aContainerWithoutTheConfigurationIsDrift(String argument, String next) {
        wanted = new ManagedBuilder(
                SOCKET, IMAGE, Map.of("network", "host"), Optional.of(new BuildkitdConfig("a = \"pl3ase-hide-me\"")));
        container(IMAGE, "--configure");
        assertThat(drift())
                .containsExactly("configuration of BuildKit: wanted <buildkitdConfig> of <builder>, found none");
        container(IMAGE, argument, next);
        assertThat(drift()).isEmpty();
    }

    @Test
    void aConfigurationOfElementsIsNotCalledAnElementThatIsNotThere() {
        wanted = new ManagedBuilder(
                SOCKET, IMAGE, Map.of("network", "host"), Optional.of(BuildkitdConfig.ofElements("[dns]\n", Map.of())));
        container(IMAGE);
        assertThat(drift()).containsExactly("configuration of BuildKit: wanted the settings of <builder>, found none");
    }

    @Test
    void aConfigurationThatNobodyAskedForIsSaidAndNotMended() {
        container(IMAGE, "--config", "/etc/buildkit/buildkitd.toml");
        assertThat(drift()).isEmpty();
        assertThat(new BuilderComparison(wanted, record(), container).remarks())
                .singleElement()
                .asString()
                .startsWith("configuration of BuildKit: wanted none, found one ");
        container(IMAGE);
        assertThat(new BuilderComparison(wanted, record(), container).remarks()).isEmpty();
    }

    @Test
    void aBuilderForOtherSettingsHasItsOwnConfigurationByRight() {
        container(IMAGE, "--config", "/etc/buildkit/buildkitd.toml");
        Optional<BuilderState> other = record();
        wanted = new ManagedBuilder(SOCKET, IMAGE, Map.of("network", "another"), Optional.empty());
        assertThat(new BuilderComparison(wanted, other, container).remarks())
                .containsExactly(new Difference("configuration of BuildKit", "none", "its own"));
    }

    @Test
    void anotherDriverIsSomebodyElses() {
        driver = "remote";
        assertThat(foreign(record()).differences())
                .containsExactly(new Difference("driver", "docker-container", "remote"));
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 2})
    void severalNodesOrNoneAreSomebodyElses(int nodes) {
        endpoints = Stream.generate(() -> SOCKET).limit(nodes).toList();
        assertThat(foreign(record()).differences())
                .containsExactly(new Difference("nodes", "1", String.valueOf(nodes)));
    }

    @Test
    void anotherEndpointIsSomebodyElsesAndItsPasswordIsNotShown() {
        endpoints = List.of("tcp://me:pl3ase-hide-me@host:2375");
        assertThat(foreign(record()).differences())
                .containsExactly(new Difference("endpoint", SOCKET, "tcp://***@host:2375"));
    }

    @Test
    void aContainerWithoutOurCacheIsSomebodyElses() {
        container = Optional.of(new FoundContainer("database:1", "running", List.of(), List.of("data")));
        for (Optional<BuilderState> found : List.of(record(), Optional.<BuilderState>empty())) {
            assertThat(foreign(found).container()).contains("buildx_buildkit_" + wanted.name() + "0");
            assertThat(foreign(found).differences().toString()).contains("one of database:1");
        }
    }
}
