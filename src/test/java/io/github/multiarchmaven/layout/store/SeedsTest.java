package io.github.multiarchmaven.layout.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.multiarchmaven.layout.OciLayout;
import io.github.multiarchmaven.layout.TestLayouts;
import io.github.multiarchmaven.model.Digest;
import io.github.multiarchmaven.model.Inventory;
import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SeedsTest {

    private static final Linking NO_LINKS = (link, existing) -> {
        throw new FileSystemException(link.toString(), existing.toString(), "Invalid cross-device link");
    };

    private final Path previous;
    private final Path layout;

    SeedsTest(@TempDir Path folder) {
        this.previous = folder.resolve("previous");
        this.layout = folder.resolve("layout");
    }

    private BlobFolder blobs() {
        return BlobFolder.ofLayout(layout);
    }

    private static Object inode(Path file) throws IOException {
        return Files.getAttribute(file, "unix:ino");
    }

    @Test
    void theBlobsOfThePreviousLayoutAreThereAndTakeNoSpace() throws IOException {
        OciLayout before = TestLayouts.of("linux/amd64").writeTo(previous);
        Seeds seeds = Seeds.in(layout);
        seeds.layLayout(previous);
        assertThat(blobs().all())
                .containsExactlyInAnyOrderElementsOf(
                        BlobFolder.ofLayout(previous).all())
                .allSatisfy(digest -> assertThat(inode(blobs().fileOf(digest))).isEqualTo(inode(before.blob(digest))));
        assertThat(seeds.damaged()).isEmpty();
    }

    @Test
    void aBlobThatWasAwayForAMomentIsDoneWithout() throws IOException {
        TestLayouts.of("linux/amd64").writeTo(previous);
        Seeds seeds = Seeds.in(layout, (link, existing) -> {
            throw new NoSuchFileException(link.toString(), existing.toString(), "gone, and there again");
        });
        seeds.layLayout(previous);
        assertThat(blobs().all()).isEmpty();
        assertThat(seeds.damaged()).isEmpty();
    }

    @Test
    void nothingButBlobsIsTaken() throws IOException {
        TestLayouts.of("linux/amd64").writeTo(previous);
        Seeds.in(layout).layLayout(previous);
        try (Stream<Path> parts = Files.list(layout)) {
            assertThat(parts).containsExactly(layout.resolve("blobs"));
        }
    }

    @Test
    void whereThereWasNoLayoutThereIsNothing() throws IOException {
        Seeds.in(layout).layLayout(previous);
        assertThat(layout).doesNotExist();
    }

    @Test
    void whatIsNoFileOrHasNoNameOfABlobStaysWhereItIs() throws IOException {
        BlobFolder before = BlobFolder.ofLayout(previous);
        Files.createDirectories(before.fileOf(Digest.ofContent(new byte[] {1})));
        Files.createSymbolicLink(before.fileOf(Digest.ofContent(new byte[] {2})), Path.of("README"));
        Files.writeString(before.path().resolve("README"), "?");
        Seeds.in(layout).layLayout(previous);
        assertThat(layout).doesNotExist();
    }

    @Test
    void blobsAreCopiedWhereLinksFail() throws IOException {
        OciLayout before = TestLayouts.of("linux/amd64").writeTo(previous);
        Seeds seeds = Seeds.in(layout, NO_LINKS);
        seeds.layLayout(previous);
        assertThat(blobs().all())
                .hasSameSizeAs(BlobFolder.ofLayout(previous).all())
                .allSatisfy(digest -> {
                    assertThat(blobs().fileOf(digest)).hasSameBinaryContentAs(before.blob(digest));
                    assertThat(inode(blobs().fileOf(digest))).isNotEqualTo(inode(before.blob(digest)));
                    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(blobs().fileOf(digest))))
                            .doesNotContain("w");
                });
        try (Stream<Path> files = Files.list(blobs().path())) {
            assertThat(files).hasSameSizeAs(blobs().all());
        }
    }

    @Test
    void whatMayBeNeededIsNotCopied() throws IOException {
        TestLayouts.of("linux/amd64").writeTo(previous);
        BlobFolder folder = BlobFolder.ofLayout(previous);
        Seeds.in(layout, NO_LINKS).layPossible(folder, folder.all());
        assertThat(blobs().all()).isEmpty();
        Seeds.in(layout).layPossible(folder, folder.all());
        assertThat(blobs().all()).hasSameSizeAs(folder.all());
    }

    @Test
    void aBlobThatVanishesMeanwhileIsDoneWithout() throws IOException {
        TestLayouts.of("linux/amd64").writeTo(previous);
        Linking late = (link, existing) -> {
            Files.delete(existing);
            Files.createLink(link, existing);
        };
        Linking lateCopy = (link, existing) -> {
            Files.delete(existing);
            NO_LINKS.link(link, existing);
        };
        Seeds.in(layout, late).layLayout(previous);
        TestLayouts.of("linux/amd64").writeTo(previous);
        Seeds.in(layout, lateCopy).layLayout(previous);
        assertThat(blobs().all()).isEmpty();
    }

    @Test
    void damageIsFoundAndCountsNothingThatIsGone() throws IOException {
        OciLayout before = TestLayouts.of("linux/amd64", "linux/arm64").writeTo(previous);
        Inventory inventory = before.inventory();
        Digest damaged = inventory.children().get(0).config();
        TestLayouts.damage(before, damaged);
        TestLayouts.damage(before, inventory.children().get(1).config());
        Seeds seeds = Seeds.in(layout);
        seeds.layLayout(previous);
        Files.delete(blobs().fileOf(inventory.children().get(1).config()));
        assertThat(seeds.damaged()).isEqualTo(List.of(damaged));
    }
}
