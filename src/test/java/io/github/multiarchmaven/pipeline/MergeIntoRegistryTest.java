package io.github.multiarchmaven.pipeline;

import static io.github.multiarchmaven.content.TestElf.program;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.multiarchmaven.config.MergeReader;
import io.github.multiarchmaven.config.MergeSpec;
import io.github.multiarchmaven.config.MergeSpec.SecondImages;
import io.github.multiarchmaven.config.PushSpec;
import io.github.multiarchmaven.config.PushSpec.ExistingTags;
import io.github.multiarchmaven.config.RawNaming;
import io.github.multiarchmaven.config.RegistrySpec;
import io.github.multiarchmaven.layout.Descriptor;
import io.github.multiarchmaven.layout.LayoutPart;
import io.github.multiarchmaven.layout.OciLayout;
import io.github.multiarchmaven.layout.TestLayer;
import io.github.multiarchmaven.layout.TestLayouts;
import io.github.multiarchmaven.model.Digest;
import io.github.multiarchmaven.model.ImageReference;
import io.github.multiarchmaven.narration.Problem;
import io.github.multiarchmaven.narration.ProblemCode;
import io.github.multiarchmaven.narration.ProblemException;
import io.github.multiarchmaven.registry.MemoryRegistry;
import io.github.multiarchmaven.registry.MemoryRegistry.MountManner;
import io.github.multiarchmaven.result.KeptResult;
import io.github.multiarchmaven.result.Results;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Merging with {@code <push>}: what lies in a registry stays there. */
@Timeout(120)
class MergeIntoRegistryTest {

    private static final String REPOSITORY = "acme/app";

    private final Path folder;
    private final Results results;
    private final MemoryRegistry registry = new MemoryRegistry();
    private final MemoryRegistry other = new MemoryRegistry();
    private final ToldLines told = new ToldLines();

    MergeIntoRegistryTest(@TempDir Path folder) throws IOException {
        this.folder = folder;
        this.results = new Results(folder.resolve("multiarch"));
    }

    @AfterEach
    void close() {
        registry.close();
        other.close();
    }

    private MergeSpec spec(SecondImages second, List<String> required, String... sources) {
        return MergeReader.read(
                new RawNaming(
                        Optional.of(registry.name() + "/" + REPOSITORY),
                        Optional.empty(),
                        List.of("1.0", "latest"),
                        "1"),
                List.of(sources),
                required,
                folder,
                second,
                MergeSpec.Origins.ALIKE,
                Optional.empty());
    }

    private MergeSpec spec(String... sources) {
        return spec(SecondImages.REFUSED, List.of(), sources);
    }

    private static PushSpec to(ExistingTags existing, PushSpec.Naming naming) {
        return new PushSpec(Optional.of("app"), List.of(), existing, naming);
    }

    private static PushSpec release() {
        return to(ExistingTags.REFUSED, PushSpec.Naming.BY_TAGS);
    }

    private MergeImages story(OpenRegistries open) {
        return new MergeImages(
                open,
                name -> {
                    throw new AssertionError("no source is in an engine");
                },
                module -> {
                    throw new AssertionError("no source is a module");
                },
                results,
                told);
    }

    private OpenRegistries registries() {
        return OpenRegistries.with(new RegistrySpec(Set.of(), Optional.empty(), List.of(), List.of()), told);
    }

    private KeptResult merge(MergeSpec spec, Optional<PushSpec> push) {
        try (OpenRegistries open = registries()) {
            return story(open).run(spec, push);
        }
    }

    private KeptResult merge(MergeSpec spec) {
        return merge(spec, Optional.of(release()));
    }

    private void explain(MergeSpec spec) {
        try (OpenRegistries open = registries()) {
            story(open).explain(spec, Optional.of(release()));
        }
    }

    private List<Problem> problemsOf(MergeSpec spec) {
        return catchThrowableOfType(ProblemException.class, () -> merge(spec)).problems();
    }

    private OciLayout layout(String name, TestLayouts layouts) {
        return layouts.writeTo(folder.resolve(name));
    }

    /** One image with a layer of its own and one that all of them have. */
    private static TestLayouts image(String platform) {
        return TestLayouts.of(platform).attested();
    }

    /** A source in the target's own registry. */
    private String beside(String repository, OciLayout layout) throws IOException {
        return registry.name() + "/" + repository + "@" + registry.holding(repository, layout, "x");
    }

    /** A source in another registry. */
    private String elsewhere(OciLayout layout) throws IOException {
        return other.name() + "/jobs/app@" + other.holding("jobs/app", layout, "x");
    }

