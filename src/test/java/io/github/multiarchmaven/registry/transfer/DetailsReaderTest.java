package io.github.multiarchmaven.registry.transfer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.multiarchmaven.layout.Descriptor;
import io.github.multiarchmaven.layout.LayoutContent;
import io.github.multiarchmaven.layout.OciLayout;
import io.github.multiarchmaven.layout.TestLayouts;
import io.github.multiarchmaven.model.Platform;
import io.github.multiarchmaven.narration.ProblemException;
import io.github.multiarchmaven.registry.transfer.ImageDetails.Image;
import io.github.multiarchmaven.registry.transfer.ImageDetails.Kind;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DetailsReaderTest {

    @TempDir
    private Path folder;

    private static ImageDetails read(OciLayout layout) {
        LayoutSource source = new LayoutSource(layout);
        Descriptor top = layout.tops().get(0);
        return DetailsReader.read(source, source.manifest(top.digest(), top.mediaType()));
    }

    private ImageDetails read(TestLayouts layouts) {
        return read(layouts.writeTo(folder));
    }

    private static Consumer<ObjectNode> platformOfFirst(Consumer<ObjectNode> edit) {
        return index -> edit.accept((ObjectNode) index.path("manifests").path(0).path("platform"));
    }

    private static void name(ObjectNode manifest, String predicateType) {
        ((ObjectNode) manifest.path("layers").path(0))
                .putObject("annotations")
                .put("in-toto.io/predicate-type", predicateType);
    }

    @Test
    void everyPlatformIsToldWithItsSizeItsLayersAndItsDate() {
        OciLayout layout = TestLayouts.of("linux/amd64", "linux/arm/v7")
                .editConfigurations(config -> config.put("created", "2024-05-27T15:10:00Z"))
                .writeTo(folder);
        LayoutContent content = layout.content();

        ImageDetails details = read(layout);

        assertThat(details.kind()).isEqualTo(Kind.LIST);
        assertThat(details.manifest().digest()).isEqualTo(content.index().digest());
        assertThat(details.images())
                .extracting(Image::platform)
                .containsExactly(Optional.of("linux/amd64"), Optional.of("linux/arm/v7"));
        assertThat(details.images())
                .extracting(Image::size)
                .containsExactlyElementsOf(content.images().stream()
                        .map(image -> image.blobs().mapToLong(Descriptor::size).sum())
                        .toList());
        assertThat(details.images()).allSatisfy(image -> {
            assertThat(image.layers()).isEqualTo(2);
            assertThat(image.created()).contains("2024-05-27T15:10:00Z");
            assertThat(image.remarks()).isEmpty();
            assertThat(image.offers().map(Platform::toString)).isEqualTo(image.platform());
        });
    }

    @Test
    void aSingleImageIsForThePlatformOfItsConfiguration() {
        ImageDetails details = read(TestLayouts.of("linux/arm64").asSingleImage());

        assertThat(details.kind()).isEqualTo(Kind.IMAGE);
        assertThat(details.images()).singleElement().satisfies(image -> {
            assertThat(image.declared()).isEmpty();
            assertThat(image.platform()).contains("linux/arm64");
            assertThat(image.digest()).isEqualTo(details.manifest().digest());
            assertThat(image.created()).isEmpty();
        });
    }

    @Test
    void attestationsAreNoPlatformsAndSayOfWhatTheyAre() {
        ImageDetails details = read(TestLayouts.of("linux/amd64", "linux/arm64").attested());

        assertThat(details.images()).hasSize(2);
        assertThat(details.attestations())
                .extracting(attestation -> attestation.platform().orElseThrow())
                .containsExactly("linux/amd64", "linux/arm64");
        assertThat(details.attestations().get(1).subject())
                .isEqualTo(details.images().get(1).digest());
        assertThat(details.attestations().get(1).predicateTypes()).containsExactly("https://slsa.dev/provenance/v0.2");
    }

    @Test
    void anAttestationOfAnImageThatIsElsewhereIsOne() {
        ImageDetails details = read(TestLayouts.of("linux/amd64")
                .attested()
                .editIndex(
                        index -> ((ObjectNode) index.path("manifests").path(1).path("annotations"))
                                .put("vnd.docker.reference.digest", "sha256:" + "0".repeat(64))));

        assertThat(details.attestations())
                .singleElement()
                .satisfies(attestation -> assertThat(attestation.platform()).isEmpty());
    }

    @Test
    void theKindsOfStatementsComeFromTheAnnotationsOfTheLayers() {
        // an image's manifest stands in for an attestation's: both have layers
        ImageDetails details = read(TestLayouts.of("linux/amd64", "linux/arm64")
                .editManifests(manifest -> name(manifest, "https://slsa.dev/provenance/v1\n"))
                .editIndex(index -> {
                    ObjectNode second = (ObjectNode) index.path("manifests").path(1);
                    second.remove("platform");
                    second.putObject("annotations")
                            .put(
                                    "vnd.docker.reference.digest",
                                    index.path("manifests")
                                            .path(0)
                                            .path("digest")
                                            .asText());
                }));

        assertThat(details.images()).hasSize(1);
        assertThat(details.attestations()).singleElement().satisfies(attestation -> {
            assertThat(attestation.platform()).contains("linux/amd64");
            assertThat(attestation.predicateTypes()).containsExactly("https://slsa.dev/provenance/v1?");
        });
    }

    @Test
    void anImageWhoseConfigurationSaysAnotherPlatformDoesNotCountForIts() {
        ImageDetails details = read(TestLayouts.of()
                .image("linux/arm64", "linux/amd64", List.of(Map.of()))
                .image("linux/amd64", "linux/amd64", List.of(Map.of())));

        Image wrong = details.images().get(0);
        assertThat(wrong.platform()).contains("linux/arm64");
        assertThat(wrong.remarks()).containsExactly("its own configuration says linux/amd64");
        assertThat(wrong.offers()).isEmpty();
        assertThat(details.images().get(1).remarks()).isEmpty();
    }

    @Test
    void aVariantThatTheConfigurationLeavesOutContradictsNothing() {
        ImageDetails details =
                read(TestLayouts.of("linux/arm/v6").editConfigurations(config -> config.remove("variant")));

        assertThat(details.images()).singleElement().satisfies(image -> {
            assertThat(image.remarks()).isEmpty();
            assertThat(image.offers()).contains(Platform.of("linux/arm/v6"));
        });
        ImageDetails other = read(TestLayouts.of("linux/arm/v6")
                .editConfigurations(config -> config.put("variant", "v5"))
                .writeTo(folder.resolve("other")));
        assertThat(other.images().get(0).remarks()).containsExactly("its own configuration says linux/arm/v5");
    }

    @Test
    void twoNamesOfOnePlatformAreThatPlatformTwice() {
        ImageDetails details = read(TestLayouts.of("linux/arm64")
                .image("linux/arm64", List.of(Map.of()))
                .editIndex(platformOfFirst(platform -> platform.put("variant", "v8"))));

        assertThat(details.images().get(0).remarks()).isEmpty();
        assertThat(details.images().get(1).remarks()).containsExactly("this platform is there more than once");
    }

    @Test
    void imagesForTwoVersionsOfWindowsAreTwo() {
        ImageDetails details = read(TestLayouts.of("windows/amd64")
                .image("windows/amd64", List.of(Map.of()))
                .editIndex(platformOfFirst(platform -> platform.put("os.version", "10.0.17763"))));

        assertThat(details.images().get(0).osVersion()).contains("10.0.17763");
        assertThat(details.images()).flatExtracting(Image::remarks).isEmpty();
    }

    @Test
    void aListWithinAListIsOneOfItsOwnAndItsPlatformsCount() {
        ImageDetails details = read(TestLayouts.of("linux/amd64", "linux/arm64").nested());

        assertThat(details.images()).isEmpty();
        assertThat(details.lists()).singleElement().satisfies(list -> {
            assertThat(list.kind()).isEqualTo(Kind.LIST);
            assertThat(list.images()).hasSize(2);
        });
        assertThat(details.allImages()).hasSize(2);
    }

    @Test
    void aPlatformThatIsNoneAndADateThatIsNoneAreShownAndHarmNobody() {
        ImageDetails details = read(TestLayouts.of("linux/amd64")
                .editIndex(platformOfFirst(platform -> platform.put("os", "li nux\u001b[31m" + "x".repeat(200))))
                .editConfigurations(config -> config.put("created", "today\u202e\n")));

        assertThat(details.images()).singleElement().satisfies(image -> {
            assertThat(image.platform().orElseThrow())
                    .startsWith("li nux?[31mxxx")
                    .hasSizeLessThan(110);
            assertThat(image.offers()).isEmpty();
            assertThat(image.created()).contains("today??");
        });
    }

    @Test
    void aConfigurationThatIsNoneIsARemark() {
        ImageDetails details = read(TestLayouts.of("linux/amd64").editManifests(manifest -> {
            ObjectNode config = (ObjectNode) manifest.path("config");
            ObjectNode layer = (ObjectNode) manifest.path("layers").path(0);
            config.put("digest", layer.path("digest").asText())
                    .put("size", layer.path("size").asLong());
        }));

        assertThat(details.images())
                .singleElement()
                .satisfies(
                        image -> assertThat(image.remarks()).containsExactly("its configuration is not a JSON object"));
    }

    @Test
    void aConfigurationOfManyBytesIsNotRead() {
        ImageDetails details = read(TestLayouts.of("linux/amd64")
                .editManifests(manifest -> ((ObjectNode) manifest.path("config")).put("size", 5_000_000)));

        assertThat(details.images().get(0).remarks())
                .containsExactly("its configuration has 5000000 bytes and was not read");
    }

    @Test
    void sizesThatNoDiskHoldsDoNotOverflow() {
        ImageDetails details = read(TestLayouts.of("linux/amd64")
                .editManifests(manifest ->
                        manifest.path("layers").forEach(layer -> ((ObjectNode) layer).put("size", Long.MAX_VALUE))));

        assertThat(details.images().get(0).size()).isEqualTo(Long.MAX_VALUE);
    }

    @Test
    void aConfigurationWithOtherBytesIsAProblem() {
        OciLayout layout = TestLayouts.of("linux/amd64").writeTo(folder);
        TestLayouts.damage(layout, layout.content().images().get(0).config().digest());

        assertThatThrownBy(() -> read(layout))
                .isInstanceOf(ProblemException.class)
                .hasMessageContaining("Its bytes have the digest")
                .hasMessageContaining("#layout-blob-wrong");
    }

    @Test
    void aConfigurationThatIsNotThereIsAProblem() {
        OciLayout layout = TestLayouts.of("linux/amd64").writeTo(folder);
        TestLayouts.remove(layout, layout.content().images().get(0).config().digest());

        assertThatThrownBy(() -> read(layout))
                .isInstanceOf(ProblemException.class)
                .hasMessageContaining("There is no ");
    }

    @Test
    void aManifestThatIsNoneIsAProblem() {
        assertThatThrownBy(
                        () -> read(TestLayouts.of("linux/amd64").editManifests(manifest -> manifest.remove("config"))))
                .isInstanceOf(ProblemException.class)
                .hasMessageContaining("neither an image nor a manifest list")
                .hasMessageContaining("#manifest-unusable");
    }
}
