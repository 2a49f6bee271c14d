package io.github.multiarchmaven.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.multiarchmaven.buildx.progress.BuildCall.OwnNetwork;
import io.github.multiarchmaven.model.ImageReference;
import io.github.multiarchmaven.model.Output;
import io.github.multiarchmaven.narration.Problem;
import io.github.multiarchmaven.narration.ProblemCode;
import io.github.multiarchmaven.narration.ProblemException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LoopbackOutputsTest {

    private static final OwnNetwork NETWORK = new OwnNetwork(Optional.of("172.17.0.1"));

    private static Output pushed(String... names) {
        return new Output.Registry(
                List.of(names).stream().map(ImageReference::of).toList());
    }

    @ParameterizedTest
    @CsvSource({
        "localhost:5000/a, localhost:5000, 172.17.0.1:5000",
        "127.0.0.1:5000/a, 127.0.0.1:5000, 172.17.0.1:5000",
        "[::1]:5000/a, [::1]:5000, 172.17.0.1:5000",
        "localhost/a, localhost, '172.17.0.1,'",
    })
    void aRegistryInTheBuildersContainerIsRefused(String image, String registry, String instead) {
        ProblemException thrown = catchThrowableOfType(
                ProblemException.class,
                () -> LoopbackOutputs.refuse(List.of(pushed(image + ":1", image + ":2")), NETWORK));
        assertThat(thrown.problems()).singleElement().satisfies(problem -> {
            assertThat(problem.code()).isEqualTo(ProblemCode.OUTPUT_INVALID);
            assertThat(problem.what()).endsWith(" " + registry);
            assertThat(problem.next()).contains("name the registry " + instead, "NO_PROXY");
        });
    }

    @Test
    void whereNobodyKnowsTheAddressThatIsSaid() {
        assertThat(catchThrowableOfType(
                                ProblemException.class,
                                () -> LoopbackOutputs.refuse(
                                        List.of(pushed("localhost:1/a")), new OwnNetwork(Optional.empty())))
                        .problems())
                .extracting(Problem::next)
                .singleElement()
                .asString()
                .contains("by the machine's own name:1");
    }

    @ParameterizedTest
    @CsvSource({"host, true", "container:squid, true", "bridge, false", "hosts, false"})
    void localhostIsTheBuildersAloneUnlessItsNetworkIsAnothers(String network, boolean shared) {
        assertThat(BuilderNetwork.isShared(Map.of("network", network))).isEqualTo(shared);
        assertThat(BuilderNetwork.isShared(Map.of())).isFalse();
    }

    @Test
    void othersAreNot() {
        assertThatCode(() -> LoopbackOutputs.refuse(
                        List.of(pushed("registry.example.com:5000/localhost"), new Output.Oci()), NETWORK))
                .doesNotThrowAnyException();
    }
}
