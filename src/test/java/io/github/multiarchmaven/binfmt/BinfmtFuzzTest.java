package io.github.multiarchmaven.binfmt;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import io.github.multiarchmaven.model.Platform;
import java.nio.charset.StandardCharsets;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever the kernel's table or the binfmt image says: what is not understood is left aside. */
class BinfmtFuzzTest {

    private static final byte[] PROGRAM = Tables.program(Platform.of("linux/arm64"));

    static Stream<byte[]> tables() {
        return Stream.of(HandlerTable.MARK + "status\nenabled\n" + HandlerTable.MARK + "qemu-aarch64\n"
                        + "enabled\ninterpreter /usr/bin/qemu-aarch64\nflags: POCF\noffset 0\n"
                        + "magic 7f454c460201010000000000000000000200b700\n"
                        + "mask ffffffffffffff00fffffffffffffffffeffffff\n" + HandlerTable.MARK
                        + "jar\nenabled\ninterpreter /x\nflags:\nextension .jar\n" + HandlerTable.MARK
                        + HandlerTable.BOOT_ID + "\nx\n")
                .map(BinfmtFuzzTest::bytes);
    }

    @MethodSource("tables")
    @FuzzTest
    void table(byte[] input) {
        HandlerTable.parse(text(input)).ifPresent(table -> {
            table.match(PROGRAM)
                    .ifPresent(entry -> assertThat(table.has(entry.name())).isTrue());
            assertThat(table.names()).containsAll(table.namesOfQemu());
            table.names()
                    .forEach(name ->
                            assertThat(table.without(table.names()).has(name)).isFalse());
        });
    }

    static Stream<byte[]> reports() {
        return Stream.of(
                        "installing: s390x OK\n{\"supported\":[\"linux/amd64\"],\"emulators\":[\"qemu-s390x\"]}",
                        "error: operation not permitted",
                        "{\"emulators\":null}")
                .map(BinfmtFuzzTest::bytes);
    }

    @MethodSource("reports")
    @FuzzTest
    void report(byte[] input) {
        BinfmtReport report = BinfmtReport.parse(text(input), text(input));
        assertThat(report.installed()).allMatch(name -> !name.isEmpty());
    }

    private static String text(byte[] input) {
        return new String(input, StandardCharsets.UTF_8);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
