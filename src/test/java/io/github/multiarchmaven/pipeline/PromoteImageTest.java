package io.github.multiarchmaven.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.multiarchmaven.config.PromotionSpec;
import io.github.multiarchmaven.config.PromotionSpec.LargerTags;
import io.github.multiarchmaven.config.RegistrySpec;
import io.github.multiarchmaven.layout.OciLayout;
import io.github.multiarchmaven.layout.TestLayouts;
import io.github.multiarchmaven.model.Digest;
import io.github.multiarchmaven.model.ImageReference;
import io.github.multiarchmaven.model.Platform;
import io.github.multiarchmaven.narration.Problem;
import io.github.multiarchmaven.narration.ProblemCode;
import io.github.multiarchmaven.narration.ProblemException;
import io.github.multiarchmaven.registry.MemoryRegistry;
import io.github.multiarchmaven.registry.MemoryRegistry.MountManner;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(60)
class PromoteImageTest {

    private final Path folder;
    private final MemoryRegistry registry = new MemoryRegistry();
    private final MemoryRegistry other = new MemoryRegistry();
    private final ToldLines told = new ToldLines();

    PromoteImageTest(@TempDir Path folder) throws IOException {
        this.folder = folder;
    }

    @AfterEach
    void close() {
        registry.close();
        other.close();
    }

    /** One layer each, as an image of busybox has: 6 manifests and 12 blobs with the attestations. */
    private static TestLayouts image() {
        return Stream.of("linux/amd64", "linux/arm64", "linux/arm/v7")
                .reduce(
                        TestLayouts.of().attested(),
                        (layouts, platform) -> layouts.image(
                                platform, List.of(Map.of("bin/busybox", platform.getBytes(StandardCharsets.US_ASCII)))),
                        (one, two) -> one);
    }

    private Digest holding(String repository, TestLayouts layouts, String tag) throws IOException {
        return registry.holding(repository, layouts.writeTo(folder.resolve(tag)), tag);
    }

    private PromotionSpec spec(LargerTags larger, String... targets) {
        return requiring(List.of(), larger, targets);
    }

    private PromotionSpec requiring(List<Platform> required, LargerTags larger, String... targets) {
        return new PromotionSpec(
                ImageReference.of(registry.name() + "/acme/app:draft"),
                Arrays.stream(targets)
                        .map(target -> target.startsWith("127.") ? target : registry.name() + "/" + target)
                        .map(ImageReference::of)
                        .toList(),
                required,
                larger);
    }

    private void promote(PromotionSpec spec) {
        try (OpenRegistries open =
                OpenRegistries.with(new RegistrySpec(Set.of(), Optional.empty(), List.of(), List.of()), told)) {
            new PromoteImage(open, told).run(spec);
        }
    }

    private void explain(PromotionSpec spec) {
        try (OpenRegistries open =
                OpenRegistries.with(new RegistrySpec(Set.of(), Optional.empty(), List.of(), List.of()), told)) {
            new PromoteImage(open, told).explain(spec);
        }
    }

    private List<ProblemCode> problemsOf(PromotionSpec spec) {
        return catchThrowableOfType(ProblemException.class, () -> promote(spec)).problems().stream()
                .map(Problem::code)
                .toList();
    }

    @Test
    void aTagOfTheSameRepositoryTakesOneReadAndThreeRequestsForEachTag() throws IOException {
        Digest digest = holding("acme/app", image(), "draft");
        holding("acme/app", TestLayouts.of("linux/amd64"), "latest");

        promote(spec(LargerTags.REFUSED, "acme/app:1.0", "acme/app:latest"));

        assertThat(registry.asked())
                .containsExactly(
                        "GET acme/app/manifests/draft",
                        "GET acme/app/manifests/1.0",
                        "GET acme/app/manifests/latest",
                        "PUT acme/app/manifests/1.0",
                        "GET acme/app/manifests/1.0",
                        "PUT acme/app/manifests/latest",
                        "GET acme/app/manifests/latest");
        assertThat(registry.tags().values()).containsOnly(digest);
    }

