package io.github.multiarchmaven.layout;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.util.RawValue;
import io.github.multiarchmaven.model.Digest;
import io.github.multiarchmaven.narration.Problem;
import io.github.multiarchmaven.narration.ProblemCode;
import io.github.multiarchmaven.narration.ProblemException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DocumentFaultsTest {

    private static final String DIGEST = Digest.ofContent(new byte[0]).value();

    private final Path folder;

    DocumentFaultsTest(@TempDir Path folder) {
        this.folder = folder;
    }

    @Test
    void refusesAFolderThatDoesNotExist() {
        assertUnreadable(OciLayout.at(folder.resolve("nowhere")), "the file oci-layout", "does not exist");
    }

    @Test
    void refusesAnotherVersionOfTheLayout() throws IOException {
        OciLayout layout = twoPlatforms().writeTo(folder);
        Files.writeString(folder.resolve("oci-layout"), "{\"imageLayoutVersion\":\"2.0.0\"}");

        assertUnreadable(layout, "the file oci-layout", "2.0.0");
    }

    @Test
    void refusesALayoutWithoutItsIndexFile() throws IOException {
        OciLayout layout = twoPlatforms().writeTo(folder);
        Files.delete(folder.resolve("index.json"));

        assertUnreadable(layout, "the file index.json", "does not exist");
    }

    @Test
    void refusesAnIndexFileOfFiveMebibytes() throws IOException {
        OciLayout layout = twoPlatforms().writeTo(folder);
        Files.write(folder.resolve("index.json"), new byte[5 * 1024 * 1024]);

        assertUnreadable(layout, "the file index.json", "bigger than 4 MiB");
    }

    @Test
    void refusesAHugeManifestListBeforeItOpensTheFile() {
        OciLayout layout = twoPlatforms()
                .editTop(top -> first(top, "manifests").put("digest", DIGEST).put("size", 5 * 1024 * 1024))
                .writeTo(folder);

        assertUnreadable(layout, "the manifest list", "bigger than 4 MiB");
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 2})
    void refusesAnyOtherNumberOfEntriesThanOne(int entries) {
        OciLayout layout = twoPlatforms()
                .editTop(top -> {
                    ObjectNode entry = first(top, "manifests");
                    top.putArray("manifests");
                    for (int i = 0; i < entries; i++) {
                        top.withArray("manifests").add(entry);
                    }
                })
                .writeTo(folder);

        assertUnreadable(layout, "the file index.json", entries + " entries");
    }

    @Test
    void refusesASingleImageInPlaceOfTheManifestList() {
        OciLayout layout = TestLayouts.of("linux/amd64").asSingleImage().writeTo(folder);

        assertUnreadable(layout, "the manifest list", "single image");
    }

    @Test
    void refusesAManifestListWithinAManifestList() {
        OciLayout layout = TestLayouts.of("linux/amd64")
                .editIndex(index -> first(index, "manifests").put("mediaType", MediaTypes.OCI_INDEX))
                .writeTo(folder);

        assertUnreadable(layout, "the manifest of linux/amd64", "manifest list within a manifest list");
    }

    @Test
    void refusesANestedManifestListWithoutPlatform() {
        assertUnreadable(twoPlatforms().nested().writeTo(folder), "the manifest list", "names no platform");
    }

    @Test
    void namesAMediaTypeThatIsNotKnown() {
        Consumer<ObjectNode> edit = part -> part.put("mediaType", "application/x-surprise");

        assertUnreadable(
                twoPlatforms()
                        .editTop(top -> edit.accept(first(top, "manifests")))
                        .writeTo(folder.resolve("1")),
                "the manifest list",
                "application/x-surprise");
        assertUnreadable(
                twoPlatforms()
                        .editIndex(index -> edit.accept(first(index, "manifests")))
                        .writeTo(folder.resolve("2")),
                "the manifest of linux/amd64",
                "application/x-surprise");
        assertUnreadable(
                TestLayouts.of("linux/amd64")
                        .editManifests(manifest -> edit.accept(manifest.withObject("config")))
                        .writeTo(folder.resolve("3")),
                "the configuration of linux/amd64",
                "application/x-surprise");
        assertUnreadable(
                TestLayouts.of("linux/amd64")
                        .editManifests(manifest -> edit.accept(first(manifest, "layers")))
                        .writeTo(folder.resolve("4")),
                "layer 1 of linux/amd64",
                "application/x-surprise");
    }

    @ParameterizedTest
    @CsvSource({
        "schemaVersion, 1, '\"schemaVersion\" is not 2'",
        "schemaVersion, \"2\", '\"schemaVersion\" is not a whole number'",
        "mediaType, 7, '\"mediaType\" is not a string'",
        "mediaType, \"application/vnd.oci.image.manifest.v1+json\", it calls itself",
        "layers, [], 'it has \"layers\"'",
        "config, {}, 'it has \"config\"'",
        "manifests, {}, '\"manifests\" is not a list'",
        "manifests, null, '\"manifests\" is missing'",
        "manifests, [3], 'entry 1 of \"manifests\" is not a JSON object'"
    })
    void refusesAManifestListThatIsNone(String field, String value, String reason) {
        OciLayout layout = twoPlatforms()
                .editIndex(index -> index.putRawValue(field, new RawValue(value)))
                .writeTo(folder);

        assertUnreadable(layout, "the manifest list", reason);
    }

    @ParameterizedTest
    @CsvSource({
        "digest, \"sha256:../../../etc/passwd\", is not a digest of the form",
        "digest, \"sha512:00\", is not a digest of the form",
        "digest, null, '\"digest\" is missing'",
        "size, -1, '\"size\" is not a whole number'",
        "size, 1.5, '\"size\" is not a whole number'",
        "size, 99999999999999999999, '\"size\" is not a whole number'",
        "mediaType, \"\", '\"mediaType\" is missing'",
        "annotations, [], '\"annotations\" is not a JSON object'",
        "annotations, {\"a\":1}, '\"a\" is not a string'",
        "platform, \"linux\", '\"platform\" is not a JSON object'",
        "platform, {\"os\":\"linux\"}, '\"architecture\" is missing'",
        "platform, '{\"os\":\"li nux\",\"architecture\":\"arm64\"}', which is no platform",
        "platform, null, names no platform"
    })
    void refusesAnEntryThatIsNone(String field, String value, String reason) {
        OciLayout layout = TestLayouts.of("linux/amd64")
                .editIndex(index -> first(index, "manifests").putRawValue(field, new RawValue(value)))
                .writeTo(folder);

        assertUnreadable(layout, "the manifest list", reason);
    }

    @ParameterizedTest
    @CsvSource({
        "manifests, [], 'it has \"manifests\"'",
        "config, null, '\"config\" is missing'",
        "layers, null, '\"layers\" is missing'"
    })
    void refusesAManifestThatIsNone(String field, String value, String reason) {
        OciLayout layout = TestLayouts.of("linux/amd64")
                .editManifests(json -> json.putRawValue(field, new RawValue(value)))
                .writeTo(folder);

        assertUnreadable(layout, "the manifest of linux/amd64", reason);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"null", "{}", "{\"diff_ids\":[]}", "{\"diff_ids\":null}", "{\"diff_ids\":[\"a\",\"b\",\"c\"]}"})
    void refusesAConfigurationOfOtherLayers(String rootfs) {
        OciLayout layout = TestLayouts.of("linux/amd64")
                .editConfigurations(config -> config.putRawValue("rootfs", new RawValue(rootfs)))
                .writeTo(folder);

        assertUnreadable(layout, "the configuration of linux/amd64", "and the manifest has 2");
    }

    @ParameterizedTest
    @ValueSource(strings = {"os", "architecture"})
    void refusesAConfigurationWithoutPlatform(String field) {
        OciLayout layout = TestLayouts.of("linux/amd64")
                .editConfigurations(config -> config.remove(field))
                .writeTo(folder);

        assertUnreadable(layout, "the configuration of linux/amd64", "\"" + field + "\" is missing");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "[]", "null", "{", "{\"a\":1,\"a\":2}", "{} {}", "\u0000\u0001", "{\"a\":nan}"})
    void refusesAnIndexFileThatIsNoJsonObject(String content) throws IOException {
        OciLayout layout = twoPlatforms().writeTo(folder);
        Files.writeString(folder.resolve("index.json"), content);

        assertUnreadable(layout, "the file index.json", "JSON");
    }

    @Test
    void refusesDocumentsNestedWithoutEnd() throws IOException {
        OciLayout layout = twoPlatforms().writeTo(folder);
        Files.writeString(folder.resolve("index.json"), "{\"a\":" + "[".repeat(3_000_000));

        assertUnreadable(layout, "the file index.json", "not JSON");
    }

    @Test
    void keepsForeignTextFromSpoilingTheMessage() {
        OciLayout layout = twoPlatforms()
                .editTop(top -> first(top, "manifests").put("mediaType", "\u001b[31m\n" + "x".repeat(10_000)))
                .writeTo(folder);

        String why = problemsOf(layout).get(0).why();

        assertThat(why).hasSizeLessThan(300).doesNotContain("\u001b").doesNotContain("\n");
    }

    private static TestLayouts twoPlatforms() {
        return TestLayouts.of("linux/amd64", "linux/arm64");
    }

    private static ObjectNode first(ObjectNode json, String list) {
        return (ObjectNode) json.withArray(list).get(0);
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
