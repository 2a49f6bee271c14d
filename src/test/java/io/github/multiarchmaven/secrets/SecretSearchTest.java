package io.github.multiarchmaven.secrets;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** That the search finds what it is for, wherever and however it was left. */
class SecretSearchTest {

    private static final Secret PLANTED = Secret.random("planted");

    @TempDir
    private Path folder;

    private final SecretSearch search = new SecretSearch(List.of(Secret.random("another"), PLANTED));

    static Stream<String> texts() {
        String value = PLANTED.value();
        Stream<String> plain = Stream.of(
                "[ERROR] refused: " + value,
                PLANTED.core(),
                "http://user:" + URLEncoder.encode(value, StandardCharsets.UTF_8) + "@proxy:3128",
                PLANTED.encoded(),
                "<password>" + PLANTED.xml() + "</password>",
                "{\"Secret\":\"" + value.replace("&", "\\u0026").replace("<", "\\u003c") + "\"}",
                "RUN |1 TOKEN=" + value + " /bin/sh -c true",
                HexFormat.of().formatHex(bytes(value)),
                HexFormat.of().withUpperCase().formatHex(bytes(value)));
        Stream<String> encoded = IntStream.range(0, 7)
                .mapToObj(length -> "u".repeat(length) + ":" + value + "!".repeat(length))
                .flatMap(login -> Stream.of(
                        "Authorization: Basic " + Base64.getEncoder().encodeToString(bytes(login)),
                        "X-Registry-Auth: "
                                + Base64.getUrlEncoder().withoutPadding().encodeToString(bytes(login))));
        return Stream.concat(plain, encoded);
    }

    @ParameterizedTest
    @MethodSource("texts")
    void findsItInWhateverForm(String text) throws IOException {
        assertThat(search.in(text)).containsExactly("planted");
        assertThat(found("x.log", bytes("first\n" + text + "\nlast"))).containsExactly("planted in x.log");
    }

    @Test
    void findsItInWhateverIsPacked() throws IOException {
        byte[] layer = zipped(tar("root/.netrc", bytes(PLANTED.value())));
        byte[] archive = tar("blobs/sha256/0123", layer);

        assertThat(found("blobs/sha256/abc", layer)).contains("planted in blobs/sha256/abc!unpacked!root/.netrc");
        assertThat(found("image.tar", archive)).contains("planted in image.tar!blobs/sha256/0123!unpacked!root/.netrc");
        assertThat(found("app.jar", jar("META-INF/x", zipped(bytes(PLANTED.value())))))
                .containsExactly("planted in app.jar!META-INF/x!unpacked");
        // two members of gzip, one after the other, are one stream
        assertThat(found("joined.gz", joined(zipped(bytes("nothing")), zipped(bytes(PLANTED.value())))))
                .containsExactly("planted in joined.gz!unpacked");
    }

    @Test
    void findsItInNamesAndLinks() throws IOException {
        assertThat(found(PLANTED.core(), bytes(""))).containsExactly("planted in " + PLANTED.core() + " (its name)");
        Files.createSymbolicLink(folder.resolve("link"), Path.of("/nowhere", PLANTED.core()));
        assertThat(below(Set.of())).containsExactly("planted in link (what it links to)");
        assertThat(found("x.tar", tar(PLANTED.core(), bytes(""))))
                .contains("planted in x.tar!" + PLANTED.core() + " (its name)");
    }

    @Test
    void leavesOutWhatItIsToldAndNothingElse() throws IOException {
        Files.createDirectories(folder.resolve("inputs/a"));
        Files.write(folder.resolve("inputs/a/b"), bytes(PLANTED.value()));
        Files.write(folder.resolve("inputs.log"), bytes(PLANTED.value()));

        assertThat(below(Set.of("inputs"))).containsExactly("planted in inputs.log");
    }

    @Test
    void findsNothingWhereNothingIs() throws IOException {
        assertThat(found("x", bytes(Secret.random("a third").value()))).isEmpty();
        assertThat(found("x", zipped(tar("y", new byte[100_000])))).isEmpty();
        assertThat(search.in(PLANTED.core().substring(1))).isEmpty();
    }

    @Test
    void seesCommandLines() throws IOException, InterruptedException {
        try (CommandLines lines = CommandLines.watched()) {
            Process process = new ProcessBuilder("sh", "-c", "read line # " + PLANTED.value()).start();
            try {
                while (lines.seen().stream().allMatch(line -> search.in(line).isEmpty())) {
                    assertThat(process.isAlive()).isTrue();
                    Thread.onSpinWait();
                }
            } finally {
                process.destroy();
                process.waitFor();
            }
        }
    }

    private List<String> found(String name, byte[] content) throws IOException {
        Path file = folder.resolve(name);
        Files.createDirectories(file.getParent());
        Files.write(file, content);
        List<String> found = below(Set.of());
        Files.delete(file);
        return found;
    }

    private List<String> below(Set<String> left) {
        return search.below(folder, left).stream().map(Finding::toString).toList();
    }

    private static byte[] tar(String name, byte[] content) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (TarArchiveOutputStream tar = new TarArchiveOutputStream(bytes)) {
            TarArchiveEntry entry = new TarArchiveEntry(name);
            entry.setSize(content.length);
            tar.putArchiveEntry(entry);
            tar.write(content);
            tar.closeArchiveEntry();
        }
        return bytes.toByteArray();
    }

    private static byte[] jar(String name, byte[] content) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            zip.putNextEntry(new ZipEntry(name));
            zip.write(content);
        }
        return bytes.toByteArray();
    }

    private static byte[] zipped(byte[] content) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (OutputStream gzip = new GZIPOutputStream(bytes)) {
            gzip.write(content);
        }
        return bytes.toByteArray();
    }

    private static byte[] joined(byte[] first, byte[] second) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        bytes.writeBytes(first);
        bytes.writeBytes(second);
        return bytes.toByteArray();
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