    @Test
    void forceSavesTheReadOfTheOldTag() throws IOException {
        holding("acme/app", image(), "draft");

        promote(spec(LargerTags.REPLACED, "acme/app:1.0"));

        assertThat(registry.asked())
                .containsExactly(
                        "GET acme/app/manifests/draft", "PUT acme/app/manifests/1.0", "GET acme/app/manifests/1.0");
    }

    @Test
    void anotherRepositoryOfTheRegistryTakesTwentySixRequestsBesideTheTwoThatProveTheTag() throws IOException {
        Digest digest = holding("acme/app", image(), "draft");

        promote(spec(LargerTags.REFUSED, "released/app:1.0"));

        List<String> asked = registry.asked();
        assertThat(asked)
                .filteredOn(line -> line.startsWith("GET acme/app/manifests/"))
                .hasSize(7);
        assertThat(asked).filteredOn(line -> line.startsWith("POST ")).hasSize(12);
        assertThat(asked).filteredOn(line -> line.startsWith("PUT ")).hasSize(7);
        assertThat(asked).filteredOn("GET released/app/manifests/1.0"::equals).hasSize(2);
        assertThat(asked).hasSize(26 + 2).endsWith("PUT released/app/manifests/1.0", "GET released/app/manifests/1.0");
        assertThat(registry.received()).isZero();
        assertThat(registry.tags()).containsEntry("released/app/1.0", digest);
    }

