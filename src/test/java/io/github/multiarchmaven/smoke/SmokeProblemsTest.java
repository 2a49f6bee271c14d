package io.github.multiarchmaven.smoke;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.multiarchmaven.buildx.progress.SecretMask;
import io.github.multiarchmaven.content.Binary;
import io.github.multiarchmaven.content.Code;
import io.github.multiarchmaven.content.Elf;
import io.github.multiarchmaven.content.Programs;
import io.github.multiarchmaven.model.Digest;
import io.github.multiarchmaven.model.Platform;
import io.github.multiarchmaven.model.SmokeRun;
import io.github.multiarchmaven.narration.Problem;
import io.github.multiarchmaven.narration.ProblemCode;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class SmokeProblemsTest {

    private final Hearing heard = new Hearing();
    private Programs programs = new Programs(List.of(), List.of());
    private Emulation emulation = Emulation.SURE;
    private Launch.Depth depth = Launch.Depth.WHOLE;

    private Problem of(Outcome outcome) {
        Subject subject = new Subject(
                "acme/app:1",
                Platform.of("linux/arm64"),
                "oci-layout:///x",
                new Launch.Run(Optional.of("/app"), List.of("app", "--token", "quite secret"), depth, programs));
        return new SmokeProblems(
                        subject,
                        new Site("mine", Platform.of("linux/amd64"), "acme/binfmt:1"),
                        SecretMask.of(List.of("quite secret")),
                        heard,
                        emulation)
                .of(outcome)
                .orElseThrow();
    }

    @Test
    void aProblemNamesImagePlatformAndProgram() {
        assertThat(of(new Outcome.WrongExit(3, 0)).what())
                .isEqualTo("the image acme/app:1 for linux/arm64: app --token '***' ended with exit code 3");
    }

    @Test
    void theLastLinesAreShownWithoutGivenValues() {
        for (int i = 0; i < 30; i++) {
            heard.line("line " + i);
        }
        heard.line("");
        heard.line("the token is quite secret");

        List<String> evidence = of(new Outcome.Killed(9)).evidence();
        assertThat(evidence).hasSize(20).startsWith("line 11").endsWith("the token is ***");
        assertThat(of(new Outcome.Killed(9)).next()).startsWith("see its last lines");
    }

    @Test
    void aProgramMayHaveWrittenNothing() {
        assertThat(of(new Outcome.WrongExit(1, 0)).next()).isEqualTo("it wrote nothing");
    }

    @Test
    void whatTheImageLacksIsShown() {
        programs =
                new Programs(List.of(), List.of("/app is started by the loader /lib/x, which the image does not have"));

        Problem problem = of(new Outcome.NotExecuted(2));

        assertThat(problem.code()).isEqualTo(ProblemCode.SMOKE_NOT_STARTED);
        assertThat(problem.evidence()).containsExactlyElementsOf(programs.doubts());
    }

    @Test
    void aProgramThatFitsAndIsNotExecutedHasLostItsHandler() {
        assertThat(of(new Outcome.NotExecuted(8)).why()).contains("no program for this platform");

        programs = new Programs(
                List.of(new Binary(
                        "/app",
                        new Elf(new Code(183, 64, false, 0), Elf.Use.RUN, Optional.empty(), Optional.empty()),
                        Digest.ofContent("x".getBytes(StandardCharsets.UTF_8)),
                        List.of())),
                List.of());
        assertThat(of(new Outcome.NotExecuted(8)).why()).contains("no handler for it any more");

        emulation = Emulation.NONE;
        assertThat(of(new Outcome.NotExecuted(8)).why()).contains("no program for this platform");
    }

    @Test
    void emulationIsBlamedOnlyWhereItIsThere() {
        assertThat(timedOut().next()).startsWith("an emulated program takes");
        assertThat(of(new Outcome.EmulatorCrashed("it died of signal 11")).next())
                .contains("another <binfmt><image> (now acme/binfmt:1)", "<builder><name>");

        emulation = Emulation.NONE;
        assertThat(timedOut().next()).startsWith("give it more time");
        assertThat(of(new Outcome.Killed(11)).why()).contains("on the processor itself");

        emulation = Emulation.PERHAPS;
        assertThat(of(new Outcome.Killed(11)).why()).contains("QEMU says nothing");
    }

    private Problem timedOut() {
        return of(new Outcome.TimedOut(Duration.ofSeconds(9), Optional.empty()));
    }

    @Test
    void whatIsAwaitedInVainIsNamedWithWhatIsLost() {
        Outcome outcome = new Outcome.TimedOut(Duration.ofSeconds(9), Optional.of(new SmokeRun.Text("listening")));
        assertThat(of(outcome).why())
                .isEqualTo("\"listening\" occurs in no line of what it wrote until then, and it was ended");

        heard.line("[output clipped, log limit 2MiB reached]");
        assertThat(of(outcome).why()).contains("\"listening\"", "more than BuildKit passes on");
        assertThat(of(new Outcome.NotStartedUp(0, new SmokeRun.Text("listening")))
                        .why())
                .contains("more than BuildKit passes on");
    }

    @Test
    void aTextMayBeBehindTheCutOfALine() {
        heard.line("oh [cut after 2000 bytes]");

        assertThat(of(new Outcome.TextClipped(List.of(new SmokeRun.Text("listening"))))
                        .why())
                .contains("a line of more than 2000 bytes")
                .doesNotContain("BuildKit");
    }

    @Test
    void aSignalMayBeAmongWhatIsLost() {
        assertThat(of(new Outcome.WrongExit(137, 0)).what()).endsWith("ended with exit code 137");

        heard.line("[output clipped, log limit 2MiB reached]");
        assertThat(of(new Outcome.WrongExit(137, 0)).what()).contains("exit code 137, as after signal 9 (SIGKILL");
        assertThat(of(new Outcome.WrongExit(137, 0)).why()).doesNotContain("by itself");
        assertThat(of(new Outcome.WrongExit(1, 0)).why()).contains("by itself");
    }

    @Test
    void anExpressionThatCannotBeLookedForIsASetting() {
        Problem problem = of(new Outcome.NotSearchable(new SmokeRun.Matching(Pattern.compile("a(.|\\n)*b"))));

        assertThat(problem.code()).isEqualTo(ProblemCode.SETTING_INVALID);
        assertThat(problem.what()).contains("anything like a(.|\\n)*b");
        assertThat(problem.next()).contains("(?s).*");
    }
}
