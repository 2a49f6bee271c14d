package io.github.multiarchmaven.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;

class TerminalTest {

    @Test
    void understandsWhatOrdinaryTerminalsUnderstand() {
        assertThat(understands("Linux", Map.of("TERM", "xterm-256color"))).isTrue();
        assertThat(understands("Windows 11", Map.of("WT_SESSION", "1"))).isTrue();
    }

    @Test
    void isNoneInAJobNorWhereNothingIsKnownOfIt() {
        assertThat(understands("Linux", Map.of("TERM", "xterm", "CI", "true"))).isFalse();
        assertThat(understands("Linux", Map.of("TERM", "dumb"))).isFalse();
        assertThat(understands("Linux", Map.of())).isFalse();
        assertThat(understands("Windows 10", Map.of("TERM", "xterm"))).isFalse();
    }

    @Test
    void isNoneForThoseWhoWantNoControlSequences() {
        assertThat(understands("Linux", Map.of("TERM", "xterm", "NO_COLOR", "1")))
                .isFalse();
        assertThat(understands("Windows 11", Map.of("WT_SESSION", "1", "NO_COLOR", "1")))
                .isFalse();
        assertThat(understands("Linux", Map.of("TERM", "xterm", "NO_COLOR", "")))
                .isTrue();
    }

    private static boolean understands(String system, Map<String, String> variables) {
        return Terminal.understands(new Surroundings(variables, Path.of("/home/me"), system));
    }
}