    static Stream<Named<TestLayouts>> kinds() {
        return Stream.of(
                Named.of("a list of OCI", image()),
                Named.of("a list in a list", image().nested()),
                Named.of("Docker's schema 2", image().withDockerMediaTypes()),
                Named.of("an image", TestLayouts.of("linux/arm64").asSingleImage()),
                Named.of(
                        "Docker's image",
                        TestLayouts.of("linux/arm64").asSingleImage().withDockerMediaTypes()));
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void whateverItIsArrivesWithItsBytesAndItsMediaType(TestLayouts layouts) throws IOException {
        holding("acme/app", layouts, "draft");

        promote(spec(LargerTags.REFUSED, "acme/app:1.0", "released/app:1.0", other.name() + "/app/x:1.0"));

        var draft = registry.manifest("acme/app", "draft").orElseThrow();
        assertThat(List.of(
                        registry.manifest("acme/app", "1.0").orElseThrow(),
                        registry.manifest("released/app", "1.0").orElseThrow(),
                        other.manifest("app/x", "1.0").orElseThrow()))
                .allSatisfy(found -> {
                    assertThat(found).isEqualTo(draft);
                    assertThat(found.bytes()).isEqualTo(draft.bytes());
                });
    }

    @Test
    void aBlobThatIsNotMountedIsSentFromTheSource() throws IOException {
        Digest digest = holding("acme/app", image(), "draft");
        registry.mounting(MountManner.UPLOAD_WANTED);

        promote(spec(LargerTags.REFUSED, "released/app:1.0"));

        assertThat(registry.tags()).containsEntry("released/app/1.0", digest);
        assertThat(registry.asked())
                .as("the upload that the registry offered is used")
                .filteredOn(line -> line.startsWith("POST "))
                .hasSize(12);
        assertThat(registry.received()).isPositive();
    }

    @Test
    void anotherRegistryIsSentOnlyWhatItLacks() throws IOException {
        OciLayout layout = image().writeTo(folder.resolve("draft"));
        Digest digest = registry.holding("acme/app", layout, "draft");
        other.holding("app/x", layout, "older");

        promote(spec(LargerTags.REFUSED, other.name() + "/app/x:1.0"));
        assertThat(other.received()).isZero();

        promote(spec(LargerTags.REFUSED, other.name() + "/app/y:1.0"));
        assertThat(other.received()).isPositive();
        assertThat(other.tags()).containsEntry("app/x/1.0", digest).containsEntry("app/y/1.0", digest);
    }

    @Test
    void twoRepositoriesOfAnotherRegistryAreSentItOnce() throws IOException {
        holding("acme/app", image(), "draft");
        promote(spec(LargerTags.REFUSED, other.name() + "/one/app:1.0"));
        long once = other.received();

        promote(spec(LargerTags.REFUSED, other.name() + "/two/app:1.0", other.name() + "/three/app:1.0"));

        assertThat(other.received()).isEqualTo(2 * once);
    }

    @Test
    void listsWithinAListAreLookedInto() throws IOException {
        Digest digest = holding("acme/app", image().nested(), "draft");
        holding("acme/app", TestLayouts.of("linux/arm64"), "latest");

        promote(requiring(List.of(Platform.of("linux/arm/v7")), LargerTags.REFUSED, "acme/app:latest"));
        assertThat(registry.tags()).containsEntry("acme/app/latest", digest);

        assertThat(problemsOf(requiring(List.of(Platform.of("linux/s390x")), LargerTags.REFUSED, "acme/app:1.0")))
                .containsExactly(ProblemCode.LIST_INCOMPLETE);
    }

    @Test
    void aListWithoutARequiredPlatformIsNotPromoted() throws IOException {
        holding("acme/app", image(), "draft");
        List<Platform> required = List.of(Platform.of("linux/arm64"), Platform.of("linux/s390x"));

        assertThat(problemsOf(requiring(required, LargerTags.REPLACED, "acme/app:1.0")))
                .containsExactly(ProblemCode.LIST_INCOMPLETE);
        assertThat(registry.tags()).doesNotContainKey("acme/app/1.0");

        promote(requiring(required.subList(0, 1), LargerTags.REFUSED, "acme/app:1.0"));
        assertThat(registry.tags()).containsKey("acme/app/1.0");
    }

    @Test
    void tagsThatOfferMorePlatformsStayAndAllAreNamed() throws IOException {
        Digest draft = holding("acme/app", TestLayouts.of("linux/amd64"), "draft");
        Digest larger = holding("acme/app", image(), "1.0");
        holding("acme/app", TestLayouts.of("linux/s390x").asSingleImage(), "latest");
        String[] targets = {"acme/app:0.9", "acme/app:1.0", "acme/app:latest"};

        assertThat(problemsOf(spec(LargerTags.REFUSED, targets)))
                .containsExactly(ProblemCode.TAG_WOULD_SHRINK, ProblemCode.TAG_WOULD_SHRINK);
        assertThat(registry.tags()).containsEntry("acme/app/1.0", larger).doesNotContainKey("acme/app/0.9");

        promote(spec(LargerTags.REPLACED, targets));
        assertThat(registry.tags().values()).containsOnly(draft);
    }

    @Test
    void theOldDigestOfATagIsTold() throws IOException {
        holding("acme/app", image(), "draft");
        Digest old = holding("acme/app", TestLayouts.of("linux/amd64"), "1.0");

        promote(spec(LargerTags.REFUSED, "acme/app:1.0"));

        assertThat(told.lines).anyMatch(line -> line.endsWith("/acme/app:1.0 was " + old));
    }

    @Test
    void aTagThatMeansItAlreadyIsNotWritten() throws IOException {
        holding("acme/app", image(), "draft");
        promote(spec(LargerTags.REFUSED, "acme/app:1.0"));
        registry.asked();

        promote(spec(LargerTags.REFUSED, "acme/app:1.0"));

        assertThat(registry.asked()).containsExactly("GET acme/app/manifests/draft", "GET acme/app/manifests/1.0");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "GET acme/app/manifests/sha256:.*",
                "POST released/app/blobs/uploads/",
                "PUT released/app/manifests/sha256:.*",
                "GET released/app/manifests/1.0"
            })
    void afterAFailureNoTagIsThereAndARunBehindItCompletes(String step) throws IOException {
        holding("acme/app", image(), "draft");
        registry.troubling(line -> line.matches(step) ? Optional.of(400) : Optional.empty());
        String[] targets = {"acme/app:1.0", "released/app:1.0"};

        assertThat(problemsOf(spec(LargerTags.REFUSED, targets))).containsExactly(ProblemCode.REGISTRY_FAILED);
        assertThat(registry.tags()).containsOnlyKeys("acme/app/draft");

        registry.troubling(line -> Optional.empty());
        promote(spec(LargerTags.REFUSED, targets));
        assertThat(registry.tags()).containsOnlyKeys("acme/app/draft", "acme/app/1.0", "released/app/1.0");
    }

