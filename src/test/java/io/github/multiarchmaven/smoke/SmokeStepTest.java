package io.github.multiarchmaven.smoke;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.multiarchmaven.buildx.ScriptedProcesses;
import io.github.multiarchmaven.buildx.StepRun;
import io.github.multiarchmaven.content.Programs;
import io.github.multiarchmaven.model.Platform;
import io.github.multiarchmaven.model.SmokeRun;
import io.github.multiarchmaven.narration.BuildLog;
import io.github.multiarchmaven.process.Command;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SmokeStepTest {

    private static final String VALUE = "quite secret";

    private final List<String> said = new ArrayList<>();
    private final List<String> seen = new ArrayList<>();

    @TempDir
    private Path folder;

    @Test
    @DisabledOnOs(OS.WINDOWS) // there a folder of the user's is the user's alone
    void valuesOfVariablesStandOnlyWhereNobodyElseReads() {
        ScriptedProcesses processes = new ScriptedProcesses().answer(this::look);
        SmokeRun run = new SmokeRun(
                new SmokeRun.Command(List.of("app", VALUE)),
                Map.of("TOKEN", VALUE),
                SmokeRun.Network.NONE,
                Duration.ofMinutes(1),
                new SmokeRun.Ends(0, List.of()));
        Subject subject = new Subject(
                "acme/app:1",
                Platform.of("linux/arm64"),
                "oci-layout:///layout@sha256:abc",
                new Launch.Run(
                        Optional.of("/app"),
                        List.of("app", VALUE),
                        Launch.Depth.WHOLE,
                        new Programs(List.of(), List.of())));

        Verdict verdict = new SmokeStep(
                        new StepRun(processes.buildx(), new Lines()),
                        new Site("mine", Platform.of("linux/amd64"), "binfmt"),
                        run)
                .run(subject, folder);

        assertThat(seen).containsExactly("rwx------", "ENV TOKEN=\"" + VALUE + "\"");
        assertThat(processes.last().arguments().toString()).doesNotContain(VALUE);
        assertThat(verdict.what()).isEqualTo("app '***'");
        assertThat(said).noneMatch(line -> line.contains(VALUE));
    }

    @ParameterizedTest
    @ValueSource(strings = {"plain", "a$b", "p$w\"x", "p\\w$x"})
    void aValueIsMaskedAsItIsAndAsTheBuilderGetsIt(String value) {
        SmokeRun run = new SmokeRun(
                new SmokeRun.Startable(),
                Map.of("TOKEN", "1234" + value),
                SmokeRun.Network.NONE,
                Duration.ofMinutes(1),
                new SmokeRun.Ends(0, List.of()));
        String line = SmokeDockerfile.of(run, Way.first(Optional.empty()), List.of("app"))
                .lines()
                .filter(each -> each.startsWith("ENV"))
                .findFirst()
                .orElseThrow();

        assertThat(SmokeStep.maskOf(run).apply(line)).isEqualTo("ENV TOKEN=\"***\"");
        assertThat(SmokeStep.maskOf(run).apply("app 1234" + value)).isEqualTo("app ***");
    }

    private void look(Command command) {
        Path context =
                Path.of(command.arguments().get(command.arguments().size() - 1).value());
        try {
            seen.add(PosixFilePermissions.toString(Files.getPosixFilePermissions(context)));
            Files.readAllLines(context.resolve("Dockerfile")).stream()
                    .filter(line -> line.contains("TOKEN"))
                    .forEach(seen::add);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private final class Lines implements BuildLog {

        @Override
        public void info(String line) {
            said.add(line);
        }

        @Override
        public void warn(String line) {
            said.add(line);
        }

        @Override
        public void debug(String line) {
            said.add(line);
        }
    }
}
