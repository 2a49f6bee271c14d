package io.github.multiarchmaven.binfmt;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.multiarchmaven.model.Platform;
import java.io.File;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The files are read back by the System V ABI, chapters 4 and 5, with code that shares nothing with the one that writes. */
class ProbeProgramTest {

    private static byte[] program(String platform) {
        return ProbeProgram.of(Platform.of(platform)).orElseThrow().file();
    }

    @ParameterizedTest
    @CsvSource({
        "linux/amd64, 62, 64, LITTLE, 0, bf39000000b83c0000000f05",
        "linux/386, 3, 32, LITTLE, 0, bb39000000b801000000cd80",
        "linux/arm64, 183, 64, LITTLE, 0, 200780d2a80b80d2010000d4",
        "linux/arm/v5, 40, 32, LITTLE, 05000000, 3900a0e30170a0e3000000ef",
        "linux/arm/v7, 40, 32, LITTLE, 05000000, 3900a0e30170a0e3000000ef",
        "linux/riscv64, 243, 64, LITTLE, 0, 130590039308d00573000000",
        "linux/s390x, 22, 64, BIG, 0, a72900390a01",
        "linux/ppc64le, 21, 64, LITTLE, 2, 390060380100003802000044",
        "linux/mips64le, 8, 64, LITTLE, 60000000, c2130224390004240c000000",
        "linux/mips64, 8, 64, BIG, 60000000, 240213c2240400390000000c",
        "linux/loong64, 258, 64, LITTLE, 43, 04e480020b74810200002b00",
    })
    void theHeadersSayWhatTheProgramIs(
            String platform, int machine, int bits, String order, String flags, String code) {
        byte[] bytes = program(platform);
        boolean wide = bits == 64;
        ByteBuffer file =
                ByteBuffer.wrap(bytes).order(order.equals("BIG") ? ByteOrder.BIG_ENDIAN : ByteOrder.LITTLE_ENDIAN);
        assertThat(bytes).startsWith(0x7f, 'E', 'L', 'F');
        assertThat(file.get(4)).as("class").isEqualTo((byte) (wide ? 2 : 1));
        assertThat(file.get(5)).as("byte order").isEqualTo((byte) (order.equals("BIG") ? 2 : 1));
        assertThat(file.get(6)).as("version").isEqualTo((byte) 1);
        assertThat(file.get(7)).as("System V").isZero();
        assertThat(file.getShort(16)).as("an executable").isEqualTo((short) 2);
        assertThat(file.getShort(18)).as("machine").isEqualTo((short) machine);
        assertThat(file.getInt(20)).as("version").isEqualTo(1);
        int rest = wide ? 48 : 36;
        assertThat(file.getInt(rest)).as("flags").isEqualTo(Integer.parseUnsignedInt(flags, 16));
        assertThat(file.getShort(rest + 4)).as("size of this header").isEqualTo((short) (wide ? 64 : 52));
        assertThat(file.getShort(rest + 6)).as("size of a program header").isEqualTo((short) (wide ? 56 : 32));
        assertThat(file.getShort(rest + 8)).as("program headers").isEqualTo((short) 1);
        assertThat(file.getShort(rest + 12)).as("section headers").isZero();

        long entry = wide ? file.getLong(24) : file.getInt(24);
        int header = (int) (wide ? file.getLong(32) : file.getInt(28));
        assertThat(file.getInt(header)).as("PT_LOAD").isEqualTo(1);
        assertThat(file.getInt(header + (wide ? 4 : 24)))
                .as("readable, executable")
                .isEqualTo(5);
        long offset = wide ? file.getLong(header + 8) : file.getInt(header + 4);
        long address = wide ? file.getLong(header + 16) : file.getInt(header + 8);
        long inFile = wide ? file.getLong(header + 32) : file.getInt(header + 16);
        long inMemory = wide ? file.getLong(header + 40) : file.getInt(header + 20);
        long alignment = wide ? file.getLong(header + 48) : file.getInt(header + 28);
        assertThat(offset).isZero();
        assertThat(inFile).isEqualTo(inMemory).isEqualTo(bytes.length);
        assertThat(address % alignment).as("congruent to the offset").isEqualTo(offset % alignment);
        assertThat(alignment).as("the largest page of any kernel").isEqualTo(64 * 1024);
        int start = (int) (entry - address);
        assertThat(start).isBetween(header + (wide ? 56 : 32), bytes.length - 1);
        assertThat(start % 4).as("instructions are aligned").isZero();
        assertThat(HexFormat.of().formatHex(bytes, start, bytes.length)).isEqualTo(code);
    }

    @ParameterizedTest
    @ValueSource(strings = {"windows/amd64", "darwin/arm64", "linux/mips", "linux/ppc64", "linux/amr64", "wasip1/wasm"})
    void thereIsNoProgramForOthers(String platform) {
        assertThat(ProbeProgram.of(Platform.of(platform))).isEmpty();
    }

    @Test
    @EnabledOnOs(
            value = OS.LINUX,
            architectures = {"amd64", "aarch64"})
    void theNativeOneExitsWithItsCode(@TempDir Path folder) throws IOException, InterruptedException {
        Path file = folder.resolve("program");
        Files.write(file, program("linux/" + System.getProperty("os.arch").toLowerCase(Locale.ROOT)));
        assertThat(file.toFile().setExecutable(true)).isTrue();
        Process process = new ProcessBuilder(file.toString())
                .redirectOutput(new File("/dev/null"))
                .start();
        assertThat(process.waitFor()).isEqualTo(57).isEqualTo(ProbeProgram.SUCCESS);
    }
}
