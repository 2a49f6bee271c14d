package io.github.multiarchmaven.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.multiarchmaven.model.SmokeRun;
import io.github.multiarchmaven.narration.Problem;
import io.github.multiarchmaven.narration.ProblemCode;
import io.github.multiarchmaven.narration.ProblemException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class SmokeReaderTest {

    private Optional<List<String>> command = Optional.empty();
    private Optional<List<String>> arguments = Optional.empty();
    private Optional<Integer> exitCode = Optional.empty();
    private Optional<String> output = Optional.empty();
    private Optional<String> outputPattern = Optional.empty();
    private Optional<String> startup = Optional.empty();
    private Optional<String> startupPattern = Optional.empty();
    private Optional<String> timeout = Optional.empty();
    private Map<String, String> environment = Map.of();
    private Optional<String> network = Optional.empty();

    private SmokeRun read() {
        return SmokeReader.read(
                        new RawSmoke(
                                command,
                                arguments,
                                exitCode,
                                output,
                                outputPattern,
                                startup,
                                startupPattern,
                                timeout,
                                environment,
                                network),
                        new RawConfiguration.RawBuilder(Optional.empty(), Optional.empty(), Map.of()),
                        new RawConfiguration.RawBinfmt(Optional.empty(), Optional.empty()))
                .run();
    }

    private List<String> refused() {
        List<String> told = new ArrayList<>();
        assertThatThrownBy(this::read).isInstanceOfSatisfying(ProblemException.class, e -> {
            assertThat(e.problems()).extracting(Problem::code).containsOnly(ProblemCode.SETTING_INVALID);
            e.problems().forEach(problem -> told.add(problem.what()));
        });
        return told;
    }

    @Test
    void withoutAnythingTheImagesOwnProgramHasToBeStartable() {
        assertThat(read())
                .isEqualTo(new SmokeRun(
                        new SmokeRun.Startable(),
                        Map.of(),
                        SmokeRun.Network.NONE,
                        Duration.ofMinutes(2),
                        new SmokeRun.Ends(0, List.of())));
    }

    @Test
    void aCommand() {
        command = Optional.of(List.of("java", "-version"));
        exitCode = Optional.of(3);
        output = Optional.of("  Java 17 ");
        timeout = Optional.of("90");
        network = Optional.of("Default");

        assertThat(read())
                .isEqualTo(new SmokeRun(
                        new SmokeRun.Command(List.of("java", "-version")),
                        Map.of(),
                        SmokeRun.Network.DEFAULT,
                        Duration.ofSeconds(90),
                        new SmokeRun.Ends(3, List.of(new SmokeRun.Text("Java 17")))));
    }

    @Test
    void whoAsksForAnOutcomeHasTheImagesOwnProgramRunWhole() {
        outputPattern = Optional.of("^v[0-9]+$");

        assertThat(read().program()).isEqualTo(new SmokeRun.Own(Optional.empty()));
        assertThat(((SmokeRun.Ends) read().expected()).texts().get(0).occursIn("first\nv17\nlast"))
                .isTrue();
        assertThat(((SmokeRun.Ends) read().expected()).texts().get(0).occursIn("xv17"))
                .isFalse();
    }

    @Test
    void aServer() {
        arguments = Optional.of(List.of("--port", "8080"));
        startupPattern = Optional.of("Started .* in [0-9.]+ s");

        assertThat(read().program()).isEqualTo(new SmokeRun.Own(Optional.of(List.of("--port", "8080"))));
        assertThat(read().expected())
                .isInstanceOfSatisfying(
                        SmokeRun.StartsUp.class,
                        up -> assertThat(up.line().occursIn("12:00 Started App in 2.1 s"))
                                .isTrue());
    }

    @Test
    void theValuesOfVariablesAreNotPrinted() {
        environment = Map.of("PASSWORD", "quite secret");

        assertThat(read().environment()).containsEntry("PASSWORD", "quite secret");
        assertThat(read()).asString().contains("PASSWORD").doesNotContain("quite secret");
    }

    @Test
    void allThatIsWrongIsSaidAtOnce() {
        command = Optional.of(List.of(" "));
        arguments = Optional.of(List.of("a\0b"));
        exitCode = Optional.of(256);
        output = Optional.of(" ");
        outputPattern = Optional.of("(");
        startup = Optional.of("up");
        startupPattern = Optional.of("up");
        timeout = Optional.of("soon");
        environment = Map.of("1A", "x", "KEY", "one\ntwo");
        network = Optional.of("bridge");

        assertThat(refused())
                .containsExactlyInAnyOrder(
                        "<smoke> has both <command> and <entrypointArgs>",
                        "<smoke><command> names no program",
                        "<smoke><exitCode> is 256",
                        "<smoke><output> is empty",
                        "<smoke><outputPattern> is no regular expression",
                        "<smoke> has both <startup> and <startupPattern>",
                        "<smoke> has <startup> besides <exitCode> or <output>",
                        "<smoke><timeout> is \"soon\"",
                        "<smoke><environment> holds \"1A\", which is no name of a variable",
                        "the value of KEY in <smoke><environment> has several lines",
                        "<smoke><network> is \"bridge\"");
    }

    @Test
    void aWordWithoutAnEnd() {
        arguments = Optional.of(List.of("a\0b"));

        assertThat(refused()).containsExactly("<smoke><entrypointArgs> holds a word with a NUL character");
    }

    @Test
    void aCommandOfNoWords() {
        command = Optional.of(List.of());

        assertThat(refused()).containsExactly("<smoke><command> names no program");
    }
}
