package io.github.multiarchmaven.content;

import static io.github.multiarchmaven.content.Scratch.text;
import static io.github.multiarchmaven.content.TestElf.program;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.multiarchmaven.layout.MeasuredStream;
import io.github.multiarchmaven.layout.TestLayer;
import io.github.multiarchmaven.process.CancelledException;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.zip.GZIPOutputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.apache.commons.compress.archivers.tar.TarConstants;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Layers that claim what is not so: each is read or refused in words, soon, and never taken into memory as a whole. */
@Timeout(20)
class HostileLayersTest {

    private static final int NAME = 0;
    private static final int SIZE = 124;
    private static final int CHECKSUM = 148;
    private static final int RECORD = 512;

    private final Path blob;

    HostileLayersTest(@TempDir Path folder) {
        this.blob = folder.resolve("blob");
    }

    private LayerFiles read(byte[] content) throws IOException, UnreadableLayerException {
        Files.write(blob, content);
        return LayerReader.read(blob);
    }

    private String refusal(byte[] content) {
        return catchThrowableOfType(UnreadableLayerException.class, () -> read(content))
                .reason();
    }

    private static TestLayer two() {
        byte[] bytes = new byte[200_000];
        new Random(5).nextBytes(bytes);
        return TestLayer.empty().program("app", program("arm64")).file("data", bytes);
    }

    @Test
    void aGoodLayerIsReadToItsEnd() throws Exception {
        assertThat(read(two().blob()).entries()).hasSize(2);
        assertThat(read(two().zstd().blob()).entries()).hasSize(2);
        assertThat(read(two().uncompressed().blob()).entries()).hasSize(2);
    }

    @ParameterizedTest
    @ValueSource(doubles = {0.01, 0.3, 0.9, 0.99})
    void aLayerThatIsCutIsRefused(double part) {
        for (byte[] whole : new byte[][] {two().blob(), two().zstd().blob()}) {
            assertThat(refusal(Arrays.copyOf(whole, (int) (whole.length * part))))
                    .startsWith("it cannot be unpacked");
        }
    }

    @ParameterizedTest
    @CsvSource({"00000001001, 512", "77777777777, 1", "07777777777, 100000"})
    void aFileThatIsShorterThanItClaimsIsRefused(String octalSize, int actual) {
        byte[] tar = new byte[RECORD + actual];
        header(tar, "app", octalSize);

        assertThat(refusal(tar)).startsWith("it cannot be unpacked");
    }

    @Test
    void aSizeBeyondAllNumbersIsRefused() {
        byte[] tar = new byte[4 * RECORD];
        header(tar, "app", "");
        Arrays.fill(tar, SIZE, SIZE + 12, (byte) 0xff);
        tar[SIZE] = (byte) 0x80;
        checksum(tar);

        assertThat(refusal(tar)).startsWith("it cannot be unpacked");
    }