    private static List<Digest> layers(OciLayout layout) {
        return layout.allImages().stream()
                .flatMap(part -> part.image().layers().stream())
                .map(Descriptor::digest)
                .distinct()
                .toList();
    }

    private static Stream<String> of(List<String> asked, String beginning, List<Digest> digests) {
        return asked.stream()
                .filter(line -> line.startsWith(beginning))
                .filter(line -> digests.stream().anyMatch(digest -> line.endsWith(digest.value())));
    }

    private static Digest digest(KeptResult result) {
        return result.description().inventory().index();
    }

    /** Everything that the list refers to is in the target's repository, and the tags mean it. */
    private void assertPublished(KeptResult merged, OciLayout... sources) {
        Digest index = digest(merged);
        assertThat(registry.tags()).containsEntry("acme/app/1.0", index).containsEntry("acme/app/latest", index);
        for (OciLayout source : sources) {
            for (LayoutPart part : source.allImages()) {
                assertThat(part.blobs())
                        .allSatisfy(blob -> assertThat(registry.hasBlob(REPOSITORY, blob.digest())
                                        || registry.manifest(REPOSITORY, blob.digest())
                                                .isPresent())
                                .as("%s", blob)
                                .isTrue());
            }
        }
    }

    @Test
    void theDigestIsThatOfTheSameMergeOnTheDisk() throws IOException {
        OciLayout list =
                layout("list", TestLayouts.of("linux/amd64", "windows/amd64").attested());
        OciLayout bare = layout("bare", TestLayouts.of("linux/s390x").asSingleImage());
        OciLayout old = layout("old", TestLayouts.of("linux/arm/v7").withDockerMediaTypes());
        OciLayout mistaken = layout("mistaken", TestLayouts.of("linux/riscv64"));
        layout("disk", image("linux/arm64"));
        String[] sources = {
            "disk",
            beside("jobs/a", list),
            elsewhere(bare),
            beside(REPOSITORY, old),
            elsewhere(mistaken) + " as linux/ppc64le"
        };

        KeptResult onDisk = merge(spec(sources), Optional.empty());
        assertThat(onDisk.hasLayout()).isTrue();
        KeptResult straight = merge(spec(sources));

        assertThat(straight.description().inventory())
                .isEqualTo(onDisk.description().inventory());
        assertThat(straight.hasLayout()).isFalse();
        assertPublished(straight, list, bare, old, mistaken);
        assertThat(told.lines).anyMatch(line -> line.contains("is listed for linux/ppc64le"));
    }

    @Test
    void inTheTargetsOwnRepositoryNothingIsSentOrFetched() throws IOException {
        OciLayout amd64 = layout("amd64", image("linux/amd64"));
        OciLayout arm64 = layout("arm64", image("linux/arm64"));
        String[] sources = {beside(REPOSITORY, amd64), beside(REPOSITORY, arm64)};
        registry.asked();

        KeptResult merged = merge(spec(sources));

        List<String> asked = registry.asked();
        Digest index = digest(merged);
        assertThat(asked)
                .filteredOn(line -> line.startsWith("P"))
                .containsExactly(
                        "PUT acme/app/manifests/" + index,
                        "PUT acme/app/manifests/1.0",
                        "PUT acme/app/manifests/latest");
        assertThat(asked).endsWith("GET acme/app/manifests/latest");
        assertThat(of(asked, "GET", layers(amd64))).isEmpty();
        assertThat(of(asked, "HEAD acme/app/blobs", layers(arm64)))
                .as("each is looked for once")
                .hasSameSizeAs(layers(arm64));
        assertPublished(merged, amd64, arm64);
    }

    @ParameterizedTest
    @EnumSource
    void withinOneRegistryPartsAreTakenOverIfItLets(MountManner manner) throws IOException {
        OciLayout amd64 = layout("amd64", image("linux/amd64"));
        OciLayout arm64 = layout("arm64", image("linux/arm64"));
        String[] sources = {beside("jobs/a", amd64), beside("jobs/b", arm64)};
        registry.mounting(manner).asked();

        KeptResult merged = merge(spec(sources));

        assertPublished(merged, amd64, arm64);
        List<Digest> layers = Stream.of(amd64, arm64)
                .flatMap(each -> layers(each).stream())
                .distinct()
                .toList();
        if (manner == MountManner.DONE) {
            assertThat(registry.received()).isZero();
            assertThat(of(registry.asked(), "GET", layers)).isEmpty();
        } else {
            assertThat(of(registry.asked(), "GET jobs/", layers)).hasSameSizeAs(layers);
        }
        assertThat(folder.resolve("multiarch/app").toFile().list())
                .contains("image.json")
                .doesNotContain("layout");
    }

