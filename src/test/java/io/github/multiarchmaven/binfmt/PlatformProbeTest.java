package io.github.multiarchmaven.binfmt;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.multiarchmaven.engine.ContainerOutcome;
import io.github.multiarchmaven.engine.ContainerOutput;
import io.github.multiarchmaven.model.ImageReference;
import io.github.multiarchmaven.model.Platform;
import org.junit.jupiter.api.Test;

class PlatformProbeTest {

    private static final Platform ARM64 = Platform.of("linux/arm64");

    @Test
    void theDistinctiveExitCodeMeansThatItRan() {
        assertThat(probe(ProbeProgram.SUCCESS, "")).isEqualTo(new ProbeOutcome.Runs());
    }

    @Test
    void anotherExitCodeMeansThatItDidNot() {
        assertThat(probe(0, "")).isEqualTo(new ProbeOutcome.DoesNotRun("exit code 0"));
    }

    @Test
    void aShellThatReadsTheProgramIsAnExecFormatError() {
        assertThat(probe(127, "/multiarch-probe: line 1: \u007fELF\u0002: not found"))
                .isEqualTo(new ProbeOutcome.DoesNotRun("exec /multiarch-probe: exec format error"));
    }

    @Test
    void whatCannotBePrintedIsLeftOut() {
        assertThat(probe(1, "b\u0000a\u0007d\uFFFD")).isEqualTo(new ProbeOutcome.DoesNotRun("exit code 1, bad"));
    }

    private static ProbeOutcome probe(int exitCode, String errors) {
        ContainerOutcome outcome = new ContainerOutcome.Exited(exitCode, new ContainerOutput("", errors));
        return new PlatformProbe(run -> outcome, ImageReference.of("any:1")).probe(ARM64);
    }
}
