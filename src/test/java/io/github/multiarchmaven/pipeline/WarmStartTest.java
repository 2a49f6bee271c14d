package io.github.multiarchmaven.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.multiarchmaven.config.BlobStoreChoice;
import io.github.multiarchmaven.layout.OciLayout;
import io.github.multiarchmaven.layout.TestLayouts;
import io.github.multiarchmaven.model.Digest;
import io.github.multiarchmaven.model.Inventory;
import io.github.multiarchmaven.narration.Problem;
import io.github.multiarchmaven.narration.ProblemCode;
import io.github.multiarchmaven.narration.ProblemException;
import io.github.multiarchmaven.result.Results;
import io.github.multiarchmaven.result.Staging;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WarmStartTest {

    private static final TestLayouts IMAGE = TestLayouts.of("linux/amd64", "linux/arm64");

    private final Path folder;
    private final ToldLines log = new ToldLines();
    private int builds;
    private int sent;

    WarmStartTest(@TempDir Path folder) {
        this.folder = folder;
    }

    private Path previous() {
        return folder.resolve("target/app/layout");
    }

    private Staging staging() {
        return new Results(folder.resolve("target")).stage("app");
    }

    /** As buildx and its content store do it: what is there by name is not sent. */
    private Inventory build(Path layout) {
        builds++;
        sent = 0;
        Path source = folder.resolve("builder-" + builds);
        IMAGE.writeTo(source);
        try (Stream<Path> files = Files.walk(source)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                Path place = layout.resolve(source.relativize(file));
                Files.createDirectories(place.getParent());
                if (!place.toString().contains("sha256") || !Files.exists(place)) {
                    Files.copy(file, place);
                    sent++;
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        OciLayout result = OciLayout.at(layout);
        result.removeStrays();
        return result.inventory();
    }

    private WarmStart warmStart(Staging staging) {
        SharedBlobs shared = SharedBlobs.of(new BlobStoreChoice.In(folder.resolve("store"), 1_000_000), log);
        return new WarmStart(staging, previous(), "acme/app app linux/amd64", shared, log);
    }

    private Inventory run() {
        try (Staging staging = staging()) {
            WarmStart warm = warmStart(staging);
            Inventory inventory = warm.run(() -> build(staging.layout()));
            warm.remember();
            return inventory;
        }
    }

    @Test
    void nothingIsSentThatThePreviousLayoutHas() {
        Inventory first = run();
        assertThat(sent).isEqualTo(10);
        IMAGE.writeTo(previous());
        assertThat(run()).isEqualTo(first);
        assertThat(sent).as("index.json and oci-layout").isEqualTo(2);
        assertThat(builds).isEqualTo(2);
    }

    @Test
    void aDamagedBlobIsFoundAndTheImageIsBuiltAgainWithoutIt() {
        OciLayout before = IMAGE.writeTo(previous());
        Digest damaged = before.inventory().children().get(0).config();
        Inventory right = before.inventory();
        TestLayouts.damage(before, damaged);
        assertThat(run()).isEqualTo(right);
        assertThat(builds).isEqualTo(2);
        assertThat(sent).as("everything").isEqualTo(10);
        assertThat(log.lines)
                .singleElement()
                .asString()
                .contains("A former build left what is damaged now", damaged.value());
    }

    @Test
    void nothingIsSentAfterThePreviousLayoutWasRemoved() {
        Inventory first = run();
        assertThat(run()).isEqualTo(first);
        assertThat(sent).as("index.json and oci-layout").isEqualTo(2);
        assertThat(log.lines)
                .singleElement()
                .asString()
                .matches("[1-9].* k?B of the image were here from former builds");
    }

    @Test
    void aDamagedBlobIsThrownOutOfTheStore() throws IOException {
        Inventory right = run();
        Path blob = folder.resolve("store/files")
                .resolve(right.children().get(1).config().hex());
        byte[] whole = Files.readAllBytes(blob);
        Files.delete(blob);
        Files.writeString(blob, "damaged");
        assertThat(run()).isEqualTo(right);
        assertThat(sent).as("everything").isEqualTo(10);
        assertThat(blob).hasBinaryContent(whole);
        assertThat(run()).isEqualTo(right);
        assertThat(sent).isEqualTo(2);
        assertThat(builds).isEqualTo(4);
    }

    @Test
    void aStoreThatCannotBeIsDoneWithout() throws IOException {
        Files.writeString(folder.resolve("store"), "in the way");
        run();
        assertThat(builds).isEqualTo(1);
        assertThat(log.lines)
                .singleElement()
                .asString()
                .contains("something wrong with " + folder.resolve("store"), "multiarch.blobStore");
    }

    @Test
    void damageThatTheBuilderSendsIsAProblemAtOnce() {
        IMAGE.writeTo(previous());
        try (Staging staging = staging()) {
            WarmStart warm = warmStart(staging);
            assertThatThrownBy(() -> warm.run(() -> {
                        Inventory inventory = build(staging.layout());
                        OciLayout layout = OciLayout.at(staging.layout());
                        TestLayouts.remove(layout, inventory.children().get(0).config());
                        return layout.inventory();
                    }))
                    .isInstanceOf(ProblemException.class)
                    .hasMessageContaining("#layout-blob-missing");
        }
        assertThat(builds).isEqualTo(1);
    }

    @Test
    void aBuildThatFailsIsNotDoneAgain() {
        OciLayout before = IMAGE.writeTo(previous());
        TestLayouts.damage(before, before.inventory().index());
        ProblemException failure = new ProblemException(
                Problem.of(ProblemCode.BUILD_STEP_FAILED, "a step failed", "it said so", "mend it"));
        try (Staging staging = staging()) {
            WarmStart warm = warmStart(staging);
            assertThatThrownBy(() -> warm.run(() -> {
                        throw failure;
                    }))
                    .isSameAs(failure);
        }
        assertThat(log.lines).isEmpty();
    }
}