    @Test
    void betweenRegistriesEachLayerIsSentOnceAndNothingTwice() throws IOException {
        OciLayout amd64 = layout("amd64", image("linux/amd64"));
        OciLayout arm64 = layout("arm64", image("linux/arm64"));
        String[] sources = {elsewhere(amd64), elsewhere(arm64)};

        KeptResult merged = merge(spec(sources));

        assertPublished(merged, amd64, arm64);
        assertThat(other.asked())
                .as("what both have is read once")
                .filteredOn(line -> line.contains("/blobs/"))
                .filteredOn(line -> layers(amd64).stream().anyMatch(layer -> line.endsWith(layer.value())))
                .hasSameSizeAs(layers(amd64));
        registry.asked();
        KeptResult again = merge(spec(sources));
        assertThat(digest(again)).isEqualTo(digest(merged));
        assertThat(registry.asked()).as("it is there already").noneMatch(line -> line.startsWith("P"));
        assertThat(again.description().published())
                .isEqualTo(merged.description().published());
    }

    @Test
    void whatIsOnTheDiskIsSentFromThereAndLookedInto() throws IOException {
        OciLayout disk = layout("disk", TestLayouts.of("linux/amd64"));
        OciLayout job = layout("job", image("linux/arm64"));
        KeptResult merged = merge(spec("disk", elsewhere(job)));
        assertPublished(merged, disk, job);
        assertThat(told.lines)
                .filteredOn(line -> line.startsWith("Not checked: the programs"))
                .hasSize(1);
        assertThat(told.lines).noneMatch(line -> line.startsWith("It is in "));

        layout(
                "wrong",
                TestLayouts.ofLayers("linux/s390x", TestLayer.empty().program("app", program("amd64")))
                        .editConfigurations(json ->
                                json.putObject("config").putArray("Entrypoint").add("/app")));
        assertThat(problemsOf(spec("wrong", elsewhere(job))))
                .extracting(Problem::code)
                .containsExactly(ProblemCode.CONTENT_WRONG_PLATFORM);
    }

    @Test
    void aListOfImagesOnTheDiskIsKeptWithItsLayout() throws IOException {
        OciLayout disk = layout("disk", image("linux/amd64"));
        String same = elsewhere(disk);
        for (String[] sources : new String[][] {{"disk", same}, {same, "disk"}}) {
            KeptResult merged = merge(spec(sources));
            assertThat(OciLayout.at(merged.layout()).inventory())
                    .as("the same image is taken from the disk, whatever the order")
                    .isEqualTo(merged.description().inventory());
            assertPublished(merged, disk);
        }
        assertThat(told.lines).noneMatch(line -> line.startsWith("Not checked: the programs"));
    }

    @ParameterizedTest
    @ValueSource(strings = {REPOSITORY, "jobs/app", "elsewhere"})
    void aLayerThatTheSourceLacksIsNamedAndASecondRunCompletes(String place) throws IOException {
        KeptResult before = merge(spec(SecondImages.REFUSED, List.of(), layoutOf("linux/s390x")), Optional.empty());
        OciLayout amd64 = layout("amd64", image("linux/amd64"));
        OciLayout arm64 = layout("arm64", image("linux/arm64"));
        MemoryRegistry there = place.equals("elsewhere") ? other : registry;
        String[] sources = place.equals("elsewhere")
                ? new String[] {elsewhere(amd64), elsewhere(arm64)}
                : new String[] {beside(place, amd64), beside(place, arm64)};
        String repository = place.equals("elsewhere") ? "jobs/app" : place;
        Digest layer = layers(arm64).get(layers(arm64).size() - 1);
        there.lose(repository, layer);

        assertThat(problemsOf(spec(sources))).singleElement().satisfies(problem -> {
            assertThat(problem.code()).isEqualTo(ProblemCode.REGISTRY_NOT_FOUND);
            assertThat(problem.what())
                    .contains("blob " + layer + " of " + repository + " (registry " + there.name() + ")");
        });
        assertThat(registry.tags()).doesNotContainKey("acme/app/1.0").doesNotContainKey("acme/app/latest");
        assertThat(results.find("app")).as("the former result stays").contains(before);
        assertThat(before.hasLayout()).isTrue();
        assertThat(folder.resolve("multiarch").toFile().list()).containsExactly("app");

        there.holding(repository, arm64, "x");
        assertPublished(merge(spec(sources)), amd64, arm64);
    }

    private String layoutOf(String platform) {
        layout("layout", TestLayouts.of(platform));
        return "layout";
    }

