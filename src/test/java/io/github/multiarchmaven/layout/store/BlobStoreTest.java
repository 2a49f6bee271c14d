package io.github.multiarchmaven.layout.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.multiarchmaven.model.Digest;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

class BlobStoreTest {

    private static final Linking NO_LINKS = (link, existing) -> {
        throw new FileSystemException(link.toString(), existing.toString(), "Invalid cross-device link");
    };

    private final Path folder;
    private int layouts;

    BlobStoreTest(@TempDir Path folder) {
        this.folder = folder;
    }

    private BlobStore store(long size) {
        return BlobStore.in(folder.resolve("store"), size);
    }

    private BlobFolder stored() {
        return new BlobFolder(folder.resolve("store/files"));
    }

    private static Digest digest(String content) {
        return Digest.ofContent(content.getBytes(StandardCharsets.UTF_8));
    }

    /** A layout of which only the blobs matter. */
    private Path layout(String... contents) throws IOException {
        Path layout = folder.resolve("layout-" + ++layouts);
        BlobFolder blobs = BlobFolder.ofLayout(layout);
        Files.createDirectories(blobs.path());
        for (String content : contents) {
            Files.writeString(blobs.fileOf(digest(content)), content);
        }
        return layout;
    }

    /** As if it had been built so many minutes ago. */
    private void age(String layout, int minutes) throws IOException {
        Files.setLastModifiedTime(
                folder.resolve("store/layouts").resolve(digest(layout).hex()),
                FileTime.fromMillis(System.currentTimeMillis() - minutes * 60_000L));
    }

    private List<Digest> laid(BlobStore store, String layout) throws IOException {
        Path target = folder.resolve("target-" + ++layouts);
        store.lay(Seeds.in(target), layout);
        return BlobFolder.ofLayout(target).all();
    }

    private static Digest[] digests(String... contents) {
        return Stream.of(contents).map(BlobStoreTest::digest).toArray(Digest[]::new);
    }

    @Test
    void clearingTakesWhatIsOfTheStoreAndNothingElse() throws IOException {
        Path layout = layout("base", "mine");
        store(1000).keep("app", layout);
        Path notes = Files.writeString(folder.resolve("store/files/notes"), "somebody's own");

        assertThat(store(1).clear()).isEqualTo("base".length() + "mine".length());

        assertThat(stored().all()).isEmpty();
        assertThat(folder.resolve("store/layouts")).doesNotExist();
        assertThat(notes).exists();
        assertThat(BlobFolder.ofLayout(layout).all()).hasSize(2);
        Files.delete(notes);
        store(1000).keep("app", layout);
        store(1).clear();
        assertThat(folder.resolve("store")).doesNotExist();
        assertThat(store(1).clear()).isZero();
    }

    @Test
    void whatWasKeptIsLaidOutAgainAndTakesNoSpace() throws IOException {
        Path layout = layout("base", "mine");
        store(100).keep("app", layout);
        assertThat(laid(store(100), "app")).containsExactlyInAnyOrder(digests("base", "mine"));
        Path kept = stored().fileOf(digest("base"));
        Path original = BlobFolder.ofLayout(layout).fileOf(digest("base"));
        assertThat(Files.getAttribute(kept, "unix:ino")).isEqualTo(Files.getAttribute(original, "unix:ino"));
        assertThat(Files.getAttribute(kept, "unix:nlink")).isEqualTo(3);
    }

    @Test
    void anEmptyStoreLaysOutNothing() throws IOException {
        assertThat(laid(store(100), "app")).isEmpty();
        assertThat(folder.resolve("store")).doesNotExist();
    }

