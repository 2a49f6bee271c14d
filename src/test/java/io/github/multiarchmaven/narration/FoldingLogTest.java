package io.github.multiarchmaven.narration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class FoldingLogTest {

    private final List<String> lines = new ArrayList<>();

    private FoldingLog log(LogFolding folding) {
        Clock clock = Clock.fixed(Instant.ofEpochSecond(1700000000), ZoneOffset.UTC);
        return new FoldingLog(new Shown(), lines::add, folding, clock);
    }

    @Test
    void githubTakesAGroupBehindMavensPrefix() {
        String said = log(LogFolding.GITHUB).group("Building app", () -> {
            lines.add("a step");
            return "done";
        });

        assertThat(said).isEqualTo("done");
        assertThat(lines).containsExactly("##[group]Building app", "a step", "##[endgroup]");
    }

    @Test
    void gitlabHasSectionsWithNamesOfTheirOwn() {
        FoldingLog log = log(LogFolding.GITLAB);
        log.group("Building app", () -> true);
        log.group("Building b", () -> true);

        assertThat(lines)
                .containsExactly(
                        "section_start:1700000000:multiarch_1700000000000_1[collapsed=true]\r\u001b[0KBuilding app",
                        "section_end:1700000000:multiarch_1700000000000_1\r\u001b[0K",
                        "section_start:1700000000:multiarch_1700000000000_2[collapsed=true]\r\u001b[0KBuilding b",
                        "section_end:1700000000:multiarch_1700000000000_2\r\u001b[0K");
    }

    @Test
    void aGroupEndsWhateverHappens() {
        assertThatThrownBy(() -> log(LogFolding.GITHUB).group("Building app", () -> {
                    throw new IllegalStateException("no");
                }))
                .hasMessage("no");

        assertThat(lines).endsWith("##[endgroup]");
    }

    @Test
    void aTitleGivesNoCommands() {
        log(LogFolding.GITHUB).group("##[set-output name=x]y", () -> true);

        assertThat(lines.get(0)).isEqualTo("##[group]##?[set-output name=x]y");
    }

    @Test
    void whatIsSaidGoesOn() {
        FoldingLog log = log(LogFolding.GITHUB);
        log.info("i");
        log.warn("w");
        log.debug("d");

        assertThat(lines).containsExactly("i", "w", "d");
    }

    @Test
    void theEnvironmentOfAJobSaysWhichItIs() {
        assertThat(inEnvironment(Map.of("GITHUB_ACTIONS", "true"))).contains(LogFolding.GITHUB);
        assertThat(inEnvironment(Map.of("GITLAB_CI", "true"))).contains(LogFolding.GITLAB);
        assertThat(inEnvironment(Map.of("GITLAB_CI", "false", "CI", "true"))).isEmpty();
    }

    private static Optional<LogFolding> inEnvironment(Map<String, String> variables) {
        return LogFolding.of(Optional.empty(), name -> Optional.ofNullable(variables.get(name)));
    }

    @Test
    void whatTheUserChoosesGoesBeforeIt() {
        assertThat(LogFolding.of(Optional.of("none"), name -> Optional.of("true")))
                .isEmpty();
        assertThat(LogFolding.of(Optional.of("GitLab"), name -> Optional.empty()))
                .contains(LogFolding.GITLAB);
        assertThat(LogFolding.of(Optional.of("github"), name -> Optional.empty()))
                .contains(LogFolding.GITHUB);
        assertThatThrownBy(() -> LogFolding.of(Optional.of("jenkins"), name -> Optional.empty()))
                .isInstanceOf(ProblemException.class)
                .hasMessageContaining("one of github, gitlab, none");
    }

    private final class Shown implements BuildLog {

        @Override
        public void info(String line) {
            lines.add(line);
        }

        @Override
        public void warn(String line) {
            lines.add(line);
        }

        @Override
        public void debug(String line) {
            lines.add(line);
        }
    }
}
