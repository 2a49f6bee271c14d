package io.github.multiarchmaven.content;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ElfReaderTest {

    private static FileKind read(byte[] file) throws IOException {
        return KindReader.read(new FileStart(new ByteArrayInputStream(file)));
    }

    private static Elf elf(byte[] file) throws IOException {
        return (Elf) read(file);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "386",
                "amd64",
                "arm",
                "arm64",
                "loong64",
                "mips",
                "mipsle",
                "mips64",
                "mips64le",
                "ppc64",
                "ppc64le",
                "riscv64",
                "s390x"
            })
    void readsWhatEachProcessorsProgramsSay(String architecture) throws IOException {
        Elf elf = elf(TestElf.of(architecture).loader("/lib/ld.so").bytes());

        assertThat(elf.code().architecture()).contains(architecture);
        assertThat(elf.loader()).contains("/lib/ld.so");
        assertThat(elf.use()).isEqualTo(Elf.Use.RUN);
        assertThat(elf.armVersion()).isEmpty();
        assertThat(elf(TestElf.program(architecture)).loader()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"1, 4", "4, 5", "6, 6", "7, 6", "9, 6", "8, 7", "10, 7", "14, 8", "11, ", "17, ", "99, "})
    void readsTheVersionOfArm(int written, Integer version) throws IOException {
        assertThat(elf(TestElf.arm(written)).armVersion()).isEqualTo(Optional.ofNullable(version));
    }

    @Test
    void theVersionOfArmIsReadWhereverItIs() throws IOException {
        assertThat(elf(TestElf.of("arm").attributes(10).padding(3_000_000).bytes())
                        .armVersion())
                .contains(7);
        assertThat(elf(TestElf.of("arm").attributes(10).padding(FileStart.LIMIT).bytes())
                        .armVersion())
                .isEmpty();
        assertThat(elf(TestElf.of(40, 32, ByteOrder.BIG_ENDIAN).attributes(6).bytes())
                        .armVersion())
                .contains(6);
    }

    @Test
    void aRealProgramIsRead() throws IOException {
        String java = System.getProperty("java.home") + "/bin/java";

        Elf elf = elf(Files.readAllBytes(Path.of(java)));

        assertThat(elf.code().architecture()).isPresent();
        assertThat(elf.loader()).isPresent();
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void whateverTheBytesItComesToAnEnd(long seed) throws IOException {
        Random random = new Random(seed);
        byte[] good = TestElf.of(random.nextBoolean() ? "arm" : "amd64")
                .attributes(10)
                .loader("/lib/ld.so")
                .bytes();
        int read = 0;
        for (int round = 0; round < 3000; round++) {
            byte[] bad = Arrays.copyOf(good, 5 + random.nextInt(good.length - 4));
            for (int flips = 1 + random.nextInt(6); flips > 0; flips--) {
                bad[4 + random.nextInt(bad.length - 4)] = (byte) random.nextInt(256);
            }
            read += read(bad) instanceof Elf ? 1 : 0;
        }

        assertThat(read).isPositive();
    }
}