    @Test
    void nobodyElseMayWriteAndNobodyByMistake() throws IOException {
        store(100).keep("app", layout("base"));
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(stored().path())))
                .isEqualTo("rwx------");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(stored().fileOf(digest("base")))))
                .doesNotContain("w");
    }

    @Test
    void aNewImageGetsTheBaseOfOthers() throws IOException {
        store(100).keep("app", layout("base", "mine"));
        assertThat(laid(store(100), "other")).contains(digest("base"));
    }

    @Test
    void whereLinksFailOnlyWhatIsExpectedIsCopied() throws IOException {
        BlobStore copying = BlobStore.in(folder.resolve("store"), 100, NO_LINKS);
        copying.keep("app", layout("base", "mine"));
        copying.keep("other", layout("base", "other"));
        assertThat(stored().all()).containsExactlyInAnyOrder(digests("base", "mine", "other"));
        Path target = folder.resolve("target");
        copying.lay(Seeds.in(target, NO_LINKS), "app");
        assertThat(BlobFolder.ofLayout(target).all()).containsExactlyInAnyOrder(digests("base", "mine"));
    }

    @Test
    void ofEachLayoutThereIsTheLastOne() throws IOException {
        store(100).keep("app", layout("base", "old"));
        store(100).keep("app", layout("base", "new"));
        assertThat(stored().all()).containsExactlyInAnyOrder(digests("base", "new"));
    }

    @Test
    void whatWasBuiltLongestAgoGoesFirstButForWhatOthersHave() throws IOException {
        store(100).keep("a", layout("base", "aaaa"));
        store(100).keep("b", layout("base", "bbbb"));
        store(100).keep("c", layout("base", "cccc"));
        age("a", 1);
        age("b", 3);
        age("c", 2);
        store(16).keep("d", layout("dddd"));
        assertThat(stored().all()).containsExactlyInAnyOrder(digests("base", "aaaa", "cccc", "dddd"));
        assertThat(folder.resolve("store/layouts").resolve(digest("b").hex())).doesNotExist();
    }

    @Test
    void whatIsBiggerThanTheStoreIsNotKeptAndDrivesNothingOut() throws IOException {
        store(10).keep("small", layout("small"));
        store(10).keep("big", layout("very big indeed"));
        assertThat(stored().all()).containsExactly(digests("small"));
    }

    @Test
    void whatAKilledBuildLeftIsRemoved() throws IOException {
        store(100).keep("app", layout("base"));
        Path unfinished = stored().path().resolve(digest("half").hex() + SharedFile.UNFINISHED + "1");
        Files.writeString(unfinished, "ha");
        Path record = folder.resolve("store/layouts/" + digest("app").hex() + SharedFile.UNFINISHED + "1");
        Files.writeString(record, "ap");
        Files.writeString(stored().fileOf(digest("never recorded")), "never recorded");
        store(100).keep("app", layout("base"));
        try (Stream<Path> files = Files.list(stored().path())) {
            assertThat(files).containsExactly(stored().fileOf(digest("base")));
        }
        assertThat(record).doesNotExist();
    }

    @Test
    void aBlobOfAnotherSizeIsReplaced() throws IOException {
        store(100).keep("app", layout("base"));
        Files.delete(stored().fileOf(digest("base")));
        Files.writeString(stored().fileOf(digest("base")), "cut");
        store(100).keep("app", layout("base"));
        assertThat(stored().fileOf(digest("base"))).hasContent("base");
    }

    @Test
    void whatIsProvedTakesThePlaceOfWhatWasThere() throws IOException {
        store(100).keep("app", layout("base"));
        Files.delete(stored().fileOf(digest("base")));
        Files.writeString(stored().fileOf(digest("base")), "bass");
        Path layout = layout("base");
        store(100).keep("app", layout);
        assertThat(stored().fileOf(digest("base"))).hasContent("base");
        assertThat(Files.isSameFile(
                        stored().fileOf(digest("base")),
                        BlobFolder.ofLayout(layout).fileOf(digest("base"))))
                .isTrue();
    }

    @Test
    void whereLinksFailWhatIsThereIsNotCopiedAgain() throws IOException {
        BlobStore copying = BlobStore.in(folder.resolve("store"), 100, NO_LINKS);
        copying.keep("app", layout("base"));
        Object copy = Files.getAttribute(stored().fileOf(digest("base")), "unix:ino");
        copying.keep("app", layout("base"));
        assertThat(Files.getAttribute(stored().fileOf(digest("base")), "unix:ino"))
                .isEqualTo(copy);
        Files.delete(stored().fileOf(digest("base")));
        Files.writeString(stored().fileOf(digest("base")), "cut");
        copying.keep("app", layout("base"));
        assertThat(stored().fileOf(digest("base"))).hasContent("base");
    }

    @Test
    void whatIsThrownOutIsNotLaidOut() throws IOException {
        store(100).keep("app", layout("base", "mine"));
        store(100).discard(List.of(digest("mine"), digest("unknown")));
        assertThat(laid(store(100), "app")).containsExactly(digest("base"));
    }

    @Test
    void aRecordThatIsNoneIsNoMoreThanUseless() throws IOException {
        store(100).keep("app", layout("base"));
        Files.writeString(folder.resolve("store/layouts").resolve(digest("app").hex()), "\u0000sha256:..\nrubbish");
        assertThat(laid(store(100), "app")).containsExactly(digest("base"));
        store(100).keep("other", layout("other"));
        assertThat(stored().all()).containsExactly(digest("other"));
    }

    @Test
    @Timeout(120)
    void manyAtOnceKeepTheStoreWholeAndWithinItsSize() throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(8);
        try {
            List<Callable<Collection<Digest>>> builds = IntStream.range(0, 80)
                    .<Callable<Collection<Digest>>>mapToObj(build -> () -> {
                        Path place = folder.resolve("build-" + build);
                        Seeds seeds = Seeds.in(place);
                        store(60).lay(seeds, "app-" + build % 10);
                        Collection<Digest> damaged = seeds.damaged();
                        BlobFolder blobs = BlobFolder.ofLayout(place);
                        Files.createDirectories(blobs.path());
                        for (String content : List.of("base", "app-" + build % 10, "build-" + build)) {
                            if (!blobs.has(digest(content))) {
                                Files.writeString(blobs.fileOf(digest(content)), content);
                            }
                        }
                        store(60).keep("app-" + build % 10, place);
                        return damaged;
                    })
                    .toList();
            for (Future<Collection<Digest>> damaged : threads.invokeAll(builds)) {
                assertThat(damaged.get()).isEmpty();
            }
        } finally {
            threads.shutdownNow();
        }
        List<Digest> left = stored().all();
        assertThat(stored().damagedAmong(left)).isEmpty();
        assertThat(left.stream().mapToLong(stored()::sizeOf).sum()).isLessThanOrEqualTo(60);
    }
}
