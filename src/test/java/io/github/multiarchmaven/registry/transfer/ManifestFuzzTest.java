package io.github.multiarchmaven.registry.transfer;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import io.github.multiarchmaven.it.FuzzFolder;
import io.github.multiarchmaven.model.Platform;
import io.github.multiarchmaven.narration.ProblemException;
import io.github.multiarchmaven.registry.RemoteManifest;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.MethodSource;

/** Any document of a registry, as what a name stands for and within a list: a tree or a problem, by whoever reads it. */
class ManifestFuzzTest {

    static Stream<byte[]> documents() throws IOException {
        try (FuzzFolder folder = FuzzFolder.create()) {
            String image = new Shelf(folder.path()).image("linux") + "}";
            return Stream.of(
                            Shelf.list(2, image),
                            "{\"schemaVersion\":2,\"mediaType\":\"" + Shelf.IMAGE + "\",\"config\":" + image
                                    + ",\"layers\":[" + image + "]}",
                            "{\"os\":\"linux\",\"architecture\":\"arm64\",\"variant\":\"v8\",\"created\":"
                                    + "\"2026-11-01T00:00:00Z\",\"config\":{\"OnBuild\":[\"RUN a\"],\"Env\":[\"A=b\"],"
                                    + "\"Labels\":{\"a\":\"b\"}},\"rootfs\":{\"diff_ids\":[]}}")
                    .map(document -> document.getBytes(StandardCharsets.UTF_8));
        }
    }

    @MethodSource("documents")
    @FuzzTest
    void isReadOrRefused(byte[] input) throws IOException {
        try (FuzzFolder folder = FuzzFolder.create()) {
            Shelf shelf = new Shelf(folder.path());
            shelf.image("linux");
            String configured = shelf.put(
                            Shelf.IMAGE,
                            "{\"schemaVersion\":2,\"config\":"
                                    + shelf.put("application/vnd.oci.image.config.v1+json", input) + "},\"layers\":[]}")
                    + "}";
            String within = Shelf.list(List.of(shelf.put(Shelf.IMAGE, input) + "}"));
            for (RemoteManifest manifest : List.of(
                    new RemoteManifest(input, Shelf.LIST),
                    new RemoteManifest(input, Shelf.IMAGE),
                    Shelf.manifest(within),
                    Shelf.manifest(Shelf.list(1, configured)))) {
                attempt(() -> assertThat(TreeReader.read(shelf.source, manifest).manifestsBelow())
                        .doesNotContain(manifest));
                attempt(() ->
                        assertThat(new PlatformsOf(shelf.source).read(manifest)).isNotNull());
                attempt(() -> assertThat(
                                InventoryReader.read(shelf.source, manifest).index())
                        .isEqualTo(manifest.digest()));
                attempt(() ->
                        assertThat(DetailsReader.read(shelf.source, manifest)).isNotNull());
                attempt(() -> assertThat(ParticularsReader.read(shelf.source, manifest))
                        .isNotNull());
                attempt(() -> assertThat(new OnbuildReader(shelf.source).read(manifest, Platform.of("linux/arm64")))
                        .isNotNull());
            }
        }
    }

    private static void attempt(Runnable reading) {
        try {
            reading.run();
        } catch (ProblemException e) {
            assertThat(e.problems()).isNotEmpty();
        }
    }
}
