package io.github.multiarchmaven.registry.transfer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.multiarchmaven.model.Platform;
import io.github.multiarchmaven.narration.ProblemException;
import io.github.multiarchmaven.registry.RemoteManifest;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OnbuildReaderTest {

    @TempDir
    private Path folder;

    private Shelf shelf;

    @BeforeEach
    void makeRoom() throws IOException {
        shelf = new Shelf(folder);
    }

    private String manifest(String configuration) {
        String config = shelf.put("application/vnd.oci.image.config.v1+json", configuration) + "}";
        return "{\"schemaVersion\":2,\"config\":" + config + ",\"layers\":[]}";
    }

    private String entry(String architecture, String configuration) {
        return shelf.put(Shelf.IMAGE, manifest(configuration)) + ",\"platform\":{\"os\":\"linux\",\"architecture\":\""
                + architecture + "\"}}";
    }

    private List<String> read(String manifest, String mediaType, String platform) {
        RemoteManifest top = new RemoteManifest(manifest.getBytes(StandardCharsets.UTF_8), mediaType);
        return new OnbuildReader(shelf.source).read(top, Platform.of(platform));
    }

    @Test
    void anImageSaysItInItsConfiguration() {
        assertThat(read(manifest("{\"config\":{\"OnBuild\":[\"RUN a\",\"COPY b c\"]}}"), Shelf.IMAGE, "linux/arm64"))
                .containsExactly("RUN a", "COPY b c");
    }

    @Test
    void aListHasItPerPlatform() {
        String list = Shelf.list(List.of(
                entry("amd64", "{\"config\":{\"OnBuild\":[\"RUN a\"]}}"),
                entry("arm64", "{\"config\":{\"OnBuild\":null}}"),
                entry("s390x", "{}")));

        assertThat(read(list, Shelf.LIST, "linux/amd64")).containsExactly("RUN a");
        assertThat(read(list, Shelf.LIST, "linux/arm64")).isEmpty();
        assertThat(read(list, Shelf.LIST, "linux/s390x")).isEmpty();
        assertThat(read(list, Shelf.LIST, "linux/riscv64")).isEmpty();
    }

    @Test
    void whatSteersTerminalsDoesNotGetThrough() {
        String configuration = "{\"config\":{\"OnBuild\":[\"RUN \\u001b[2J <<A\\nb\\nA\"]}}";

        assertThat(read(manifest(configuration), Shelf.IMAGE, "linux/arm64")).containsExactly("RUN ?[2J <<A\nb\nA");
    }

    @Test
    void whatIsNoImageIsRefused() {
        String nested = shelf.put(Shelf.LIST, Shelf.list(List.of()))
                + ",\"platform\":{\"os\":\"linux\",\"architecture\":\"arm64\"}}";
        for (String manifest : List.of("x", manifest("x"), Shelf.list(List.of(nested)))) {
            assertThatThrownBy(() -> read(manifest, "", "linux/arm64"))
                    .as(manifest)
                    .isInstanceOf(ProblemException.class);
        }
    }
}