    @Test
    void aTagThatMeansSomethingElseWhenItIsReadBackIsToldOf() throws IOException {
        holding("acme/app", image(), "draft");
        OciLayout foreign = TestLayouts.of("linux/s390x").writeTo(folder.resolve("foreign"));
        registry.troubling(line -> {
            try {
                if (line.equals("GET acme/app/manifests/1.0")) {
                    registry.holding("acme/app", foreign, "1.0");
                }
                return Optional.empty();
            } catch (IOException e) {
                throw new AssertionError(e);
            }
        });

        assertThat(problemsOf(spec(LargerTags.REPLACED, "acme/app:1.0"))).containsExactly(ProblemCode.TAG_NOT_PROVED);
    }

    @Test
    void aSourceThatIsNotThereIsAProblemOfItsOwn() {
        assertThat(problemsOf(spec(LargerTags.REFUSED, "acme/app:1.0")))
                .containsExactly(ProblemCode.REGISTRY_NOT_FOUND);
    }

    @Test
    void aDryRunOnlyReads() throws IOException {
        Digest digest = holding("acme/app", image(), "draft");
        explain(spec(LargerTags.REFUSED, "acme/app:1.0"));

        assertThat(registry.asked()).allMatch(line -> line.startsWith("GET "));
        assertThat(told.lines).contains("- have " + registry.name() + "/acme/app:1.0 point at " + digest);
    }

    @Test
    void aBlobThatIsNotMountedAndThereAlreadyIsNotSent() throws IOException {
        OciLayout layout = image().writeTo(folder.resolve("draft"));
        Digest digest = registry.holding("acme/app", layout, "draft");
        registry.holding("released/app", layout, "older");
        registry.mounting(MountManner.UPLOAD_WANTED);

        promote(spec(LargerTags.REFUSED, "released/app:1.0"));

        assertThat(registry.received()).isZero();
        assertThat(registry.tags()).containsEntry("released/app/1.0", digest);
    }

    @Test
    void aDryRunFailsWhereTheRealOneWould() throws IOException {
        OciLayout layout = image().writeTo(folder.resolve("draft"));
        registry.holding("acme/app", layout, "draft");
        registry.forget("acme/app", layout.content().images().get(0).manifest().digest());

        assertThat(catchThrowableOfType(
                                ProblemException.class, () -> explain(spec(LargerTags.REFUSED, "released/app:1.0")))
                        .problems())
                .extracting(Problem::code)
                .containsExactly(ProblemCode.REGISTRY_NOT_FOUND);
    }

    @Test
    void aDryRunWithNothingToDoSaysSo() throws IOException {
        holding("acme/app", image(), "draft");
        promote(spec(LargerTags.REFUSED, "acme/app:1.0"));

        explain(spec(LargerTags.REFUSED, "acme/app:1.0"));

        assertThat(told.lines).last().asString().contains("nothing would have to be done");
    }

    @Test
    void whatATagWasIsNotToldIfItStays() throws IOException {
        holding("acme/app", TestLayouts.of("linux/amd64"), "draft");
        holding("acme/app", image(), "1.0");

        assertThat(problemsOf(spec(LargerTags.REFUSED, "acme/app:1.0"))).containsExactly(ProblemCode.TAG_WOULD_SHRINK);

        assertThat(told.lines).noneMatch(line -> line.contains(" was sha256:"));
    }
}
