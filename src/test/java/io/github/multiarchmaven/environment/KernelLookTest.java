package io.github.multiarchmaven.environment;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.multiarchmaven.binfmt.HandlerEntry;
import io.github.multiarchmaven.binfmt.HandlerTable;
import io.github.multiarchmaven.model.Platform;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class KernelLookTest {

    private static final Platform ARM64 = Platform.of("linux/arm64");
    private static final Platform AMD64 = Platform.of("linux/amd64");
    private static final Platform I386 = Platform.of("linux/386");
    private static final String NO = "exec format error";

    private static HandlerEntry qemu(String flags) {
        return new HandlerEntry(
                "qemu-aarch64",
                HandlerEntry.State.ENABLED,
                "/usr/bin/qemu-aarch64",
                flags,
                new HandlerEntry.Pattern.Bytes(
                        0, "7f454c460201010000000000000000000200b700", "ffffffffffffff00fffffffffffffffffeffffff"));
    }

    private static KernelLook seeing(HandlerTable.Status status, HandlerEntry... entries) {
        return new KernelLook(
                Optional.of(new HandlerTable(status, List.of(entries), Set.of(), Optional.empty())), AMD64);
    }

    @Test
    void whatRunsIsToldWithItsHandler() {
        assertThat(seeing(HandlerTable.Status.ON, qemu("POCF")).ran(ARM64))
                .isEqualTo(new PlatformSupport.Emulated(
                        Optional.of(new PlatformSupport.Handler("qemu-aarch64", "/usr/bin/qemu-aarch64", "POCF"))));
    }

    @Test
    void whatRunsRunsWhateverTheTableSays() {
        assertThat(seeing(HandlerTable.Status.ON).ran(ARM64)).isEqualTo(new PlatformSupport.Emulated());
        assertThat(seeing(HandlerTable.Status.OFF, qemu("F")).ran(ARM64)).isEqualTo(new PlatformSupport.Emulated());
        assertThat(new KernelLook(Optional.empty(), AMD64).ran(ARM64)).isEqualTo(new PlatformSupport.Emulated());
    }

    @Test
    void whatTheProcessorRunsByItselfIsNative() {
        assertThat(seeing(HandlerTable.Status.ON, qemu("F")).ran(I386)).isEqualTo(new PlatformSupport.Native());
        assertThat(seeing(HandlerTable.Status.ON).ranInBuilder(I386)).isEqualTo(new PlatformSupport.Native());
    }

    @Test
    void whatRanInTheBuilderRanThroughAHandlerThatReachesThere() {
        assertThat(seeing(HandlerTable.Status.ON, qemu("POCF")).ranInBuilder(ARM64))
                .isEqualTo(new PlatformSupport.Emulated(
                        Optional.of(new PlatformSupport.Handler("qemu-aarch64", "/usr/bin/qemu-aarch64", "POCF"))));
    }

    @Test
    void whatRanInTheBuilderWithoutSuchAHandlerRanThroughTheBuildersOwnEmulator() {
        assertThat(seeing(HandlerTable.Status.ON).ranInBuilder(ARM64)).isEqualTo(new PlatformSupport.Bundled());
        assertThat(seeing(HandlerTable.Status.ON, qemu("OC")).ranInBuilder(ARM64))
                .isInstanceOfSatisfying(
                        PlatformSupport.Bundled.class,
                        bundled -> assertThat(bundled.kernel()).isInstanceOf(PlatformSupport.Broken.class));
    }

    @Test
    void withoutATableItIsTheBuildersBusinessThroughWhatItRan() {
        assertThat(new KernelLook(Optional.empty(), AMD64).ranInBuilder(ARM64))
                .isEqualTo(new PlatformSupport.RunsInBuilder());
    }

    @Test
    void withoutATableWhatDoesNotRunIsMissing() {
        assertThat(new KernelLook(Optional.empty(), AMD64).didNotRun(ARM64, NO))
                .isEqualTo(new PlatformSupport.Missing(NO));
    }

    @Test
    void withoutAnEntryItIsMissing() {
        assertThat(seeing(HandlerTable.Status.ON).didNotRun(ARM64, NO)).isEqualTo(new PlatformSupport.Missing(NO));
    }

    @Test
    void anEntryAtFaultMakesItBroken() {
        assertThat(seeing(HandlerTable.Status.ON, qemu("OC")).didNotRun(ARM64, NO))
                .isInstanceOfSatisfying(PlatformSupport.Broken.class, broken -> {
                    assertThat(broken.handler()).isEqualTo("qemu-aarch64");
                    assertThat(broken.toReplace()).containsExactly("qemu-aarch64");
                    assertThat(broken.why()).contains("has not the flag F");
                    assertThat(broken.failure())
                            .hasValueSatisfying(
                                    found -> assertThat(found).startsWith(NO + "; the handler qemu-aarch64"));
                });
    }

    @Test
    void anObstacleIsToldAndNothingIsToBeReplaced() {
        HandlerEntry qemu = qemu("F");
        HandlerEntry rosetta =
                new HandlerEntry("rosetta", HandlerEntry.State.ENABLED, "/run/rosetta/rosetta", "CF", qemu.pattern());
        assertThat(seeing(HandlerTable.Status.ON, rosetta, qemu).didNotRun(ARM64, NO))
                .isInstanceOfSatisfying(PlatformSupport.Broken.class, broken -> {
                    assertThat(broken.handler()).isEqualTo("rosetta");
                    assertThat(broken.toReplace()).isEmpty();
                    assertThat(broken.why())
                            .contains("is hidden by rosetta (/run/rosetta/rosetta, flags CF)")
                            .endsWith("; rosetta is none of QEMU's handlers, and others are never touched");
                });
    }

    @Test
    void aTableThatIsSwitchedOffIsToldWithWhatRemains() {
        assertThat(seeing(HandlerTable.Status.OFF, qemu("F")).didNotRun(ARM64, NO))
                .isEqualTo(new PlatformSupport.SwitchedOff(new PlatformSupport.Emulated(), NO));
        assertThat(seeing(HandlerTable.Status.OFF).didNotRun(ARM64, NO))
                .isEqualTo(new PlatformSupport.SwitchedOff(new PlatformSupport.Missing(NO), NO));
        PlatformSupport off = seeing(HandlerTable.Status.OFF, qemu("")).didNotRun(ARM64, NO);
        assertThat(off)
                .isInstanceOfSatisfying(
                        PlatformSupport.SwitchedOff.class,
                        found -> assertThat(found.onceSwitchedOn()).isInstanceOf(PlatformSupport.Broken.class));
        assertThat(off.failure()).contains(NO);
    }
}
