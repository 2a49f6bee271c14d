package io.github.multiarchmaven.layout;

import static org.assertj.core.api.Assertions.assertThat;

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

class LayoutPartTest {

    private final Path folder;

    LayoutPartTest(@TempDir Path folder) {
        this.folder = folder;
    }

    @Test
    void makesOneListOfTheImagesOfSeveralLayouts() throws IOException {
        OciLayout first = TestLayouts.of("linux/amd64", "linux/arm64").writeTo(folder.resolve("1"));
        OciLayout second = TestLayouts.of("linux/arm/v7").attested().writeTo(folder.resolve("2"));
        List<LayoutPart> parts = Stream.of(second, first)
                .flatMap(layout -> LayoutPart.allOf(layout).stream())
                .toList();

        OciLayout whole = OciLayout.at(folder.resolve("whole"));
        Digest digest = whole.assemble(parts, Map.of("name", "value"));

        Inventory inventory = whole.inventory();
        assertThat(inventory.index()).isEqualTo(digest);
        assertThat(inventory.platforms())
                .containsExactly(Platform.of("linux/arm/v7"), Platform.of("linux/amd64"), Platform.of("linux/arm64"));
        assertThat(inventory.children())
                .containsExactlyElementsOf(Stream.of(second, first)
                        .flatMap(layout -> layout.inventory().children().stream())
                        .toList());
        assertThat(inventory.attestations())
                .hasSize(1)
                .isEqualTo(second.inventory().attestations());
        assertThat(Files.readString(whole.blob(digest))).endsWith("],\"annotations\":{\"name\":\"value\"}}");
    }

    @Test
    void givesTheSameDigestForTheSameParts() {
        OciLayout layout =
                TestLayouts.of("linux/amd64", "linux/s390x").attested().writeTo(folder.resolve("1"));
        List<LayoutPart> parts = LayoutPart.allOf(layout);

        Digest once = OciLayout.at(folder.resolve("2")).assemble(parts, Map.of());
        Digest again = OciLayout.at(folder.resolve("3")).assemble(parts, Map.of());
        Digest turned = OciLayout.at(folder.resolve("4")).assemble(List.of(parts.get(1), parts.get(0)), Map.of());

        assertThat(again).isEqualTo(once).isNotEqualTo(turned);
    }

    @Test
    void listsAnImageUnderThePlatformThatItIsGiven() throws IOException {
        OciLayout layout = TestLayouts.of("windows/amd64")
                .editConfigurations(json -> json.put("os.version", "10.0.20348"))
                .writeTo(folder.resolve("1"));

        OciLayout other = OciLayout.at(folder.resolve("2"));
        Digest digest = other.assemble(
                LayoutPart.allOf(layout).stream()
                        .map(part -> part.listedAs(Platform.of("windows/arm64")))
                        .toList(),
                Map.of());

        assertThat(Files.readString(other.blob(digest)))
                .contains("\"platform\":{\"architecture\":\"arm64\",\"os\":\"windows\",\"os.version\":\"10.0.20348\"}");
    }

    @Test
    void sharesTheFilesOfBlobsAndLeavesThoseThatAreThere() throws IOException {
        OciLayout layout = TestLayouts.of("linux/amd64").writeTo(folder.resolve("1"));
        LayoutContent.Image image = layout.content().images().get(0);
        OciLayout other = OciLayout.at(folder.resolve("2"));
        Path there = other.blob(image.config().digest());
        Files.createDirectories(there.getParent());
        Files.writeString(there, "there");

        other.assemble(LayoutPart.allOf(layout), Map.of());

        Digest manifest = image.manifest().digest();
        assertThat(Files.isSameFile(layout.blob(manifest), other.blob(manifest)))
                .isTrue();
        assertThat(there).hasContent("there");
    }
}
