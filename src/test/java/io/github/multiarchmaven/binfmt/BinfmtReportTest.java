package io.github.multiarchmaven.binfmt;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BinfmtReportTest {

    private static BinfmtReport recorded(String name) throws IOException {
        return BinfmtReport.parse(text(name + ".stdout.txt"), text(name + ".stderr.txt"));
    }

    private static String text(String file) throws IOException {
        try (InputStream in = BinfmtReportTest.class.getResourceAsStream("/recorded/binfmt/" + file)) {
            return in == null ? "" : new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    @Test
    void successIsNoFailureAndTheEntryIsListed() throws IOException {
        BinfmtReport report = recorded("installed");
        assertThat(report.failures()).isEmpty();
        assertThat(report.emulators())
                .hasValueSatisfying(
                        names -> assertThat(names).containsExactly("qemu-aarch64", "qemu-arm", "qemu-s390x"));
        assertThat(report.installed()).containsExactly("s390x");
    }

    @Test
    void anEntryThatExistsIsNoFailureByItself() throws IOException {
        BinfmtReport report = recorded("already-registered");
        assertThat(report.failures()).isEmpty();
        assertThat(report.installed()).isEmpty();
        assertThat(report.emulators())
                .hasValueSatisfying(names -> assertThat(names).contains("qemu-aarch64", "qemu-arm"));
    }

    @Test
    void anArchitectureThatItDoesNotKnowIsAFailure() throws IOException {
        assertThat(recorded("unknown-architecture").failures())
                .containsExactly("installing: amr64 unsupported architecture: amr64");
    }

    @Test
    void withoutPrivilegeItListsNothing() throws IOException {
        BinfmtReport report = recorded("not-privileged");
        assertThat(report.failures()).containsExactly("error: operation not permitted");
        assertThat(report.emulators()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "installing: arm64 cannot register \"/usr/bin/qemu-aarch64\" to"
                        + " /proc/sys/fs/binfmt_misc/register: write: invalid argument",
                "uninstalling: qemu-arm not found",
                "2026/11/23 12:00:00 error: no such device",
            })
    void everyOtherEndOfAnActionIsAFailure(String line) {
        assertThat(BinfmtReport.parse("", line).installed()).isEmpty();
        assertThat(BinfmtReport.parse("", "  " + line + "\r\n").failures()).containsExactly(line);
    }

    @Test
    void noEntriesAreAnEmptyList() {
        assertThat(BinfmtReport.parse("{\"supported\": [\"linux/amd64\"], \"emulators\": null}", "")
                        .emulators())
                .hasValueSatisfying(names -> assertThat(names).isEmpty());
        assertThat(BinfmtReport.parse("{}", "").emulators())
                .hasValueSatisfying(names -> assertThat(names).isEmpty());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{", "}", "{]", "words", "words { more", "{\"emulators\": ", "[1]"})
    void garbageIsNoList(String output) {
        assertThat(BinfmtReport.parse(output, output).emulators()).isEmpty();
    }
}
