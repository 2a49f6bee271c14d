package io.github.multiarchmaven.binfmt;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.multiarchmaven.binfmt.HandlerEntry.Pattern;
import io.github.multiarchmaven.binfmt.HandlerEntry.State;
import io.github.multiarchmaven.model.Platform;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class HandlerTableTest {

    @Test
    void theEntriesAreReadInTheOrderInWhichTheKernelAsksThem() {
        HandlerTable table = Tables.recorded("others");
        assertThat(table.status()).isEqualTo(HandlerTable.Status.ON);
        assertThat(table.unsure()).isEmpty();
        assertThat(table.entries())
                .extracting(HandlerEntry::name)
                .containsExactly(
                        "sample-any", "sample-jar", "qemu-s390x-static", "qemu-s390x", "qemu-arm", "qemu-aarch64");
        assertThat(table.entries().get(1).pattern()).isEqualTo(new Pattern.Extension(".jar"));
        assertThat(table.entries().get(0).pattern()).isEqualTo(new Pattern.Bytes(0, "7f454c460202", ""));
        assertThat(table.entries().get(3))
                .isEqualTo(new HandlerEntry(
                        "qemu-s390x",
                        State.ENABLED,
                        "/usr/bin/qemu-s390x",
                        "POCF",
                        new Pattern.Bytes(
                                0,
                                "7f454c4602020100000000000000000000020016",
                                "ffffffffffffff00fffffffffffffffffffeffff")));
    }

    @ParameterizedTest
    @CsvSource({
        "working, linux/s390x, qemu-s390x",
        "working, linux/arm64, qemu-aarch64",
        "working, linux/arm/v7, qemu-arm",
        "shadowed, linux/s390x, qemu-s390x-static",
        "others, linux/s390x, sample-any",
        "without-f, linux/s390x, qemu-s390x",
    })
    void theKernelTakesTheNewestEntryThatFits(String recording, String platform, String entry) {
        assertThat(Tables.recorded(recording).match(Tables.program(Platform.of(platform))))
                .hasValueSatisfying(taken -> assertThat(taken.name()).isEqualTo(entry));
    }

    @ParameterizedTest
    @CsvSource({
        "working, linux/amd64",
        "working, linux/ppc64le",
        "absent, linux/s390x",
        "disabled, linux/s390x",
        "wrong-magic, linux/s390x",
        "switched-off, linux/s390x",
        "switched-off, linux/arm64",
    })
    void itTakesNoneThatIsDisabledOrForOthers(String recording, String platform) {
        assertThat(Tables.recorded(recording).match(Tables.program(Platform.of(platform))))
                .isEmpty();
    }

    @Test
    void anOffsetMovesTheMagicAndAFileThatIsTooShortFitsNothing() {
        HandlerEntry entry = HandlerEntry.parse(
                        "late", "enabled\ninterpreter /i\nflags: \noffset 2\nmagic 0a0b\nmask fff0\n")
                .orElseThrow();
        assertThat(entry.takes(new byte[] {10, 11, 9, 9})).isFalse();
        assertThat(entry.takes(new byte[] {1, 2, 10, 0x0b})).isTrue();
        assertThat(entry.takes(new byte[] {1, 2, 10, 0x05})).isTrue();
        assertThat(entry.takes(new byte[] {1, 2, 10, 0x15})).isFalse();
        assertThat(entry.takes(new byte[] {10, 11, 10})).isFalse();
    }

    @Test
    void flagsThatNobodyKnowsYetAreKept() {
        assertThat(Tables.of(Tables.arm64("qemu-aarch64", "/q", "POCFZ"))
                        .entry("qemu-aarch64")
                        .orElseThrow()
                        .flags())
                .isEqualTo("POCFZ");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "enabled\n",
                "maybe\ninterpreter /i\nflags: \noffset 0\nmagic 00\n",
                "enabled\nflags: \noffset 0\nmagic 00\n",
                "enabled\ninterpreter /i\nflags: \noffset 0\nmagic zz\n",
                "enabled\ninterpreter /i\nflags: \noffset 0\nmagic 000\n",
                "enabled\ninterpreter /i\nflags: \noffset 0\nmagic 0000\nmask ff\n",
                "enabled\ninterpreter /i\nflags: \noffset 99999999999\nmagic 00\n",
                "enabled\ninterpreter /i\nflags: \n",
            })
    void anEntryThatMakesNoSenseIsKeptByItsName(String lines) {
        HandlerTable table = Tables.of("== odd\n" + lines, Tables.jar());
        assertThat(table.unsure()).containsExactly("odd");
        assertThat(table.entries()).extracting(HandlerEntry::name).containsExactly("jar");
        assertThat(table.has("odd")).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "sh: find: not found\n", "== jar\nenabled\n"})
    void whatHasNoStatusIsNoTable(String printed) {
        assertThat(HandlerTable.parse(printed)).isEmpty();
    }
}