    @Test
    void aLayerWithOtherBytesIsNotPassedOn() throws IOException {
        OciLayout amd64 = layout("amd64", image("linux/amd64"));
        String source = elsewhere(amd64);
        other.spoil("jobs/app", layers(amd64).get(0));
        assertThat(problemsOf(spec(source)))
                .extracting(Problem::toString)
                .singleElement()
                .asString()
                .contains(layers(amd64).get(0).value());
        assertThat(registry.tags()).isEmpty();
        assertThat(results.all()).isEmpty();
    }

    @Test
    void documentsAreComparedWithTheirDigests() throws IOException {
        OciLayout amd64 = layout("amd64", image("linux/amd64"));
        String source = elsewhere(amd64);
        other.spoil("jobs/app", amd64.allImages().get(0).image().config().digest());
        assertThat(problemsOf(spec(source)))
                .singleElement()
                .satisfies(problem -> assertThat(problem.evidence()).endsWith("source   " + source));
        assertThat(registry.asked()).as("nothing is begun").isEmpty();
    }

    @Test
    void aConfigurationThatIsBiggerThanAnyIsNotRead() throws IOException {
        OciLayout huge = layout(
                "huge",
                TestLayouts.of("linux/amd64")
                        .editManifests(json -> ((ObjectNode) json.path("config")).put("size", 5_000_000_000L)));
        Digest configuration = TestLayouts.of("linux/amd64")
                .writeTo(folder.resolve("usual"))
                .allImages()
                .get(0)
                .image()
                .config()
                .digest();
        assertThat(problemsOf(spec(elsewhere(huge))))
                .extracting(Problem::code)
                .containsExactly(ProblemCode.LAYOUT_UNREADABLE);
        assertThat(of(other.asked(), "GET jobs/app/blobs", List.of(configuration)))
                .isEmpty();
    }

    @Test
    void whatIsRefusedOnTheDiskIsRefusedHereAndNothingIsWritten() throws IOException {
        String nested = elsewhere(layout("nested", TestLayouts.of("linux/amd64").nested()));
        String lies =
                elsewhere(layout("lies", TestLayouts.of().image("linux/arm64", "linux/amd64", List.of(Map.of()))));
        String two = elsewhere(layout("two", TestLayouts.of("linux/amd64", "linux/arm64")));
        String fresh = elsewhere(layout(
                "fresh",
                TestLayouts.ofLayers(
                        "linux/arm64", TestLayer.of(Map.of("etc/x", "x".getBytes(StandardCharsets.UTF_8))))));
        String unknown = registry.name() + "/" + REPOSITORY + "@sha256:" + "1".repeat(64);
        List<MergeSpec> wrong = List.of(
                spec(nested, lies, two + " as linux/arm/v7", unknown),
                spec(two, fresh),
                spec(SecondImages.REFUSED, List.of("linux/s390x"), two));
        List<List<ProblemCode>> codes = new ArrayList<>();
        for (MergeSpec each : wrong) {
            List<Problem> onDisk = catchThrowableOfType(ProblemException.class, () -> merge(each, Optional.empty()))
                    .problems();
            assertThat(problemsOf(each)).as("in the same words").isEqualTo(onDisk);
            codes.add(onDisk.stream().map(Problem::code).toList());
        }
        assertThat(codes)
                .containsExactly(
                        List.of(
                                ProblemCode.MERGE_LIST_NESTED,
                                ProblemCode.MERGE_PLATFORM_DOUBTFUL,
                                ProblemCode.MERGE_NOT_ONE_IMAGE,
                                ProblemCode.REGISTRY_NOT_FOUND),
                        List.of(ProblemCode.MERGE_PLATFORM_TWICE),
                        List.of(ProblemCode.LIST_INCOMPLETE));
        assertThat(registry.asked()).noneMatch(line -> line.startsWith("P"));
        KeptResult replaced = merge(spec(SecondImages.REPLACING, List.of(), two, fresh));
        assertThat(replaced.description().inventory().children()).hasSize(2);
    }

    @Test
    void aTagThatMeansAnotherImageIsNotReplacedAndNothingIsSent() throws IOException {
        registry.holding(REPOSITORY, layout("released", image("linux/s390x")), "1.0");
        String source = elsewhere(layout("amd64", image("linux/amd64")));
        for (Runnable attempt : List.<Runnable>of(() -> merge(spec(source)), () -> explain(spec(source)))) {
            assertThat(catchThrowableOfType(ProblemException.class, attempt::run)
                            .problems())
                    .extracting(Problem::code)
                    .containsExactly(ProblemCode.TAG_EXISTS);
        }
        assertThat(registry.asked()).noneMatch(line -> line.startsWith("P"));
        assertThat(results.all()).isEmpty();

        KeptResult merged = merge(spec(source), Optional.of(to(ExistingTags.REPLACED, PushSpec.Naming.BY_TAGS)));
        assertThat(registry.tags()).containsEntry("acme/app/1.0", digest(merged));
        assertThat(told.lines).anyMatch(line -> line.contains("acme/app:1.0 was sha256:"));
    }