    @ParameterizedTest
    @ValueSource(
            bytes = {
                TarConstants.LF_GNUTYPE_LONGNAME,
                TarConstants.LF_PAX_EXTENDED_HEADER_LC,
                TarConstants.LF_PAX_GLOBAL_EXTENDED_HEADER
            })
    void headersWithoutEndAreRefused(byte type) throws IOException {
        long size = 1_000_000_000L;
        byte[] head = new byte[RECORD];
        header(head, "long", Long.toOctalString(size));
        head[156] = type;
        checksum(head);
        byte[] begin = "1000000000 path=".getBytes(StandardCharsets.US_ASCII);
        try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(blob))) {
            out.write(head);
            out.write(begin);
            byte[] letters = new byte[1024 * 1024];
            Arrays.fill(letters, (byte) 'a');
            for (int i = 0; i < 64; i++) {
                out.write(letters);
            }
        }

        assertThatThrownBy(() -> LayerReader.read(blob))
                .isInstanceOf(UnreadableLayerException.class)
                .hasMessageContaining("more in it than there can be");
    }

    /** With a smaller limit than the real one, of 64 GiB; the stream has no end that anybody would wait for. */
    @ParameterizedTest
    @ValueSource(longs = {8_000_000_000L, 100_000})
    void aLayerWithoutEndIsRefusedAtTheLimit(long size) throws Exception {
        long most = 1_000_000;
        byte[] head = new byte[RECORD];
        header(head, "app", Long.toOctalString(size));
        try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(blob))) {
            for (long written = 0; written < 10 * most; written += size) {
                out.write(head);
                out.write(new byte[(int) Math.min(10 * most, (size + RECORD - 1) / RECORD * RECORD)]);
            }
            out.write(new byte[2 * RECORD]);
        }

        assertThatThrownBy(() -> LayerReader.read(blob, most))
                .isInstanceOf(UnreadableLayerException.class)
                .hasMessageContaining("there is more in it than there can be");
        Files.write(blob, TestLayer.empty().file("data", new byte[900_000]).blob());
        assertThat(LayerReader.read(blob, most).entries()).hasSize(1);
    }

    @Test
    void longPathsAreRefusedAndLongEnoughOnesAreNot() throws Exception {
        assertThat(read(TestLayer.empty().program("d/".repeat(2000), text("")).blob())
                        .entries())
                .hasSize(1);
        assertThat(refusal(
                        TestLayer.empty().program("d/".repeat(3000), text("")).blob()))
                .isEqualTo("it has a path of 6000 characters");
        assertThat(refusal(TestLayer.empty().link("a", "d/".repeat(3000)).blob()))
                .isEqualTo("it has a path of 6000 characters");
    }

    @Test
    void sparseFilesAreRefused() throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (TarArchiveOutputStream tar = new TarArchiveOutputStream(out)) {
            TarArchiveEntry entry = new TarArchiveEntry("app", TarConstants.LF_GNUTYPE_SPARSE);
            tar.putArchiveEntry(entry);
            tar.closeArchiveEntry();
        }

        assertThat(refusal(out.toByteArray())).isEqualTo("it has sparse files");
    }

    @Test
    void emptyAndTinyBlobsAreReadOrRefused() throws Exception {
        assertThat(read(new byte[0]).entries()).isEmpty();
        assertThat(read(new byte[1024]).entries()).isEmpty();
        assertThat(refusal(new byte[] {0x1f, (byte) 0x8b})).startsWith("it cannot be unpacked");
        assertThat(refusal(new byte[] {0x28, (byte) 0xb5, 0x2f, (byte) 0xfd})).startsWith("it cannot be unpacked");
    }

    @Test
    void whatIsUnpackedHasALimit() throws IOException {
        MeasuredStream stream = new MeasuredStream(new ByteArrayInputStream(new byte[2000]), 1000);
        stream.allow(600);
        assertThat(stream.readNBytes(600)).hasSize(600);
        assertThatThrownBy(stream::read).hasMessageContaining("more in it than there can be");

        stream.allow(600);
        assertThat(stream.readNBytes(400)).hasSize(400);
        assertThatThrownBy(stream::read).hasMessageContaining("more in it than there can be");
    }

    @Test
    void aThreadThatIsInterruptedStops() throws IOException {
        Files.write(blob, two().blob());
        Thread.currentThread().interrupt();
        try {
            assertThatThrownBy(() -> LayerReader.read(blob)).isInstanceOf(CancelledException.class);
        } finally {
            assertThat(Thread.interrupted()).isTrue();
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void anyBytesAreReadOrRefused(long seed) throws IOException {
        Random random = new Random(seed);
        byte[][] good = {
            TestLayer.of(Map.of("a", program("arm64"), "b/c", TestElf.arm(10)))
                    .uncompressed()
                    .blob(),
            two().blob(),
            two().zstd().blob()
        };
        int refused = 0;
        int rounds = 0;
        long end = System.nanoTime() + Duration.ofMillis(1500).toNanos();
        for (; rounds < 150 && System.nanoTime() < end; rounds++) {
            byte[] bad = good[rounds % good.length].clone();
            for (int flips = 1 + random.nextInt(20); flips > 0; flips--) {
                bad[random.nextInt(flips % 2 == 0 ? Math.min(600, bad.length) : bad.length)] =
                        (byte) random.nextInt(256);
            }
            refused += refusals(bad, "seed " + seed + ", round " + rounds);
        }

        assertThat(refused).isPositive().isLessThanOrEqualTo(rounds);
    }

    private int refusals(byte[] bad, String round) throws IOException {
        try {
            read(bad);
            return 0;
        } catch (UnreadableLayerException e) {
            return 1;
        } catch (RuntimeException | Error e) {
            throw new AssertionError(round, e);
        }
    }

    private static void header(byte[] tar, String name, String octalSize) {
        byte[] text = name.getBytes(StandardCharsets.US_ASCII);
        System.arraycopy(text, 0, tar, NAME, text.length);
        byte[] size = octalSize.getBytes(StandardCharsets.US_ASCII);
        System.arraycopy(size, 0, tar, SIZE, size.length);
        tar[156] = '0';
        System.arraycopy("ustar\00000".getBytes(StandardCharsets.US_ASCII), 0, tar, 257, 8);
        checksum(tar);
    }

    private static void checksum(byte[] tar) {
        Arrays.fill(tar, CHECKSUM, CHECKSUM + 8, (byte) ' ');
        int sum = 0;
        for (int i = 0; i < RECORD; i++) {
            sum += tar[i] & 0xff;
        }
        byte[] text = String.format(Locale.ROOT, "%06o\0 ", sum).getBytes(StandardCharsets.US_ASCII);
        System.arraycopy(text, 0, tar, CHECKSUM, 8);
    }
}
