package io.github.multiarchmaven.registry.transfer;

import static io.github.multiarchmaven.registry.transfer.Shelf.IMAGE;
import static io.github.multiarchmaven.registry.transfer.Shelf.LIST;
import static io.github.multiarchmaven.registry.transfer.Shelf.list;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.multiarchmaven.layout.OciLayout;
import io.github.multiarchmaven.layout.TestLayouts;
import io.github.multiarchmaven.model.Digest;
import io.github.multiarchmaven.model.Platform;
import io.github.multiarchmaven.narration.Problem;
import io.github.multiarchmaven.narration.ProblemCode;
import io.github.multiarchmaven.narration.ProblemException;
import io.github.multiarchmaven.registry.RemoteManifest;
import io.github.multiarchmaven.registry.transfer.ImageTree.Entry;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.assertj.core.api.AbstractStringAssert;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Timeout(60)
class TreeReaderTest {

    private static final String DIGEST = "sha256:" + "1".repeat(64);

    private final Path folder;
    private final Shelf shelf;

    TreeReaderTest(@TempDir Path folder) throws IOException {
        this.folder = folder;
        this.shelf = new Shelf(folder.resolve("shelf"));
    }

    private ImageTree ofLayout(TestLayouts layouts) {
        OciLayout layout = layouts.writeTo(folder.resolve("layout"));
        LayoutSource source = new LayoutSource(layout);
        return TreeReader.read(source, source.manifest(layout.inventory().index(), LIST));
    }

    private AbstractStringAssert<?> assertRefused(String manifest) {
        Problem problem = catchThrowableOfType(ProblemException.class, () -> shelf.read(manifest))
                .problems()
                .get(0);
        assertThat(problem.code()).isEqualTo(ProblemCode.MANIFEST_UNUSABLE);
        return assertThat(problem.why());
    }

    @Test
    void attestationsAreToldFromImages() {
        ImageTree tree = ofLayout(TestLayouts.of("linux/amd64", "linux/arm/v7").attested());

        assertThat(tree.platforms()).containsExactly("linux/amd64", "linux/arm/v7");
        assertThat(tree.entries()).extracting(Entry::isImage).containsExactly(true, true, false, false);
        assertThat(tree.entries().get(2).attests())
                .contains(tree.entries().get(0).tree().manifest().digest());
    }

    @Test
    void aStatementThatClaimsAPlatformIsAnImage() {
        String image = shelf.image("linux")
                + ",\"platform\":{\"os\":\"linux\"},\"annotations\":{\"vnd.docker.reference.digest\":\"" + DIGEST
                + "\"}}";

        assertThat(shelf.read(list(1, image)).entries().get(0).isImage()).isTrue();
    }

    @Test
    void partsAreThereOnceAndManifestsAfterWhatTheyReferTo() {
        ImageTree tree = ofLayout(TestLayouts.of("linux/amd64", "linux/arm64"));
        ImageTree nested = shelf.read(list(
                2, shelf.put(LIST, list(2, shelf.image("linux") + "}")) + ",\"platform\":{\"os\":\"linux\"}}"));

        assertThat(tree.allParts())
                .as("two configurations, the layer of both, two of their own")
                .hasSize(5)
                .doesNotHaveDuplicates();
        assertThat(nested.manifestsBelow())
                .extracting(RemoteManifest::mediaType)
                .containsExactly(IMAGE, LIST);
        assertThat(nested.allEntries()).hasSize(2 + 4);
    }

    @Test
    void layersThatRegistriesDoNotKeepAreLeftOut() {
        String config = shelf.put("application/vnd.oci.image.config.v1+json", "{}") + "}";
        String foreign = "{\"mediaType\":\"application/vnd.docker.image.rootfs.foreign.diff.tar.gzip\",\"digest\":\""
                + DIGEST + "\",\"size\":7,\"urls\":[\"https://example.com/layer\"]}";
        String image = "{\"config\":" + config + ",\"layers\":[" + foreign + "]}";

        assertThat(shelf.read(image).allParts()).hasSize(1);
        assertThat(shelf.read(image.replace(".foreign", "")).allParts()).hasSize(2);
    }

    @Test
    void aPlatformHasNoControlCharactersAndEndsSomewhere() {
        String entry = shelf.image("linux") + ",\"platform\":{\"os\":\"a\\u001b[2Jb" + "x".repeat(5000) + "\"}}";

        assertThat(shelf.read(list(1, entry)).platforms().get(0))
                .startsWith("a?[2Jbx")
                .hasSizeLessThan(200);
    }

    @Test
    void listsInListsHaveALimit() {
        String entry = shelf.image("linux") + "}";
        for (int depth = 1; depth < 4; depth++) {
            entry = shelf.put(LIST, list(1, entry)) + "}";
        }

        assertThat(shelf.read(list(1, entry)).allEntries()).hasSize(4);
        assertRefused(list(1, shelf.put(LIST, list(1, entry)) + "}")).contains("more than 4 deep");
    }

