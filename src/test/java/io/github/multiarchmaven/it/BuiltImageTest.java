package io.github.multiarchmaven.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HexFormat;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BuiltImageTest {

    private final Path project;
    private final Path folder;
    private final BuiltImage image;
    private String layer = "";

    BuiltImageTest(@TempDir Path project) {
        this.project = project;
        this.folder = project.resolve("target/multiarch/app");
        this.image = BuiltImage.of(project.toFile(), "app");
    }

    @BeforeEach
    void writeOneThatIsWhole() throws Exception {
        Files.createDirectories(folder.resolve("layout/blobs/sha256"));
        layer = blob("a layer");
        String config = blob("{\"architecture\": \"arm64\"}");
        String manifest = blob("{\"config\": " + to(config) + ", \"layers\": [" + to(layer) + "]}");
        String list =
                blob("{\"mediaType\": \"application/vnd.oci.image.index.v1+json\", \"manifests\": [{\"digest\": \""
                        + manifest + "\", \"platform\": {\"os\": \"linux\", \"architecture\": \"arm64\"}}]}");
        Files.writeString(folder.resolve("layout/index.json"), "{\"manifests\": [" + to(list) + "]}");
        Files.writeString(folder.resolve("image.json"), to(list));
    }

    @Test
    void whatIsWholePasses() {
        assertThatCode(image::assertWhole).doesNotThrowAnyException();
        assertThat(image.exists()).isTrue();
        assertThat(BuiltImage.of(project.toFile(), "another").exists()).isFalse();
    }

    @Test
    void aMissingBlobIsSeen() throws IOException {
        Files.delete(file(layer));

        assertThatThrownBy(image::assertWhole).hasMessageContaining(layer.substring(7));
    }

    @Test
    void aBlobOfWhichAPartIsMissingIsSeen() throws IOException {
        Files.writeString(file(layer), "a la");

        assertThatThrownBy(image::assertWhole)
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining(layer + " is ");
    }

    @Test
    void aDescriptionOfAnotherImageIsSeen() throws IOException {
        Files.writeString(folder.resolve("image.json"), to(layer));

        assertThatThrownBy(image::assertWhole)
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("another image");
    }

    private String blob(String content) throws Exception {
        byte[] bytes = content.getBytes(StandardCharsets.UTF_8);
        String digest = "sha256:"
                + HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        Files.write(file(digest), bytes);
        return digest;
    }

    private Path file(String digest) {
        return folder.resolve("layout/blobs/sha256").resolve(digest.substring("sha256:".length()));
    }

    private static String to(String digest) {
        return "{\"digest\": \"" + digest + "\"}";
    }
}
