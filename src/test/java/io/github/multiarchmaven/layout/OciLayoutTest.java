package io.github.multiarchmaven.layout;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.multiarchmaven.model.Digest;
import io.github.multiarchmaven.model.Inventory;
import io.github.multiarchmaven.model.Platform;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OciLayoutTest {

    private final Path folder;

    OciLayoutTest(@TempDir Path folder) {
        this.folder = folder;
    }

    @Test
    void listsEveryPlatformInTheOrderOfTheManifestList() {
        Inventory inventory = TestLayouts.of("linux/arm/v7", "linux/amd64", "linux/arm64")
                .writeTo(folder)
                .inventory();

        assertThat(inventory.platforms())
                .containsExactly(Platform.of("linux/arm/v7"), Platform.of("linux/amd64"), Platform.of("linux/arm64"));
        assertThat(inventory.attestations()).isEmpty();
    }

    @Test
    void tellsDigestsAndSizeOfAnImage() throws IOException {
        OciLayout layout = TestLayouts.of("linux/amd64").writeTo(folder);

        Inventory inventory = layout.inventory();

        Inventory.Child child = inventory.children().get(0);
        assertThat(Files.readString(folder.resolve("index.json")))
                .contains(inventory.index().value());
        assertThat(Files.readString(layout.blob(inventory.index())))
                .contains(child.manifest().value());
        assertThat(Files.readString(layout.blob(child.manifest())))
                .contains(child.config().value());
        long everything = 0;
        for (Descriptor blob : layout.content().images().get(0).blobs().toList()) {
            everything += Files.size(layout.blob(blob.digest()));
        }
        assertThat(child.size()).isEqualTo(everything).isPositive();
    }

    @Test
    void reportsWhatTheListAndWhatTheConfigurationSay() {
        Inventory inventory = TestLayouts.of()
                .image("linux/arm64", "linux/amd64", List.of(TestLayouts.SHARED_FILES))
                .writeTo(folder)
                .inventory();

        assertThat(inventory.children().get(0).declared()).isEqualTo(Platform.of("linux/arm64"));
        assertThat(inventory.children().get(0).configured()).isEqualTo(Platform.of("linux/amd64"));
    }

    @Test
    void takesTheDefaultVariantForNone() {
        Inventory inventory = TestLayouts.of("linux/arm64")
                .editConfigurations(config -> config.put("variant", "v8"))
                .writeTo(folder)
                .inventory();

        assertThat(inventory.children().get(0).configured()).isEqualTo(Platform.of("linux/arm64"));
    }

    @Test
    void countsNoAttestationAsAPlatform() {
        Inventory inventory = TestLayouts.of("linux/amd64", "linux/arm64")
                .attested()
                .writeTo(folder)
                .inventory();

        assertThat(inventory.platforms()).hasSize(2);
        assertThat(inventory.attestations()).hasSize(2);
    }

    @Test
    void takesAnAttestationThatClaimsAPlatformForAnImage() {
        Inventory inventory = TestLayouts.of("linux/amd64")
                .editIndex(index -> ((ObjectNode) index.withArray("manifests").get(0))
                        .putObject("annotations")
                        .put("vnd.docker.reference.type", "attestation-manifest"))
                .writeTo(folder)
                .inventory();

        assertThat(inventory.platforms()).containsExactly(Platform.of("linux/amd64"));
        assertThat(inventory.attestations()).isEmpty();
    }

    @Test
    void keepsBothImagesOfOnePlatform() {
        Inventory inventory = TestLayouts.of("linux/amd64")
                .image("linux/amd64", List.of(Map.of("etc/other", new byte[] {1})))
                .writeTo(folder)
                .inventory();

        assertThat(inventory.platforms()).containsExactly(Platform.of("linux/amd64"), Platform.of("linux/amd64"));
        assertThat(inventory.children().stream().map(Inventory.Child::manifest)).doesNotHaveDuplicates();
    }

    @Test
    void readsDockerMediaTypes() {
        Inventory inventory = TestLayouts.of("linux/amd64", "linux/s390x")
                .withDockerMediaTypes()
                .writeTo(folder)
                .inventory();

        assertThat(inventory.platforms()).hasSize(2);
    }

    @Test
    void readsAManifestListWithoutImages() {
        assertThat(TestLayouts.of().writeTo(folder).inventory().children()).isEmpty();
    }

    @Test
    void ignoresBlobsThatNothingRefersTo() throws IOException {
        OciLayout layout = TestLayouts.of("linux/amd64").writeTo(folder);
        Files.writeString(layout.blob(Digest.ofContent(new byte[0])), "stray");

        assertThat(layout.inventory().children()).hasSize(1);
    }

    @Test
    void removesWhatNothingRefersToAndNothingElse() throws IOException {
        OciLayout layout =
                TestLayouts.of("linux/amd64", "linux/arm64").attested().writeTo(folder);
        List<Path> before = blobsOf(layout);
        Files.writeString(layout.blob(Digest.ofContent(new byte[0])), "stray");
        Files.createDirectories(layout.folder().resolve("blobs/sha256/folder/in/folder"));

        layout.removeStrays();

        assertThat(blobsOf(layout)).isEqualTo(before);
        assertThat(layout.inventory().attestations()).hasSize(2);
    }

    @Test
    void removesWhatNothingRefersToAfterTheListWasAdded() throws IOException {
        OciLayout layout = TestLayouts.of("linux/amd64").asSingleImage().writeTo(folder);
        layout.ensureIndex(ListAnnotations.NONE);

        layout.removeStrays();

        assertThat(layout.inventory().children()).hasSize(1);
    }

    private static List<Path> blobsOf(OciLayout layout) throws IOException {
        try (Stream<Path> files = Files.list(layout.folder().resolve("blobs/sha256"))) {
            return files.sorted().toList();
        }
    }

    @Test
    void listsTheLayersOfAnImage() {
        LayoutContent content =
                TestLayouts.of("linux/amd64", "linux/arm64").writeTo(folder).content();

        List<Descriptor> amd64 = content.imagesFor(Platform.of("amd64")).get(0).layers();
        List<Descriptor> arm64 = content.imagesFor(Platform.of("arm64")).get(0).layers();
        assertThat(amd64).hasSize(2).first().isEqualTo(arm64.get(0));
        assertThat(amd64.get(1)).isNotEqualTo(arm64.get(1));
    }

    @Test
    void anImageIsHadWithoutWhatABuildUponItWouldExecute() throws IOException {
        OciLayout layout = TestLayouts.of("linux/arm64")
                .editConfigurations(configuration -> configuration
                        .putObject("config")
                        .put("User", "app")
                        .putArray("OnBuild")
                        .add("RUN exit 1"))
                .writeTo(folder.resolve("first"));
        LayoutContent.Image image = layout.content().images().get(0);
        OciLayout other = OciLayout.at(folder.resolve("second"));

        Digest manifest = layout.withoutTriggers(image, other).orElseThrow();

        other.ensureIndex(ListAnnotations.NONE);
        Inventory.Child child = other.inventory().children().get(0);
        assertThat(child.manifest())
                .isEqualTo(manifest)
                .isNotEqualTo(image.manifest().digest());
        assertThat(other.content().images().get(0).layers()).isEqualTo(image.layers());
        assertThat(Files.readString(other.blob(child.config())))
                .contains("\"User\":\"app\"")
                .doesNotContain("OnBuild");
    }

    @Test
    void anImageWithoutTriggersIsTakenAsItIs() {
        for (String triggers : List.of("none", "null", "empty")) {
            OciLayout layout = TestLayouts.of("linux/arm64")
                    .editConfigurations(configuration -> {
                        ObjectNode config = configuration.putObject("config");
                        if (triggers.equals("null")) {
                            config.putNull("OnBuild");
                        } else if (triggers.equals("empty")) {
                            config.putArray("OnBuild");
                        }
                    })
                    .writeTo(folder.resolve(triggers));
            OciLayout other = OciLayout.at(folder.resolve("not-made"));

            assertThat(layout.withoutTriggers(layout.content().images().get(0), other))
                    .isEmpty();
            assertThat(other.folder()).doesNotExist();
        }
    }
}
