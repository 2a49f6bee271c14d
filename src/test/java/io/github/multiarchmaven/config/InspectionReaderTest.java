package io.github.multiarchmaven.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.multiarchmaven.config.InspectionSpec.InFolder;
import io.github.multiarchmaven.narration.ProblemException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class InspectionReaderTest {

    @TempDir
    private Path folder;

    private InspectionSpec read(String... references) {
        return InspectionReader.read(List.of(references), List.of(), folder, Optional.empty(), Optional.empty());
    }

    private Path layoutIn(String place) throws IOException {
        Path layout = Files.createDirectories(folder.resolve(place));
        Files.writeString(layout.resolve("oci-layout"), "{}");
        return layout;
    }

    @Test
    void aReferenceWithoutATagMeansLatest() {
        String digest = "sha256:" + "0".repeat(64);
        assertThat(read("acme/app", "acme/app:1.0", " acme/app@" + digest).subjects())
                .extracting(Object::toString)
                .containsExactly("acme/app:latest", "acme/app:1.0", "acme/app@" + digest);
    }

    @Test
    void aFolderWithALayoutIsMeantBeforeAnImageOfThatName() throws IOException {
        Path layout = layoutIn("acme/app");
        assertThat(read("acme/app", layout.toString()).subjects())
                .containsExactly(new InFolder(layout), new InFolder(layout));
        assertThat(read("acme/app:1.0").subjects()).first().isInstanceOf(InspectionSpec.InRegistry.class);
    }

    @Test
    void theFolderOfAResultMeansTheLayoutInIt() throws IOException {
        Path layout = layoutIn("target/multiarch/app/layout");
        assertThat(read("target/multiarch/app").subjects()).containsExactly(new InFolder(layout));
    }

    @Test
    void whatCannotBeReadIsToldAtOnce() throws IOException {
        Files.createDirectories(folder.resolve("src"));
        assertThatThrownBy(() -> InspectionReader.read(
                        List.of("src", "./gone", "", "Acme"),
                        List.of("//"),
                        folder,
                        Optional.empty(),
                        Optional.of(folder.resolve("raw"))))
                .isInstanceOf(ProblemException.class)
                .hasMessageStartingWith("6 problems:")
                .hasMessageContaining("<references> holds \"src\"")
                .hasMessageContaining("src:latest")
                .hasMessageContaining("<references> holds \"./gone\"")
                .hasMessageContaining("<references> holds \"Acme\"")
                .hasMessageContaining("#platform-malformed")
                .hasMessageContaining("<raw> is set, and there are 4 <references>");
    }

    @Test
    void nothingIsRefusedThatMightBeThere() {
        assertThat(InspectionReader.read(
                                List.of(), List.of("linux/loong64"), folder, Optional.empty(), Optional.empty())
                        .required())
                .hasSize(1);
    }
}
