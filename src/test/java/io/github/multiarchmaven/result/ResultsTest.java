package io.github.multiarchmaven.result;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.multiarchmaven.model.Digest;
import io.github.multiarchmaven.model.ImageReference;
import io.github.multiarchmaven.model.Inventory;
import io.github.multiarchmaven.model.Platform;
import io.github.multiarchmaven.narration.ProblemException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ResultsTest {

    private final Path folder;

    ResultsTest(@TempDir Path folder) {
        this.folder = folder;
    }

    private Results results() {
        return new Results(folder.resolve("multiarch"));
    }

    private static ImageDescription description(String id, String content) {
        Digest digest = Digest.ofContent(content.getBytes(StandardCharsets.UTF_8));
        Platform platform = Platform.of("linux/amd64");
        return new ImageDescription(
                id,
                ImageReference.of("acme/app"),
                List.of("1"),
                new Inventory(digest, List.of(new Inventory.Child(platform, platform, digest, digest, 7)), List.of()),
                ImageDescription.Scope.COMPLETE);
    }

    private KeptResult keep(String id, String content) throws IOException {
        try (Staging staging = results().stage(id)) {
            Files.createDirectories(staging.layout());
            Files.writeString(staging.layout().resolve("content"), content);
            Files.writeString(staging.metadata(), "{}");
            return results().keep(staging, description(id, content));
        }
    }

    private String kept(String id) throws IOException {
        return Files.readString(results().find(id).orElseThrow().layout().resolve("content"));
    }

    private List<String> names() throws IOException {
        try (Stream<Path> places = Files.list(folder.resolve("multiarch"))) {
            return places.map(place -> place.getFileName().toString()).sorted().toList();
        }
    }

    @Test
    void transcriptsOfFormerPartsAreRemoved(@TempDir Path place) throws IOException {
        Results results = new Results(place);
        results.dropTranscriptsOfParts("app");
        for (Path file : List.of(
                results.transcriptOf("app", "linux_arm64"),
                results.transcriptOf("app"),
                results.transcriptOf("app2", "linux_arm64"))) {
            Files.writeString(file, "text");
        }
        results.dropTranscriptsOfParts("app");
        assertThat(place.toFile().list()).containsExactlyInAnyOrder("app.log", "app2+linux_arm64.log");
    }

    @Test
    void whatIsKeptIsFoundAgainAndNothingElseStays() throws IOException {
        KeptResult kept = keep("app", "one");
        assertThat(results().find("app")).contains(kept);
        assertThat(results().all()).containsExactly(kept);
        assertThat(names()).containsExactly("app");
        try (Stream<Path> parts = Files.list(results().folderOf("app"))) {
            assertThat(parts.map(part -> part.getFileName().toString()))
                    .containsExactlyInAnyOrder("image.json", "layout");
        }
    }

    @Test
    void aNewResultReplacesTheOldOne() throws IOException {
        keep("app", "one");
        keep("app", "two");
        assertThat(kept("app")).isEqualTo("two");
        assertThat(names()).containsExactly("app");
    }

    @Test
    void aFailedBuildLeavesThePreviousResult() throws IOException {
        keep("app", "one");
        try (Staging staging = results().stage("app")) {
            Files.createDirectories(staging.layout());
            Files.writeString(staging.layout().resolve("content"), "half");
        }
        assertThat(kept("app")).isEqualTo("one");
        assertThat(names()).containsExactly("app");
    }

    @Test
    void aKilledBuildLeavesThePreviousResultAndTheNextOneClearsUp() throws IOException {
        keep("app", "one");
        Staging killed = results().stage("app");
        Files.createDirectories(killed.layout());
        Files.writeString(killed.layout().resolve("content"), "half");
        assertThat(kept("app")).isEqualTo("one");
        assertThat(results().all()).hasSize(1);
        try (Staging fresh = results().stage("app")) {
            assertThat(fresh.folder()).isEmptyDirectory();
        }
        assertThat(kept("app")).isEqualTo("one");
    }

    @Test
    void aRunKilledBetweenTheTwoMovesLosesNothing() throws IOException {
        keep("app", "one");
        Path aside = folder.resolve("multiarch/.replaced-app");
        Files.move(results().folderOf("app"), aside);
        assertThat(results().all())
                .singleElement()
                .satisfies(result -> assertThat(result.description().id()).isEqualTo("app"));
        assertThat(aside).doesNotExist();
        assertThat(kept("app")).isEqualTo("one");
        Files.move(results().folderOf("app"), aside);
        assertThat(kept("app")).isEqualTo("one");
    }

    @Test
    void theLayoutThatWillBeReplacedIsFoundWhereverAKilledRunLeftIt() throws IOException {
        assertThat(results().layoutOf("app")).doesNotExist();
        keep("app", "one");
        Files.move(results().folderOf("app"), folder.resolve("multiarch/.replaced-app"));
        assertThat(results().layoutOf("app").resolve("content")).hasContent("one");
    }

    @Test
    void aLayoutThatIsBegunAnewLeavesNothingButItsPlace() throws IOException {
        try (Staging staging = results().stage("app")) {
            Files.createDirectories(staging.layout().resolve("blobs"));
            staging.dropLayout();
            assertThat(staging.folder()).isEmptyDirectory();
        }
    }

    @Test
    void whatWasPutAsideIsNotRemovedBeforeItIsReplaced() throws IOException {
        keep("app", "one");
        Files.move(results().folderOf("app"), folder.resolve("multiarch/.replaced-app"));
        Staging immovable = new Staging(folder.resolve("multiarch"));
        assertThatThrownBy(() -> results().keep(immovable, description("app", "two")))
                .isInstanceOf(ProblemException.class)
                .hasMessageContaining("Cannot move the result")
                .hasMessageContaining("docs/problems.md#file-failed");
        assertThat(kept("app")).isEqualTo("one");
    }

    @Test
    void anOldResultPutAsideGoesWhenTheNewOneIsThere() throws IOException {
        keep("app", "one");
        keep("other", "left over");
        Files.move(results().folderOf("other"), folder.resolve("multiarch/.replaced-app"));
        keep("app", "two");
        assertThat(names()).containsExactly("app");
        assertThat(kept("app")).isEqualTo("two");
    }

    @Test
    void resultsAreListedByTheirNames() throws IOException {
        keep("b", "b");
        keep("a", "a");
        Files.writeString(results().transcriptOf("a"), "words");
        Files.createDirectories(folder.resolve("multiarch/empty"));
        assertThat(results().all())
                .extracting(result -> result.description().id())
                .containsExactly("a", "b");
    }

    @Test
    void whereNothingWasBuiltThereIsNothing() {
        assertThat(results().all()).isEmpty();
        assertThat(results().find("app")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", ".", "..", "../app", "app/", "a\\b", ".staging-app", "a:b", "a\u0000b", "*", "\u0131"})
    void whatCannotNameAResultNamesNone(String id) throws IOException {
        keep("app", "one");
        Files.createDirectories(folder.resolve("app"));
        Files.copy(results().folderOf("app").resolve("image.json"), folder.resolve("app/image.json"));
        assertThat(results().find(id)).isEmpty();
    }

    @Test
    void aDamagedDescriptionIsAProblem() throws IOException {
        keep("app", "one");
        Files.writeString(results().folderOf("app").resolve("image.json"), "{}");
        assertThatThrownBy(() -> results().find("app"))
                .isInstanceOf(ProblemException.class)
                .hasMessageContaining("Schema missing instead of 1")
                .hasMessageContaining("docs/problems.md#result-changed");
    }

    @Test
    void aResultUnderAnotherNameIsAProblem() throws IOException {
        keep("app", "one");
        Files.move(results().folderOf("app"), results().folderOf("copy"));
        assertThatThrownBy(() -> results().find("copy"))
                .isInstanceOf(ProblemException.class)
                .hasMessageContaining("It describes the result \"app\"");
    }

    @Test
    void aFileInTheWayIsAProblem() throws IOException {
        Files.writeString(folder.resolve("multiarch"), "in the way");
        assertThatThrownBy(() -> results().stage("app"))
                .isInstanceOf(ProblemException.class)
                .hasMessageContaining("docs/problems.md#file-failed");
    }
}
