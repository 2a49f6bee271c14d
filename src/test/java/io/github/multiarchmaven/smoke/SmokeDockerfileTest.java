package io.github.multiarchmaven.smoke;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.multiarchmaven.model.SmokeRun;
import io.github.multiarchmaven.model.SmokeRun.Network;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class SmokeDockerfileTest {

    private static final Way WITH_INIT = Way.first(Optional.of("/bin/app"));

    private static SmokeRun run(Map<String, String> environment, Network network) {
        return new SmokeRun(
                new SmokeRun.Startable(), environment, network, Duration.ofSeconds(9), new SmokeRun.Ends(0, List.of()));
    }

    private static List<String> lines(SmokeRun run, Way way, String... words) {
        return SmokeDockerfile.of(run, way, List.of(words))
                .lines()
                .filter(line -> !line.equals("#"))
                .toList();
    }

    @Test
    void theInitIsThatOfTheBuilderAndTheRestIsTheImages() {
        assertThat(lines(run(Map.of(), Network.NONE), WITH_INIT, "app", "--version"))
                .containsExactly(
                        "FROM --platform=$BUILDPLATFORM scratch AS multiarch-init",
                        "ARG BUILDARCH",
                        "COPY init-$BUILDARCH /init",
                        "FROM multiarch-image",
                        "RUN --network=none --mount=type=bind,from=multiarch-init,target=/.multiarch"
                                + " [\"/.multiarch/init\",\"/bin/app\",\"app\",\"--version\"]");
    }

    @Test
    void withoutInitTheProgramIsTheFirstProcess() {
        assertThat(lines(
                        run(Map.of(), Network.DEFAULT),
                        new Way(Watch.Start.WITH_STEP, Optional.of("/bin/app"), Optional.of("4711:0")),
                        "app",
                        "x"))
                .containsExactly("FROM multiarch-image", "USER 4711:0", "RUN --network=default [\"/bin/app\",\"x\"]");
    }

    @Test
    void nothingInAWordMeansAnything() {
        assertThat(lines(run(Map.of(), Network.NONE), Way.first(Optional.empty()), "a\"b\\", "$x\n<<E'ü"))
                .last()
                .isEqualTo(
                        "RUN --network=none [\"a\\u0022b\\u005c\",\"\\u0024x\\u000a\\u003c\\u003cE\\u0027\\u00fc\"]");
    }

    @Test
    void nothingInAValueMeansAnything() {
        assertThat(lines(run(Map.of("A", "$HOME \"x\" \\ 'y' #z"), Network.NONE), WITH_INIT, "app"))
                .contains("ENV A=\"\\$HOME \\\"x\\\" \\\\ 'y' #z\"");
    }

    @Test
    void valuesAreFarFromTheStepThatMayFail() {
        List<String> all = SmokeDockerfile.of(run(Map.of("A", "secret"), Network.NONE), WITH_INIT, List.of("app"))
                .lines()
                .toList();

        assertThat(all.size() - all.indexOf("ENV A=\"secret\"")).isGreaterThan(10);
    }
}
