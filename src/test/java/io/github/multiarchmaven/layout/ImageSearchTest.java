package io.github.multiarchmaven.layout;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.multiarchmaven.model.Platform;
import io.github.multiarchmaven.narration.Problem;
import io.github.multiarchmaven.narration.ProblemCode;
import io.github.multiarchmaven.narration.ProblemException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ImageSearchTest {

    private final Path folder;

    ImageSearchTest(@TempDir Path folder) {
        this.folder = folder;
    }

    private List<Platform> platforms(TestLayouts layouts) {
        return layouts.writeTo(folder.resolve("layout")).allImages().stream()
                .map(LayoutPart::platform)
                .toList();
    }

    private List<ProblemCode> problems(OciLayout layout) {
        try {
            layout.allImages();
            return List.of();
        } catch (ProblemException e) {
            return e.problems().stream().map(Problem::code).toList();
        }
    }

    @Test
    void findsTheImagesOfAList() {
        TestLayouts layouts =
                TestLayouts.of("linux/amd64", "linux/arm/v7", "windows/amd64").attested();
        OciLayout layout = layouts.writeTo(folder.resolve("layout"));
        assertThat(layout.allImages()).isEqualTo(LayoutPart.allOf(layout));
    }

    @Test
    void anImageThatNoListNamesIsWhatItsConfigurationSays() {
        OciLayout layout = TestLayouts.of("linux/arm/v6")
                .asSingleImage()
                .editTop(json -> {
                    ObjectNode top = (ObjectNode) json.path("manifests").path(0);
                    top.remove("platform");
                    top.putObject("annotations").put("io.containerd.image.name", "docker.io/acme/app:1.0");
                })
                .writeTo(folder.resolve("layout"));
        assertThat(layout.allImages()).singleElement().satisfies(part -> {
            assertThat(part.platform()).isEqualTo(Platform.of("linux/arm/v6"));
            assertThat(part.image().manifest().annotations())
                    .as("a name of the whole is none of a part")
                    .isEmpty();
        });
    }

    @Test
    void oneImageUnderTwoNamesIsOne() {
        assertThat(platforms(TestLayouts.of("linux/amd64").editTop(json -> {
                    ArrayNode tops = (ArrayNode) json.path("manifests");
                    ObjectNode again = tops.path(0).deepCopy();
                    again.putObject("annotations").put("org.opencontainers.image.ref.name", "latest");
                    tops.add(again);
                })))
                .containsExactly(Platform.of("linux/amd64"));
    }

    @Test
    void aListInAListIsAProblem() {
        OciLayout layout = TestLayouts.of("linux/amd64").nested().writeTo(folder.resolve("layout"));
        assertThatThrownBy(layout::allImages)
                .hasMessageContaining("A manifest list refers to another manifest list")
                .hasMessageContaining("#merge-list-nested");
        assertThatThrownBy(layout::imagesThatAreThere).hasMessageContaining("#merge-list-nested");
    }

    @Test
    void theProblemsOfAllImagesAreTold() {
        OciLayout layout = TestLayouts.of("linux/amd64", "linux/arm64", "linux/s390x")
                .attested()
                .writeTo(folder.resolve("layout"));
        LayoutContent content = layout.content();
        TestLayouts.remove(layout, content.images().get(0).layers().get(1).digest());
        TestLayouts.damage(layout, content.images().get(1).config().digest());
        TestLayouts.remove(layout, content.attestations().get(2).parts().get(1).digest());
        assertThat(problems(layout))
                .containsExactlyInAnyOrder(
                        ProblemCode.LAYOUT_BLOB_MISSING,
                        ProblemCode.LAYOUT_BLOB_WRONG,
                        ProblemCode.LAYOUT_BLOB_MISSING);
    }

    @Test
    void aConfigurationThatSaysNothingIsAProblem() {
        assertThat(problems(TestLayouts.of("linux/amd64")
                        .editConfigurations(json -> json.remove("os"))
                        .writeTo(folder.resolve("1"))))
                .containsExactly(ProblemCode.LAYOUT_UNREADABLE);
        assertThat(problems(TestLayouts.of("linux/amd64")
                        .editManifests(json -> ((ObjectNode) json.path("config")).put("mediaType", "text/plain"))
                        .writeTo(folder.resolve("2"))))
                .containsExactly(ProblemCode.LAYOUT_UNREADABLE);
    }

    @Test
    void aListWithoutAnImageIsEmpty() {
        assertThat(problems(TestLayouts.of("linux/amd64")
                        .editIndex(json -> json.putArray("manifests"))
                        .writeTo(folder.resolve("layout"))))
                .containsExactly(ProblemCode.LAYOUT_UNREADABLE);
    }
}
