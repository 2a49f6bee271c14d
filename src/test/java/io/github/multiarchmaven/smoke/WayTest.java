package io.github.multiarchmaven.smoke;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WayTest {

    private static final Way FIRST = Way.first(Optional.of("/bin/app"));

    @ParameterizedTest
    @ValueSource(
            strings = {
                "failed to calculate checksum of ref abc::xyz: \"/init-riscv64\": not found",
                "exec /.multiarch/init: exec format error",
                "/.multiarch/init: Invalid ELF image for this architecture",
            })
    void anInitThatDoesNotStartIsLeftOut(String said) {
        assertThat(FIRST.better(said))
                .contains(new Way(Watch.Start.WITH_STEP, Optional.of("/bin/app"), Optional.empty()));
        assertThat(FIRST.better(said).orElseThrow().better(said)).isEmpty();
    }

    @Test
    void aNumberIsAUserInGroupZeroWhereTheImageKnowsNoUsers() {
        String said = "unable to find user 4711: invalid argument";

        assertThat(FIRST.better(said))
                .contains(new Way(Watch.Start.WITH_INIT, Optional.of("/bin/app"), Optional.of("4711:0")));
        assertThat(FIRST.better(said).orElseThrow().better(said)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "unable to find user nobody: no matching entries in passwd file",
                "exit code: 1",
                "file not found"
            })
    void whatTheImageIsToBlameForIsNotTriedAgain(String said) {
        assertThat(FIRST.better(said)).isEmpty();
    }
}