    @Test
    void withoutATagTheDescriptionSaysWhereItIs() throws IOException {
        String source = elsewhere(layout("amd64", image("linux/amd64")));

        KeptResult merged = merge(spec(source), Optional.of(to(ExistingTags.REFUSED, PushSpec.Naming.BY_DIGEST_ONLY)));

        assertThat(registry.tags()).isEmpty();
        String reference = registry.name() + "/" + REPOSITORY + "@" + digest(merged);
        assertThat(merged.description().inRegistry()).hasToString(reference);
        assertThat(merged.layout().resolveSibling("digests.txt")).hasContent(reference + "\n");
        assertThat(results.find("app").map(KeptResult::description)).contains(merged.description());

        layout("arm64", image("linux/arm64"));
        KeptResult further = merge(spec("multiarch/app/image.json", "arm64"));
        assertThat(further.description().inventory().children()).hasSize(2);
        assertThat(Files.exists(further.layout())).isFalse();
    }

    @Test
    void aResultWithoutALayoutIsPushedFromWhereItIsAndCannotBeLoaded() throws IOException {
        OciLayout amd64 = layout("amd64", image("linux/amd64"));
        KeptResult merged = merge(spec(elsewhere(amd64)));
        registry.asked();
        PushSpec further = new PushSpec(
                Optional.empty(),
                List.of(ImageReference.of(registry.name() + "/released/app")),
                ExistingTags.REFUSED,
                PushSpec.Naming.BY_TAGS);
        try (OpenRegistries open = registries()) {
            assertThat(new PushImages(open, results, told).run(release())).containsExactly(merged);
            assertThat(registry.asked()).as("it is there").noneMatch(line -> line.startsWith("P"));
            new PushImages(open, results, told).run(further);
        }
        assertThat(registry.tags()).containsEntry("released/app/1.0", digest(merged));
        assertThat(registry.asked())
                .as("nothing is read to be sent")
                .noneMatch(line -> line.startsWith("GET acme/app/blobs"));
        assertThat(catchThrowableOfType(
                                ProblemException.class,
                                () -> ChosenResults.withLayout(results, Optional.of("app"), "load"))
                        .problems())
                .singleElement()
                .satisfies(problem -> {
                    assertThat(problem.code()).isEqualTo(ProblemCode.RESULT_WITHOUT_LAYOUT);
                    assertThat(problem.why()).contains(registry.name() + "/released/app:1.0@" + digest(merged));
                    assertThat(problem.next()).contains("merge it without <push>");
                });
    }

    @Test
    void theFolderOfAResultWithoutALayoutIsASource() throws IOException {
        OciLayout amd64 = layout("amd64", image("linux/amd64"));
        KeptResult merged = merge(spec(elsewhere(amd64)));
        KeptResult again = merge(spec("multiarch/app"));
        assertThat(again.description().inventory())
                .isEqualTo(merged.description().inventory());
    }

    @Test
    void aCommitThatIsNotKnownIsNotCompared() throws IOException {
        layout("arm64", image("linux/arm64"));
        String source = elsewhere(layout("amd64", image("linux/amd64")));
        merge(spec(source, "arm64"));
        assertThat(told.lines)
                .filteredOn(line -> line.equals("The commit of " + source + ", arm64 is not known: not compared"))
                .hasSize(1);
        told.lines.clear();
        merge(spec("arm64"), Optional.empty());
        assertThat(told.lines).as("there is nothing to compare it with").noneMatch(line -> line.contains("commit"));
    }

    @Test
    void aDryRunReadsDocumentsOnly() throws IOException {
        OciLayout amd64 = layout("amd64", image("linux/amd64"));
        explain(spec(elsewhere(amd64)));
        assertThat(of(other.asked(), "GET", layers(amd64))).isEmpty();
        assertThat(registry.asked()).containsExactly("HEAD acme/app/manifests/1.0", "HEAD acme/app/manifests/latest");
        assertThat(results.all()).isEmpty();
        assertThat(told.lines)
                .anyMatch(line -> line.contains("keep a description of "))
                .anyMatch(line -> line.contains("push it to "));
    }
}
