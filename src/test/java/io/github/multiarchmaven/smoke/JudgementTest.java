package io.github.multiarchmaven.smoke;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.multiarchmaven.model.SmokeRun;
import io.github.multiarchmaven.model.SmokeRun.Expected;
import io.github.multiarchmaven.smoke.Ending.Reason;
import io.github.multiarchmaven.smoke.Launch.Depth;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class JudgementTest {

    private static final String ON = "multiarch-init: on amd64";
    private static final SmokeRun.Text HELLO = new SmokeRun.Text("hello");

    private final Hearing heard = new Hearing();
    private Expected expected = new SmokeRun.Ends(0, List.of());
    private Depth depth = Depth.WHOLE;
    private Emulation emulation = Emulation.SURE;

    private Outcome of(Ending ending, String... lines) {
        for (String line : lines) {
            heard.line(line);
        }
        SmokeRun run = new SmokeRun(
                new SmokeRun.Own(Optional.empty()), Map.of(), SmokeRun.Network.NONE, Duration.ofSeconds(9), expected);
        return new Judgement(run, depth, heard, emulation).of(ending);
    }

    private static Ending exit(int code) {
        return new Ending.Failed(
                "process \"/.multiarch/init /app app exit code: 99\" did not complete successfully: exit code: "
                        + code);
    }

    @Test
    void whatEndsAsItShouldPasses() {
        assertThat(of(new Ending.Done(), ON)).isEqualTo(new Outcome.Passed());
        expected = new SmokeRun.Ends(3, List.of());
        assertThat(of(exit(3))).isEqualTo(new Outcome.Passed());
        assertThat(of(new Ending.Done())).isEqualTo(new Outcome.WrongExit(0, 3));
        assertThat(of(exit(33))).isEqualTo(new Outcome.WrongExit(33, 3));
    }

    @Test
    void textsAreLookedForInAllThatWasWritten() {
        SmokeRun.Matching pattern = new SmokeRun.Matching(Pattern.compile("^w.*d$", Pattern.MULTILINE));
        expected = new SmokeRun.Ends(0, List.of(new SmokeRun.Text("hello\nw"), pattern));

        assertThat(of(new Ending.Done(), ON, "hello"))
                .isEqualTo(new Outcome.TextMissing(List.of(new SmokeRun.Text("hello\nw"), pattern)));
        assertThat(of(new Ending.Done(), "world")).isEqualTo(new Outcome.Passed());
    }

    @Test
    void theWordsOfTheInitAreNotThePrograms() {
        expected = new SmokeRun.Ends(0, List.of(new SmokeRun.Text("amd64")));

        assertThat(of(new Ending.Done(), ON)).isInstanceOf(Outcome.TextMissing.class);
    }

    @Test
    void aTextMayHaveBeenClipped() {
        expected = new SmokeRun.Ends(0, List.of(HELLO));

        assertThat(of(new Ending.Done(), ON, "", "[output clipped, log limit 200KiB/s reached]"))
                .isEqualTo(new Outcome.TextClipped(List.of(HELLO)));
        assertThat(of(new Ending.Done(), "hello")).isEqualTo(new Outcome.Passed());
    }

    @Test
    void whatCannotBeExecutedIsNoExitCode() {
        assertThat(of(exit(127), ON, "", "multiarch-init: errno  002")).isEqualTo(new Outcome.NotExecuted(2));
    }

    @Test
    void whatBuildKitRefusesIsPassedOn() {
        assertThat(of(new Ending.Failed(
                        "process \"/x\" did not complete successfully: unable to find user nobody: no")))
                .isEqualTo(new Outcome.Refused("unable to find user nobody: no"));
    }

    @ParameterizedTest
    @ValueSource(ints = {4, 7, 11, 31})
    void aSignalOfProcessorsIsTheEmulatorsWhereThereIsOne(int signal) {
        String said = "multiarch-init: signal 0" + (signal < 10 ? "0" : "") + signal;

        assertThat(of(exit(128 + signal), ON, said)).isInstanceOf(Outcome.EmulatorCrashed.class);
        emulation = Emulation.NONE;
        assertThat(of(exit(128 + signal))).isEqualTo(new Outcome.Killed(signal));
    }

    @ParameterizedTest
    @ValueSource(ints = {6, 9, 15})
    void anotherSignalIsTheProgramsOwn(int signal) {
        String said = String.format(Locale.ROOT, "multiarch-init: signal %03d", signal);

        assertThat(of(exit(128 + signal), ON, said)).isEqualTo(new Outcome.Killed(signal));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "qemu: unhandled CPU exception 0x10 - aborting",
                "qemu-arm: Unsupported syscall: 425",
                "qemu-aarch64-static: ../../accel/tcg/cpu-exec.c:800: Assertion failed",
                "**\nERROR:../../accel/tcg/translate-all.c:3:tb_gen: code should not be reached",
                "Unsupported syscall: 425",
            })
    void qemuSaysItself(String said) {
        assertThat(of(exit(1), (ON + "\n" + said).split("\n", -1))).isInstanceOf(Outcome.EmulatorCrashed.class);
        emulation = Emulation.NONE;
        assertThat(of(exit(1))).isEqualTo(new Outcome.WrongExit(1, 0));
    }

    @Test
    void aProgramThatAShellSawDieCounts() {
        assertThat(of(exit(139), ON, "qemu: uncaught target signal 11 (Segmentation fault) - core dumped"))
                .isInstanceOf(Outcome.EmulatorCrashed.class);
        assertThat(of(exit(1))).isEqualTo(new Outcome.WrongExit(1, 0));
        assertThat(of(new Ending.Done())).isEqualTo(new Outcome.Passed());
    }

    @Test
    void withoutInitItMayHang() {
        String last = "qemu: uncaught target signal 11 (Segmentation fault) - core dumped";

        assertThat(of(new Ending.Stopped(Reason.HUNG), last)).isInstanceOf(Outcome.EmulatorCrashed.class);
        assertThat(of(new Ending.Stopped(Reason.TIME_OVER))).isInstanceOf(Outcome.EmulatorCrashed.class);
    }

    @Test
    void aBriefRunThatHangsIsNoRun() {
        depth = Depth.STARTED;
        assertThat(of(new Ending.Stopped(Reason.ENOUGH), "up")).isEqualTo(new Outcome.Passed());
        assertThat(of(new Ending.Stopped(Reason.ENOUGH), "qemu: uncaught target signal 6 (Aborted) - core dumped"))
                .isEqualTo(new Outcome.Killed(6));
    }

    @Test
    void timeIsOver() {
        assertThat(of(new Ending.Stopped(Reason.TIME_OVER), ON, "still here"))
                .isEqualTo(new Outcome.TimedOut(Duration.ofSeconds(9), Optional.empty()));
        expected = new SmokeRun.StartsUp(HELLO);
        assertThat(of(new Ending.Stopped(Reason.TIME_OVER)))
                .isEqualTo(new Outcome.TimedOut(Duration.ofSeconds(9), Optional.of(HELLO)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"hello", "hello [cut after 2000 bytes]"})
    void whatIsHeardOnlyAtTheEndHasBeenSaid(String unended) {
        expected = new SmokeRun.StartsUp(HELLO);

        assertThat(of(new Ending.Stopped(Reason.TIME_OVER), ON, unended)).isEqualTo(new Outcome.Passed());
        assertThat(of(exit(137), "multiarch-init: signal 009")).isEqualTo(new Outcome.Killed(9));
    }

    @Test
    void whatDiesAfterItHasStartedUpIsNotUp() {
        String last = "qemu: uncaught target signal 11 (Segmentation fault) - core dumped";
        expected = new SmokeRun.StartsUp(HELLO);

        assertThat(of(new Ending.Stopped(Reason.ENOUGH), "hello", last, ""))
                .isInstanceOf(Outcome.EmulatorCrashed.class);
        assertThat(of(new Ending.Stopped(Reason.ENOUGH), "hello")).isEqualTo(new Outcome.Passed());
    }

    @Test
    void whereThereMayBeNoEmulatorItIsBlamedForWhatItSays() {
        emulation = Emulation.PERHAPS;

        assertThat(of(exit(139), ON, "multiarch-init: signal 011")).isEqualTo(new Outcome.Killed(11));
        assertThat(of(exit(139), "qemu: uncaught target signal 11 (Segmentation fault) - core dumped"))
                .isInstanceOf(Outcome.EmulatorCrashed.class);
    }

    @Test
    void theRestOfALongLineIsLost() {
        expected = new SmokeRun.Ends(0, List.of(HELLO));

        assertThat(of(new Ending.Done(), ON, "oh [cut after 2000 bytes]"))
                .isEqualTo(new Outcome.TextClipped(List.of(HELLO)));
        assertThat(heard.text()).isEqualTo("oh\n");
    }

    @Test
    void anExpressionMayTakeMoreMemoryThanThereIs() {
        SmokeRun.Matching pattern = new SmokeRun.Matching(Pattern.compile("Started(.|\\n)*listening"));
        expected = new SmokeRun.Ends(0, List.of(pattern));

        assertThat(of(new Ending.Done(), ON, "Started", "x".repeat(1_000_000)))
                .isEqualTo(new Outcome.NotSearchable(pattern));
        expected = new SmokeRun.StartsUp(pattern);
        assertThat(of(new Ending.Stopped(Reason.UNSEARCHABLE))).isEqualTo(new Outcome.NotSearchable(pattern));
    }

    @Test
    @Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
    void anExpressionMayTakeMoreTimeThanThereIs() {
        SmokeRun.Matching pattern = new SmokeRun.Matching(Pattern.compile("(.*a){12}b"));
        expected = new SmokeRun.Ends(0, List.of(pattern));

        assertThat(of(new Ending.Done(), ON, "a".repeat(60))).isEqualTo(new Outcome.NotSearchable(pattern));
    }

    @Test
    void aServerHasToStartUpBeforeItEnds() {
        expected = new SmokeRun.StartsUp(HELLO);

        assertThat(of(new Ending.Stopped(Reason.ENOUGH), ON, "hello")).isEqualTo(new Outcome.Passed());
        assertThat(of(new Ending.Done())).isEqualTo(new Outcome.NotStartedUp(0, HELLO));
        assertThat(of(exit(5))).isEqualTo(new Outcome.NotStartedUp(5, HELLO));
    }

    @ParameterizedTest
    @CsvSource({"0", "1", "64"})
    void whatIsOnlyToBeStartedMayEndAsItLikes(int code) {
        depth = Depth.STARTED;
        assertThat(of(code == 0 ? new Ending.Done() : exit(code), ON)).isEqualTo(new Outcome.Passed());
    }

    @Test
    void aLoaderHasToFindEverything() {
        depth = Depth.LOADED;
        assertThat(of(new Ending.Done(), ON, "\tlibc.so.6 => /lib/libc.so.6 (0x4000)"))
                .isEqualTo(new Outcome.Passed());
        assertThat(of(exit(1))).isEqualTo(new Outcome.WrongExit(1, 0));
        assertThat(of(new Ending.Done(), "\tlibssl.so.3 => not found")).isEqualTo(new Outcome.LibraryMissing());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/app: error while loading shared libraries: libssl.so.3: cannot open shared object file",
                "Error loading shared library libssl.so.3: No such file or directory (needed by /app)",
            })
    void aLibraryThatIsMissingIsNamed(String said) {
        assertThat(of(exit(127), ON, said)).isEqualTo(new Outcome.LibraryMissing());
        assertThat(of(exit(1))).isEqualTo(new Outcome.WrongExit(1, 0));
        expected = new SmokeRun.Ends(127, List.of());
        assertThat(of(exit(127))).isEqualTo(new Outcome.Passed());
        depth = Depth.STARTED;
        assertThat(of(new Ending.Done())).isEqualTo(new Outcome.LibraryMissing());
        assertThat(of(new Ending.Stopped(Reason.ENOUGH))).isEqualTo(new Outcome.LibraryMissing());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "qemu-arm: Could not open '/lib/ld-linux-armhf.so.3': No such file or directory|2",
                "qemu-aarch64: /app: Invalid ELF image for this architecture|8",
                "Error while loading /app: Permission denied|13",
            })
    void qemuMayNotBeAbleToStartAProgram(String said, int errno) {
        assertThat(of(exit(255), ON, said)).isEqualTo(new Outcome.NotExecuted(errno));
        assertThat(of(exit(2))).isEqualTo(new Outcome.WrongExit(2, 0));
        depth = Depth.STARTED;
        assertThat(of(exit(1))).isEqualTo(new Outcome.NotExecuted(errno));
        depth = Depth.WHOLE;
        emulation = Emulation.NONE;
        assertThat(of(exit(255))).isEqualTo(new Outcome.WrongExit(255, 0));
    }
}
