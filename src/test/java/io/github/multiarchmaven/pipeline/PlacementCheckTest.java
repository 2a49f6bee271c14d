package io.github.multiarchmaven.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.multiarchmaven.buildx.BuildMetadata;
import io.github.multiarchmaven.model.Placement;
import io.github.multiarchmaven.model.Platform;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class PlacementCheckTest {

    private static final Platform ARM64 = Platform.of("linux/arm64");
    private static final Optional<Placement> PROMISED =
            Optional.of(new Placement("b-2", "ssh://arm", ARM64, Placement.Reason.CONFIGURED));

    private static Optional<String> warning(Optional<Placement> promised, String... built) {
        return PlacementCheck.warning(
                List.of(ARM64, Platform.of("linux/arm/v7")),
                promised,
                new BuildMetadata(
                        Optional.empty(),
                        Optional.empty(),
                        List.of(built).stream().findFirst()));
    }

    @Test
    void anotherNodeThanWasToldIsTold() {
        assertThat(warning(PROMISED, "b-1"))
                .hasValueSatisfying(said -> assertThat(said)
                        .startsWith(
                                "linux/arm64, linux/arm/v7 was built on the node b-1, and not on b-2 at ssh://arm"));
    }

    @Test
    void whatIsAsPromisedOrNotKnownIsNoNews() {
        assertThat(warning(PROMISED, "b-2")).isEmpty();
        assertThat(warning(PROMISED)).isEmpty();
        assertThat(warning(Optional.empty(), "b-1")).isEmpty();
    }
}
