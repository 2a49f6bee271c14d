package io.github.multiarchmaven.content;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import io.github.multiarchmaven.it.FuzzFolder;
import io.github.multiarchmaven.layout.TestLayer;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.MethodSource;

/** Any bytes as a program and as a layer. */
class ContentFuzzTest {

    static Stream<byte[]> programs() {
        return Stream.of(
                TestElf.of("arm").attributes(10).loader("/lib/ld.so").bytes(),
                TestElf.program("s390x"),
                Scratch.text("#!/bin/sh -e\n"),
                Scratch.text("MZ"));
    }

    @MethodSource("programs")
    @FuzzTest
    void program(byte[] input) throws IOException {
        assertThat(KindReader.read(new FileStart(new ByteArrayInputStream(input))))
                .isNotNull();
    }

    static Stream<byte[]> layers() {
        return Stream.of(
                layer().blob(), layer().zstd().blob(), layer().uncompressed().blob());
    }

    private static TestLayer layer() {
        return TestLayer.empty()
                .program("app", TestElf.program("arm64"))
                .folder("f")
                .link("f/l", "../app")
                .hardLink("h", "app")
                .without("gone")
                .withoutAllIn("f");
    }

    @MethodSource("layers")
    @FuzzTest
    void layer(byte[] input) throws IOException {
        try (FuzzFolder folder = FuzzFolder.create()) {
            Path blob = Files.write(folder.path().resolve("blob"), input);
            LayerFiles files = LayerReader.read(blob);
            assertThat(files.entries()).hasSizeLessThanOrEqualTo(1_000_000);
        } catch (UnreadableLayerException e) {
            assertThat(e.reason()).isNotEmpty();
        }
    }
}