    @Test
    void aListThatWasReadHigherUpIsNotADoorToTheDepths() {
        String flat = shelf.put(LIST, list(1, shelf.image("linux") + "}")) + "}";
        List<String> entries = new ArrayList<>(List.of(flat));
        for (int i = 0; i < 10; i++) {
            entries.add(shelf.put(LIST, list(1, entries.get(i))) + "}");
        }

        assertThat(shelf.read(list(entries.subList(0, 3))).allEntries()).hasSize(3 + 1 + 2 + 3);
        assertRefused(list(entries.subList(0, 4))).contains("more than 4 deep");
        assertRefused(list(entries)).contains("more than 4 deep");
    }

    @Test
    void entriesHaveALimit() {
        String image = shelf.image("linux") + "}";

        assertThat(shelf.read(list(2000, image)).entries()).hasSize(2000);
        assertRefused(list(2001, image)).contains("more than 2000 entries");
    }

    @Test
    void noManifestIsReadForAListThatIsTooLong() {
        String entry = "{\"digest\":\"" + DIGEST + "\",\"size\":7}";

        assertRefused(list(2001, entry)).contains("more than 2000 entries");
    }

    @Test
    void listsThatMultiplyEachOtherHaveTheSameLimit() {
        String thousand = shelf.put(LIST, list(1000, shelf.image("linux") + "}")) + "}";
        String million = shelf.put(LIST, list(1000, thousand)) + "}";

        assertThat(shelf.read(list(1, thousand)).allEntries()).hasSize(1001);
        assertRefused(list(2, thousand)).contains("more than 2000 entries");
        assertRefused(list(1000, million)).contains("more than 2000 entries");
    }

    @Test
    void differentManifestsHaveTheSameLimit() {
        List<String> entries = IntStream.rangeClosed(1, 2001)
                .mapToObj(i -> shelf.image("os" + i % 7) + "}")
                .toList();

        assertRefused(list(entries)).contains("more than 2000 entries");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "[]                                               | no JSON object",
                "{                                                | not a JSON object",
                "{\"a\":1,\"a\":2}                                | not a JSON object",
                "{\"schemaVersion\":2}                            | neither an image nor a manifest list",
                "{\"schemaVersion\":1,\"fsLayers\":[]}            | old schema 1",
                "{\"manifests\":[],\"layers\":[]}                 | both an image and a manifest list",
                "{\"manifests\":[7]}                              | no JSON object",
                "{\"manifests\":[{\"size\":7}]}                   | no sha256 digest",
                "{\"manifests\":[{\"digest\":\"D\"}]}             | no size",
                "{\"manifests\":[{\"digest\":\"D\",\"size\":-1}]} | no size",
                "{\"manifests\":[{\"digest\":\"D\",\"size\":1e3}]} | no size",
                "{\"manifests\":[{\"digest\":\"D\",\"size\":99999999999999999999}]} | no size",
                "{\"manifests\":[{\"digest\":\"md5:1\",\"size\":1}]} | which is no sha256 digest",
                "{\"manifests\":[{\"digest\":\"D\",\"size\":1,\"data\":\"?\"}]} | not base64",
                "{\"manifests\":[{\"digest\":\"D\",\"size\":1,\"data\":\"AA==\"}]} | something else",
            })
    void whatIsNoManifestIsRefused(String text, String why) {
        assertRefused(text.replace("D", DIGEST)).contains(why.replaceFirst("^no JSON object$", "JSON object"));
    }

    @Test
    void anEntryOfAnotherSizeIsRefused() {
        String entry = shelf.image("linux") + "1}";

        assertRefused(list(1, entry)).contains("should have").contains("bytes and has");
    }

    @Test
    void whatIsEmbeddedRightlyIsTaken() {
        byte[] config = "{}".getBytes(StandardCharsets.UTF_8);
        String image = "{\"layers\":[],\"config\":{\"size\":2,\"digest\":\"" + Digest.ofContent(config)
                + "\",\"data\":\"" + Base64.getEncoder().encodeToString(config) + "\"}}";

        assertThat(shelf.read(image).parts()).hasSize(1);
    }

    @Test
    void platformsOfAListAreThoseThatItNames() {
        String entries = list(List.of(
                shelf.image("a") + ",\"platform\":{\"os\":\"linux\",\"architecture\":\"arm\",\"variant\":\"v7\"}}",
                shelf.image("b") + ",\"platform\":{\"os\":\"linux\",\"architecture\":\"no such\"}}",
                shelf.image("c") + "}"));

        assertThat(new PlatformsOf(shelf.source).read(Shelf.manifest(entries)))
                .isEqualTo(Set.of(Platform.of("linux/arm/v7")));
    }

    @Test
    void aConfigurationThatIsTooLargeIsNotRead() {
        String image = "{\"layers\":[],\"config\":{\"size\":4194305,\"digest\":\"" + DIGEST + "\"}}";

        assertThat(catchThrowableOfType(
                        ProblemException.class, () -> new PlatformsOf(shelf.source).read(Shelf.manifest(image))))
                .hasMessageContaining("configuration has 4194305 bytes");
    }
}
