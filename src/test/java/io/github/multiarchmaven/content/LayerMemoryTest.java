package io.github.multiarchmaven.content;

import static io.github.multiarchmaven.content.Scratch.text;
import static io.github.multiarchmaven.content.TestElf.program;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.multiarchmaven.layout.TestLayer;
import io.github.multiarchmaven.model.Digest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LayerMemoryTest {

    private static final byte[] BLOB = TestLayer.empty()
            .program(
                    "app", TestElf.of("arm").attributes(10).loader("/lib/ld.so").bytes())
            .program("static", program("s390x"))
            .program("script", text("#!/bin/sh -e\n"))
            .file("data", text("data"))
            .folder("folder")
            .link("link", "app")
            .hardLink("hard", "app")
            .without("gone")
            .withoutAllIn("folder")
            .program("windows.exe", text("MZ"))
            .blob();
    private static final Digest LAYER = Digest.ofContent(BLOB);

    private final Path blob;
    private final Path earlier;
    private final Path now;

    LayerMemoryTest(@TempDir Path folder) {
        this.blob = folder.resolve("blob");
        this.earlier = folder.resolve("earlier");
        this.now = folder.resolve("now");
    }

    @BeforeEach
    void layer() throws IOException {
        Files.write(blob, BLOB);
    }

    private LayerFiles read(Path from, Path to) throws UnreadableLayerException {
        return new LayerMemory(from, to).read(LAYER, blob);
    }

    private Path finding(Path folder) {
        return folder.resolve(LAYER.hex());
    }

    @Test
    void whatWasFoundIsRememberedAsItWas() throws Exception {
        LayerFiles fresh = read(earlier, now);
        Files.delete(blob);

        assertThat(fresh.entries()).hasSize(10);
        assertThat(read(now, earlier)).isEqualTo(fresh);
        assertThat(Files.readAllBytes(finding(earlier))).isEqualTo(Files.readAllBytes(finding(now)));
    }

    @Test
    void withinOneRunALayerIsReadOnce() throws Exception {
        LayerMemory memory = new LayerMemory(earlier, now);
        LayerFiles first = memory.read(LAYER, blob);
        Files.delete(blob);

        assertThat(memory.read(LAYER, blob)).isSameAs(first);
        assertThatThrownBy(() -> read(earlier, now)).isInstanceOf(UnreadableLayerException.class);
    }

    @Test
    void aFileThatIsCutOrChangedIsAsIfItWereNotThere() throws Exception {
        LayerFiles fresh = read(earlier, now);
        byte[] good = Files.readAllBytes(finding(now));
        Random random = new Random(7);

        for (int round = 0; round < 200; round++) {
            byte[] bad = Arrays.copyOf(good, round % 2 == 0 ? random.nextInt(good.length) : good.length);
            if (round % 2 == 1) {
                // the ten bytes of a gzip header hold nothing that anybody looks at
                bad[10 + random.nextInt(bad.length - 10)] ^= (byte) (1 + random.nextInt(255));
            }
            Files.write(finding(now), bad);
            assertThat(read(now, earlier)).isEqualTo(fresh);
        }
    }

    @Test
    void aFileOfAnotherLayerIsNotBelieved() throws Exception {
        Digest other = Digest.ofContent(text("other"));
        LayerFiles fresh = read(earlier, now);
        FindingsFile.write(now, other, new LayerFiles(List.of()));
        Files.move(now.resolve(other.hex()), finding(now), StandardCopyOption.REPLACE_EXISTING);

        assertThat(read(now, earlier)).isEqualTo(fresh);
    }

    @Test
    void whereNothingCanBeWrittenEveryRunReads() throws Exception {
        Files.writeString(now, "a file where a folder is to be");

        assertThat(read(earlier, now).entries()).hasSize(10);
        assertThat(read(now, now).entries()).hasSize(10);
    }

    @Test
    void aFolderWhereAFileShouldBeIsNoFile() throws Exception {
        Files.createDirectories(finding(earlier));
        Files.createDirectories(finding(now).resolve("something"));

        assertThat(read(earlier, now).entries()).hasSize(10);
    }

    @Test
    void aLayerThatCannotBeReadIsNotRemembered() throws Exception {
        Files.write(blob, text("x".repeat(600)));

        assertThatThrownBy(() -> read(earlier, now))
                .isInstanceOf(UnreadableLayerException.class)
                .hasMessageContaining(LAYER.value());
        assertThat(now).doesNotExist();
    }
}
