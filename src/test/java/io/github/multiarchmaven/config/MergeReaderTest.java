package io.github.multiarchmaven.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.multiarchmaven.config.MergeSpec.InArchive;
import io.github.multiarchmaven.config.MergeSpec.InEngine;
import io.github.multiarchmaven.config.MergeSpec.InFolder;
import io.github.multiarchmaven.config.MergeSpec.InModule;
import io.github.multiarchmaven.config.MergeSpec.InRegistry;
import io.github.multiarchmaven.config.MergeSpec.InResult;
import io.github.multiarchmaven.config.MergeSpec.Origins;
import io.github.multiarchmaven.config.MergeSpec.SecondImages;
import io.github.multiarchmaven.config.MergeSpec.Source;
import io.github.multiarchmaven.model.ImageReference;
import io.github.multiarchmaven.model.Platform;
import io.github.multiarchmaven.narration.ProblemException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MergeReaderTest {

    private static final String DIGEST = "sha256:" + "0".repeat(64);
    private static final String OTHER_DIGEST = "sha256:" + "1".repeat(64);
    private static final RawNaming APP =
            new RawNaming(Optional.of("registry.example.com/acme/app"), Optional.empty(), List.of(), "1.0");

    @TempDir
    private Path folder;

    private List<Source> read(String... sources) {
        return MergeReader.read(
                        APP, List.of(sources), List.of(), folder, SecondImages.REFUSED, Origins.ALIKE, Optional.empty())
                .sources();
    }

    private Path layoutIn(String place) throws IOException {
        Path layout = Files.createDirectories(folder.resolve(place));
        Files.writeString(layout.resolve("oci-layout"), "{}");
        return layout;
    }

    private static ImageReference reference(String text) {
        return ImageReference.of(text);
    }

    @Test
    void eachFormMeansAKindOfPlace() throws IOException {
        Path layout = layoutIn("target/multiarch/app/layout");
        Path tar = Files.createFile(folder.resolve("arm.tar"));
        Path json = Files.createFile(folder.resolve("image.json"));

        assertThat(read(
                        "registry.example.com/acme/app:1.0",
                        "acme/app@" + DIGEST,
                        "docker://acme/app",
                        "docker://acme/app:arm",
                        "target/multiarch/app",
                        "arm.tar",
                        "image.json",
                        "maven://com.example:app",
                        "maven://com.example:app:2.0:tools"))
                .extracting(Source::place)
                .containsExactly(
                        new InRegistry(reference("registry.example.com/acme/app:1.0")),
                        new InRegistry(reference("acme/app@" + DIGEST)),
                        new InEngine(reference("acme/app:latest"), Optional.empty()),
                        new InEngine(reference("acme/app:arm"), Optional.empty()),
                        new InFolder(layout),
                        new InArchive(tar),
                        new InResult(json),
                        new InModule("com.example", "app", "1.0", Optional.empty()),
                        new InModule("com.example", "app", "2.0", Optional.of("tools")));
    }

    @Test
    void aSourceCanBeListedForAPlatform() throws IOException {
        Path layout = layoutIn("mine as yours");
        List<Source> sources =
                read("docker://acme/app:arm as linux/arm/v7", " acme/app:1.0   as   arm64 ", "mine as yours");

        assertThat(sources)
                .extracting(Source::listedAs)
                .containsExactly(
                        Optional.of(Platform.of("linux/arm/v7")),
                        Optional.of(Platform.of("linux/arm64")),
                        Optional.empty());
        assertThat(sources.get(2).place()).isEqualTo(new InFolder(layout));
    }

    @Test
    void anImageCanBeInAnotherEngine() {
        List<Source> sources = read(
                "docker://acme/app:arm on unix:///run/other.sock as linux/arm/v7", "docker://acme/app  on  raspberry");

        assertThat(sources)
                .extracting(Source::place)
                .containsExactly(
                        new InEngine(reference("acme/app:arm"), Optional.of("unix:///run/other.sock")),
                        new InEngine(reference("acme/app:latest"), Optional.of("raspberry")));
        assertThat(sources.get(0).listedAs()).contains(Platform.of("linux/arm/v7"));
    }

    @Test
    void aLoginInAnAddressIsNotShown() {
        assertThat(read("docker://acme/app:1 on tcp://me:pl3ase-hide@10.0.0.7:2375")
                        .get(0))
                .hasToString("docker://acme/app:1 on tcp://***@10.0.0.7:2375");
        assertThat(read("docker://app:1@" + DIGEST).get(0)).hasToString("docker://app:1@" + DIGEST);
        assertThatThrownBy(() -> read("docker://me:pl3ase-hide@example.com/app"))
                .isInstanceOf(ProblemException.class)
                .message()
                .contains("docker://***@example.com/app")
                .doesNotContain("pl3ase-hide");
    }

    @Test
    void aFileNamesWhatAnotherBuildHasPushed() throws IOException {
        Files.writeString(
                folder.resolve("digests.txt"),
                "\uFEFF# of the job on arm64\n\nregistry.example.com/acme/app:1.0@" + DIGEST
                        + "\r\nmirror.example.com/acme/app:latest@" + DIGEST + "\nregistry.example.com/acme/app@"
                        + OTHER_DIGEST);

        assertThat(read("digests.txt"))
                .extracting(Source::place)
                .as("an image in two repositories is one image")
                .containsExactly(
                        new InRegistry(reference("registry.example.com/acme/app@" + DIGEST)),
                        new InRegistry(reference("registry.example.com/acme/app@" + OTHER_DIGEST)));
        assertThat(read("digests.txt").get(0).text()).endsWith(" of digests.txt");
    }

    @Test
    void whatCannotBeUsedIsToldAtOnce() throws IOException {
        Files.createDirectories(folder.resolve("src"));
        Files.writeString(folder.resolve("notes"), "acme/app@" + DIGEST + "\nacme/app:1.0\n");
        Files.writeString(folder.resolve("empty"), "# nothing\n");
        Files.write(folder.resolve("big"), new byte[2 * 1024 * 1024]);
        assertThatThrownBy(() -> MergeReader.read(
                        new RawNaming(Optional.empty(), Optional.of("../x"), List.of("a b"), "1.0"),
                        List.of(
                                "src",
                                "acme/app",
                                "Acme",
                                "docker://Acme",
                                "notes",
                                "empty",
                                "big",
                                "acme/app:1 as a/b/c/d",
                                "maven://com.example",
                                "maven://com.example::1"),
                        List.of("//"),
                        folder,
                        SecondImages.REFUSED,
                        Origins.ALIKE,
                        Optional.of("some")))
                .isInstanceOf(ProblemException.class)
                .hasMessageStartingWith("15 problems:")
                .hasMessageContaining("#image-missing")
                .hasMessageContaining("#tag-invalid")
                .hasMessageContaining("#id-invalid")
                .hasMessageContaining("<sources> holds \"src\"")
                .hasMessageContaining("A reference needs a tag or a digest")
                .hasMessageContaining("<sources> holds \"Acme\"")
                .hasMessageContaining("<sources> holds \"docker://Acme\"")
                .hasMessageContaining("Line 2 is \"acme/app:1.0\", which is no reference with a digest")
                .hasMessageContaining("There is no reference in it")
                .hasMessageContaining("It has 2097152 bytes")
                .hasMessageContaining("<sources> holds \"a/b/c/d\", which is no platform")
                .hasMessageContaining("<checkBinaries> is \"some\"")
                .hasMessageContaining("<multiarch.merge.require> holds \"//\"");
    }

    @Test
    void withoutSourcesThereIsNothingToMerge() {
        assertThatThrownBy(this::read)
                .isInstanceOf(ProblemException.class)
                .hasMessageContaining("<sources> is missing")
                .hasMessageContaining("#reference-invalid");
    }
}
