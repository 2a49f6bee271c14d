package io.github.multiarchmaven.layout;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.junit.jupiter.api.Assumptions.abort;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.multiarchmaven.model.Digest;
import io.github.multiarchmaven.model.Platform;
import io.github.multiarchmaven.narration.Problem;
import io.github.multiarchmaven.narration.ProblemCode;
import io.github.multiarchmaven.narration.ProblemException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BlobFaultsTest {

    private final Path folder;

    BlobFaultsTest(@TempDir Path folder) {
        this.folder = folder;
    }

    @Test
    void looksAtEachBlobOnce() {
        OciLayout layout =
                TestLayouts.of("linux/amd64", "linux/arm64").attested().writeTo(folder);
        LayoutProblems wording = new LayoutProblems(folder);
        LayoutDocuments documents = new LayoutDocuments(folder, wording, new Blobs(folder, wording));
        List<Digest> seen = new ArrayList<>();

        new LayoutReader(documents, wording).read(use -> seen.add(use.digest()));

        LayoutContent content = layout.content();
        assertThat(seen)
                .doesNotHaveDuplicates()
                .containsExactlyInAnyOrderElementsOf(Stream.concat(
                                content.images().stream().flatMap(image -> image.layers().stream()),
                                content.attestations().stream().flatMap(a -> a.parts().stream()))
                        .map(Descriptor::digest)
                        .distinct()
                        .toList());
    }

    @Test
    void namesEveryBlobThatIsMissing() {
        OciLayout layout = twoPlatforms().attested().writeTo(folder);
        LayoutContent content = layout.content();
        LayoutContent.Image amd64 = content.imagesFor(Platform.of("amd64")).get(0);
        LayoutContent.Image arm64 = content.imagesFor(Platform.of("arm64")).get(0);
        LayoutContent.Attestation attestation = content.attestations().get(1);
        TestLayouts.remove(layout, amd64.layers().get(0).digest());
        TestLayouts.remove(layout, amd64.layers().get(1).digest());
        TestLayouts.remove(layout, arm64.config().digest());
        TestLayouts.remove(layout, attestation.parts().get(1).digest());

        List<Problem> problems = problemsOf(layout);

        assertThat(problems).extracting(Problem::code).containsOnly(ProblemCode.LAYOUT_BLOB_MISSING);
        assertThat(problems)
                .extracting(Problem::what)
                .containsExactly(
                        "The blob for the configuration of linux/arm64 is missing from the image layout.",
                        "The blob for layer 1 of linux/amd64 and layer 1 of linux/arm64 is missing from the image layout.",
                        "The blob for layer 2 of linux/amd64 is missing from the image layout.",
                        "The blob for part 2 of the attestation of linux/arm64 is missing from the image layout.");
        assertThat(problems.get(0).evidence())
                .anyMatch(line -> line.contains(arm64.config().digest().value()));
        assertThat(problemsOf(layout::content)).isEqualTo(problems);
    }

    @Test
    void namesEveryBlobWithOtherBytes() {
        OciLayout layout = twoPlatforms().attested().writeTo(folder);
        LayoutContent content = layout.content();
        LayoutContent.Image arm64 = content.imagesFor(Platform.of("arm64")).get(0);
        LayoutContent.Attestation attestation = content.attestations().get(0);
        TestLayouts.damage(layout, arm64.layers().get(1).digest());
        TestLayouts.damage(layout, attestation.parts().get(1).digest());

        List<Problem> problems = problemsOf(layout);

        assertThat(problems).extracting(Problem::code).containsOnly(ProblemCode.LAYOUT_BLOB_WRONG);
        assertThat(problems)
                .extracting(Problem::what)
                .containsExactly(
                        "The blob for layer 2 of linux/arm64 is damaged in the image layout.",
                        "The blob for part 2 of the attestation of linux/amd64 is damaged in the image layout.");
        assertThat(problems.get(0).why()).contains("SHA-256");
    }

    @Test
    void refusesADamagedDocument() {
        OciLayout layout = twoPlatforms().writeTo(folder);
        LayoutContent content = layout.content();
        TestLayouts.damage(layout, content.images().get(0).manifest().digest());
        TestLayouts.damage(layout, content.images().get(1).config().digest());

        assertThat(problemsOf(layout))
                .extracting(Problem::what)
                .containsExactly(
                        "The blob for the manifest of linux/amd64 is damaged in the image layout.",
                        "The blob for the configuration of linux/arm64 is damaged in the image layout.");
    }

    @Test
    void refusesABlobOfAnotherSize() throws IOException {
        OciLayout layout = twoPlatforms().writeTo(folder);
        Digest digest = layout.content().images().get(0).layers().get(1).digest();
        Files.write(layout.blob(digest), new byte[3]);

        Problem problem = problemsOf(layout).get(0);

        assertThat(problem.code()).isEqualTo(ProblemCode.LAYOUT_BLOB_WRONG);
        assertThat(problem.evidence()).contains("found    3 bytes");
    }

    @Test
    void refusesTwoSizesOfOneBlob() {
        OciLayout layout = TestLayouts.of("linux/amd64")
                .editManifests(manifest -> manifest.withArray("layers")
                        .add(first(manifest, "layers").deepCopy().put("size", 1)))
                .writeTo(folder);

        assertThat(problemsOf(layout))
                .extracting(Problem::what)
                .contains("The blob for layer 3 of linux/amd64 is damaged in the image layout.");
    }

    @Test
    void reportsEverythingAtOnce() throws IOException {
        OciLayout layout = twoPlatforms().writeTo(folder);
        LayoutContent content = layout.content();
        Files.delete(folder.resolve("oci-layout"));
        TestLayouts.remove(layout, content.images().get(0).manifest().digest());
        TestLayouts.damage(layout, content.images().get(1).layers().get(0).digest());

        assertThat(problemsOf(layout))
                .extracting(Problem::code)
                .containsExactly(
                        ProblemCode.LAYOUT_UNREADABLE, ProblemCode.LAYOUT_BLOB_MISSING, ProblemCode.LAYOUT_BLOB_WRONG);
    }

    @Test
    void refusesAFolderInPlaceOfABlob() throws IOException {
        OciLayout layout = twoPlatforms().writeTo(folder);
        Path blob = layout.blob(layout.content().images().get(0).layers().get(1).digest());
        Files.delete(blob);
        Files.createDirectory(blob);

        assertUnreadable(layout, "the blob for layer 2 of linux/amd64", "not a file");
    }

    @Test
    void refusesASymbolicLinkInPlaceOfABlob() throws IOException {
        OciLayout layout = twoPlatforms().writeTo(folder.resolve("layout"));
        Path blob = layout.blob(layout.content().images().get(0).layers().get(1).digest());
        link(blob, Files.move(blob, folder.resolve("elsewhere")));

        assertUnreadable(layout, "the blob for layer 2 of linux/amd64", "symbolic link");
    }

    @Test
    void refusesASymbolicLinkInPlaceOfTheBlobs() throws IOException {
        OciLayout layout = twoPlatforms().writeTo(folder.resolve("layout"));
        Path blobs = layout.folder().resolve("blobs");
        link(blobs, Files.move(blobs, folder.resolve("elsewhere")));

        assertUnreadable(layout, "the folder blobs", "symbolic link");
    }

    private static TestLayouts twoPlatforms() {
        return TestLayouts.of("linux/amd64", "linux/arm64");
    }

    private static ObjectNode first(ObjectNode json, String list) {
        return (ObjectNode) json.withArray(list).get(0);
    }

    private static void link(Path link, Path target) {
        try {
            Files.createSymbolicLink(link, target);
        } catch (IOException | UnsupportedOperationException e) {
            abort("symbolic links cannot be made here: " + e);
        }
    }

    private static List<Problem> problemsOf(OciLayout layout) {
        return problemsOf(layout::inventory);
    }

    private static List<Problem> problemsOf(Runnable reading) {
        return catchThrowableOfType(ProblemException.class, reading::run).problems();
    }

    private static void assertUnreadable(OciLayout layout, String part, String reason) {
        assertThat(problemsOf(layout)).first().satisfies(problem -> {
            assertThat(problem.code()).isEqualTo(ProblemCode.LAYOUT_UNREADABLE);
            assertThat(problem.what()).contains(part);
            assertThat(problem.why()).containsIgnoringCase(reason);
            assertThat(problem.evidence()).contains("layout   " + layout.folder());
        });
    }
}
