package io.github.multiarchmaven.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.multiarchmaven.config.PushSpec;
import io.github.multiarchmaven.config.RegistrySpec;
import io.github.multiarchmaven.layout.Descriptor;
import io.github.multiarchmaven.layout.LayoutContent;
import io.github.multiarchmaven.layout.OciLayout;
import io.github.multiarchmaven.layout.TestLayouts;
import io.github.multiarchmaven.model.Digest;
import io.github.multiarchmaven.model.ImageReference;
import io.github.multiarchmaven.narration.Problem;
import io.github.multiarchmaven.narration.ProblemCode;
import io.github.multiarchmaven.narration.ProblemException;
import io.github.multiarchmaven.registry.MemoryRegistry;
import io.github.multiarchmaven.registry.transfer.LayoutSource;
import io.github.multiarchmaven.registry.transfer.Part;
import io.github.multiarchmaven.result.ImageDescription;
import io.github.multiarchmaven.result.ImageDescription.Scope;
import io.github.multiarchmaven.result.KeptResult;
import io.github.multiarchmaven.result.Results;
import io.github.multiarchmaven.result.Staging;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(60)
class PushImagesTest {

    private final Path folder;
    private final Results results;
    private final MemoryRegistry registry = new MemoryRegistry();
    private final MemoryRegistry other = new MemoryRegistry();
    private final ToldLines told = new ToldLines();

    PushImagesTest(@TempDir Path folder) throws IOException {
        this.folder = folder;
        this.results = new Results(folder.resolve("multiarch"));
    }

    @AfterEach
    void close() {
        registry.close();
        other.close();
    }

    private static TestLayouts image() {
        return TestLayouts.of("linux/amd64", "linux/arm64", "linux/arm/v7").attested();
    }

    private KeptResult keep(TestLayouts layouts, Scope scope, String... tags) {
        return keepAs("app", layouts, scope, tags);
    }

    private KeptResult keepAs(String id, TestLayouts layouts, Scope scope, String... tags) {
        try (Staging staging = results.stage(id)) {
            OciLayout layout = layouts.writeTo(staging.layout());
            return results.keep(
                    staging,
                    new ImageDescription(
                            id,
                            ImageReference.of(registry.name() + "/acme/" + id),
                            List.of(tags),
                            layout.inventory(),
                            scope));
        }
    }

    private static Digest digest(KeptResult result) {
        return result.description().inventory().index();
    }

    private static PushSpec spec(PushSpec.ExistingTags existing, PushSpec.Naming naming, String... repositories) {
        return new PushSpec(
                Optional.empty(),
                Arrays.stream(repositories).map(ImageReference::of).toList(),
                existing,
                naming);
    }

    private static PushSpec release(String... repositories) {
        return spec(PushSpec.ExistingTags.REFUSED, PushSpec.Naming.BY_TAGS, repositories);
    }

    private static PushSpec snapshot() {
        return spec(PushSpec.ExistingTags.REPLACED, PushSpec.Naming.BY_TAGS);
    }

    private List<KeptResult> push(PushSpec spec) {
        try (OpenRegistries open =
                OpenRegistries.with(new RegistrySpec(Set.of(), Optional.empty(), List.of(), List.of()), told)) {
            return new PushImages(open, results, told).run(spec);
        }
    }

    private void explain(PushSpec spec) {
        try (OpenRegistries open =
                OpenRegistries.with(new RegistrySpec(Set.of(), Optional.empty(), List.of(), List.of()), told)) {
            new PushImages(open, results, told).explain(spec);
        }
    }

    private List<ProblemCode> problemsOf(PushSpec spec) {
        return catchThrowableOfType(ProblemException.class, () -> push(spec)).problems().stream()
                .map(Problem::code)
                .toList();
    }

    private OciLayout foreign() {
        return TestLayouts.of("linux/s390x").writeTo(folder.resolve("foreign"));
    }

    @Test
    void tagsAreWrittenWhenEverythingElseIsThereAndReadBack() throws IOException {
        Digest digest = digest(keep(image(), Scope.COMPLETE, "1.0", "latest"));

        List<KeptResult> pushed = push(release());

        List<String> asked = registry.asked();
        assertThat(asked.subList(asked.size() - 6, asked.size()))
                .containsExactly(
                        "PUT acme/app/manifests/" + digest,
                        "GET acme/app/manifests/" + digest,
                        "PUT acme/app/manifests/1.0",
                        "GET acme/app/manifests/1.0",
                        "PUT acme/app/manifests/latest",
                        "GET acme/app/manifests/latest");
        assertThat(asked.subList(0, 2))
                .containsExactly("HEAD acme/app/manifests/1.0", "HEAD acme/app/manifests/latest");
        assertThat(registry.tags())
                .as("no tag for an architecture")
                .isEqualTo(Map.of("acme/app/1.0", digest, "acme/app/latest", digest));
        List<String> names =
                List.of(registry.name() + "/acme/app:1.0@" + digest, registry.name() + "/acme/app:latest@" + digest);
        assertThat(Files.readAllLines(results.folderOf("app").resolve("digests.txt")))
                .isEqualTo(names);
        assertThat(results.find("app")).contains(pushed.get(0));
        assertThat(pushed.get(0).description().published())
                .extracting(Object::toString)
                .isEqualTo(names);
    }

    @Test
    void everyByteArrivesAndAttestationsTravelWithIt() throws IOException {
        KeptResult result = keep(image(), Scope.COMPLETE, "1.0");

        push(release());

        LayoutContent content = OciLayout.at(result.layout()).content();
        assertThat(content.attestations()).hasSize(3).allSatisfy(attestation -> {
            assertThat(registry.manifest("acme/app", attestation.manifest().digest()))
                    .isPresent();
            assertThat(attestation.parts()).allMatch(part -> registry.hasBlob("acme/app", part.digest()));
        });
        assertThat(registry.manifest("acme/app", "1.0").orElseThrow().bytes())
                .isEqualTo(Files.readAllBytes(OciLayout.at(result.layout()).blob(digest(result))));
        assertThat(told.lines)
                .filteredOn(line -> line.contains(" sent, "))
                .extracting(line -> line.replaceFirst(".*  (.*): .*", "$1"))
                .containsExactlyInAnyOrder("linux/amd64", "linux/arm64", "linux/arm/v7", "attestations");
    }

    @Test
    void aReleaseThatIsThereAlreadyPassesAndIsOnlyReadBack() {
        KeptResult result = keep(image(), Scope.COMPLETE, "1.0");
        push(release());
        registry.asked();

        List<KeptResult> again = push(release());

        LayoutContent content = OciLayout.at(result.layout()).content();
        assertThat(registry.asked())
                .containsExactlyElementsOf(Stream.of(
                                Stream.of("HEAD acme/app/manifests/1.0"),
                                content.images().stream()
                                        .map(image -> "HEAD acme/app/manifests/"
                                                + image.manifest().digest()),
                                content.attestations().stream()
                                        .map(attestation -> "HEAD acme/app/manifests/"
                                                + attestation.manifest().digest()),
                                Stream.of("GET acme/app/manifests/1.0"))
                        .flatMap(lines -> lines)
                        .toList());
        assertThat(told.lines).last().asString().endsWith(digest(result) + " already");
        assertThat(again.get(0).description().published()).hasSize(1);
    }

    @Test
    void anImageThatIsMissingBehindItsTagIsSentAgain() {
        KeptResult result = keep(image(), Scope.COMPLETE, "1.0");
        push(release());
        Digest child = result.description().inventory().children().get(0).manifest();
        registry.forget("acme/app", child);

        push(release());

        assertThat(registry.manifest("acme/app", child)).isPresent();
    }

    @Test
    void whatOneTagMeansAlreadyIsNotSentForAnother() {
        Digest digest = digest(keep(image(), Scope.COMPLETE, "1.0"));
        push(release());
        keep(image(), Scope.COMPLETE, "1.0", "latest");
        registry.asked();

        push(release());

        assertThat(registry.asked())
                .filteredOn(line -> line.startsWith("PUT "))
                .containsExactly("PUT acme/app/manifests/latest");
        assertThat(registry.tags()).isEqualTo(Map.of("acme/app/1.0", digest, "acme/app/latest", digest));
    }

    @Test
    void allReasonsNotToPushAreToldBeforeAnythingIsSent() throws IOException {
        keep(image(), Scope.NARROWED, "1.0", "latest");
        registry.holding("acme/app", foreign(), "1.0");
        registry.holding("acme/app", foreign(), "latest");

        assertThat(problemsOf(release()))
                .containsExactly(ProblemCode.PUSH_NARROWED, ProblemCode.TAG_EXISTS, ProblemCode.TAG_EXISTS);
        assertThat(registry.asked()).isNotEmpty().allMatch(line -> line.startsWith("HEAD "));
    }

    @Test
    void aSnapshotReplacesItsTagAndSaysWhatItWas() throws IOException {
        Digest digest = digest(keep(image(), Scope.COMPLETE, "1.0-SNAPSHOT"));
        Digest old = registry.holding("acme/app", foreign(), "1.0-SNAPSHOT");

        push(snapshot());

        assertThat(registry.tags()).containsEntry("acme/app/1.0-SNAPSHOT", digest);
        assertThat(told.lines).anyMatch(line -> line.endsWith(":1.0-SNAPSHOT was " + old));
    }

    @Test
    void aNarrowedImageCanBePushedWithoutATag() {
        Digest digest = digest(keep(image(), Scope.NARROWED, "1.0"));

        push(spec(PushSpec.ExistingTags.REFUSED, PushSpec.Naming.BY_DIGEST_ONLY));

        assertThat(registry.tags()).isEmpty();
        assertThat(registry.manifest("acme/app", digest)).isPresent();
        assertThat(results.find("app").orElseThrow().description().published())
                .extracting(Object::toString)
                .containsExactly(registry.name() + "/acme/app@" + digest);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "HEAD acme/app/blobs/sha256:.*",
                "POST acme/app/blobs/uploads/",
                "PUT acme/app/blobs/uploads/one",
                "PUT acme/app/manifests/sha256:.*",
                "GET acme/app/manifests/sha256:.*",
                "PUT other/app/manifests/sha256:.*",
                "PUT acme/app/manifests/1.0"
            })
    void afterAFailureNoTagIsThereAndARunBehindItCompletes(String step) {
        Digest digest = digest(keep(image(), Scope.COMPLETE, "1.0"));
        String[] repositories = {registry.name() + "/acme/app", registry.name() + "/other/app"};
        registry.troubling(line -> line.matches(step) ? Optional.of(403) : Optional.empty());

        assertThat(problemsOf(release(repositories))).containsExactly(ProblemCode.REGISTRY_REFUSED);
        assertThat(registry.tags()).isEmpty();
        assertThat(results.folderOf("app").resolve("digests.txt")).doesNotExist();

        registry.troubling(line -> Optional.empty());
        push(release(repositories));
        assertThat(registry.tags()).isEqualTo(Map.of("acme/app/1.0", digest, "other/app/1.0", digest));
    }

    @Test
    void aSecondRepositoryOfTheRegistryIsSentNoBlob() {
        keep(image(), Scope.COMPLETE, "1.0");
        push(release());
        long once = registry.received();

        push(release(registry.name() + "/acme/app", registry.name() + "/other/app"));

        assertThat(registry.received()).isEqualTo(once);
        assertThat(registry.tags()).containsOnlyKeys("acme/app/1.0", "other/app/1.0");
    }

    @Test
    void noRegistryHasTheTagWhenOneOfThemRefusesTheImage() {
        keep(image(), Scope.COMPLETE, "1.0");
        other.troubling(line -> line.startsWith("POST ") ? Optional.of(403) : Optional.empty());
        PushSpec both = release(registry.name() + "/acme/app", other.name() + "/acme/app");

        assertThat(problemsOf(both)).containsExactly(ProblemCode.REGISTRY_REFUSED);
        assertThat(registry.tags()).isEmpty();

        other.troubling(line -> Optional.empty());
        push(both);
        assertThat(registry.tags()).isEqualTo(other.tags()).hasSize(1);
    }

    @Test
    void aTagThatMeansSomethingElseWhenItIsReadBackIsToldOf() {
        keep(image(), Scope.COMPLETE, "1.0");
        registry.troubling(line -> {
            if (line.equals("GET acme/app/manifests/1.0")) {
                hold("1.0");
            }
            return Optional.empty();
        });

        assertThat(problemsOf(release())).containsExactly(ProblemCode.TAG_NOT_PROVED);
    }

    private void hold(String tag) {
        try {
            registry.holding("acme/app", foreign(), tag);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void aLayoutThatIsNotTheOneThatWasProvedIsNotPushed() {
        KeptResult result = keep(image(), Scope.COMPLETE, "1.0");
        TestLayouts.of("linux/s390x").writeTo(result.layout());

        assertThat(problemsOf(release())).containsExactly(ProblemCode.RESULT_CHANGED);
        assertThat(registry.asked()).isEmpty();
    }

    @Test
    void aLayerThatHasChangedSinceLeavesNoTag() {
        OciLayout layout = OciLayout.at(keep(image(), Scope.COMPLETE, "1.0").layout());
        TestLayouts.damage(
                layout, layout.content().images().get(0).layers().get(0).digest());

        assertThat(problemsOf(release())).containsExactly(ProblemCode.LAYOUT_BLOB_WRONG);
        assertThat(registry.tags()).isEmpty();
    }

    @Test
    void aManifestThatHasChangedSinceIsFoundBeforeAnythingIsSent() {
        OciLayout layout = OciLayout.at(keep(image(), Scope.COMPLETE, "1.0").layout());
        TestLayouts.damage(
                layout, layout.content().attestations().get(0).manifest().digest());

        assertThat(problemsOf(release())).containsExactly(ProblemCode.LAYOUT_BLOB_WRONG);
        assertThat(registry.asked()).isEmpty();
    }

    @Test
    void aResultThatIsNotThereIsAskedForBeforeARegistryIs() {
        assertThat(problemsOf(release())).containsExactly(ProblemCode.RESULT_MISSING);
    }

    @Test
    void aDryRunOnlyReads() {
        Digest digest = digest(keep(image(), Scope.COMPLETE, "1.0"));
        explain(release());

        assertThat(registry.asked()).containsExactly("HEAD acme/app/manifests/1.0");
        assertThat(new ArrayList<>(told.lines))
                .anyMatch(line -> line.startsWith("- push " + digest) && line.endsWith("/acme/app:1.0"));
    }

    @Test
    void aLayerOfAnotherSizeOrNoneIsToldOfTheLayout() throws IOException {
        OciLayout layout = OciLayout.at(keep(image(), Scope.COMPLETE, "1.0").layout());
        Path layer =
                layout.blob(layout.content().images().get(0).layers().get(0).digest());
        byte[] content = Files.readAllBytes(layer);
        LayoutSource source = new LayoutSource(layout);
        Part part =
                new Part("x", layout.content().images().get(0).layers().get(0).digest(), content.length);

        Files.write(layer, new byte[content.length + 1]);
        assertThatThrownBy(() -> source.open(part)).hasMessageContaining("#layout-blob-wrong");
        Files.delete(layer);
        assertThatThrownBy(() -> source.open(part)).hasMessageContaining("#layout-blob-missing");
    }

    @Test
    void twoResultsNeverGetOneName() {
        keep(image(), Scope.COMPLETE, "1.0", "latest");
        Digest tools = digest(keepAs("tools", TestLayouts.of("linux/s390x"), Scope.COMPLETE, "1.0", "tools"));
        PushSpec both = release(registry.name() + "/acme/app");

        assertThat(problemsOf(both)).containsExactly(ProblemCode.PUSH_AMBIGUOUS);
        assertThatThrownBy(() -> explain(both))
                .hasMessageContaining("/acme/app:1.0 would mean several images: the results \"app\" and \"tools\"")
                .hasMessageContaining("<id>app</id>");
        assertThat(registry.asked()).isEmpty();

        push(new PushSpec(Optional.of("tools"), both.repositories(), both.existingTags(), both.naming()));
        assertThat(registry.tags())
                .containsOnlyKeys("acme/app/1.0", "acme/app/tools")
                .containsValue(tools);
    }

    @Test
    void severalResultsOfDifferentNamesArePushedTogether() {
        keep(image(), Scope.COMPLETE, "1.0");
        keepAs("tools", TestLayouts.of("linux/s390x"), Scope.COMPLETE, "1.0");

        push(release());

        assertThat(registry.tags()).containsOnlyKeys("acme/app/1.0", "acme/tools/1.0");
    }

    @Test
    void whatATagWasIsToldWhenItIsReplacedAndNotBefore() throws IOException {
        keep(image(), Scope.COMPLETE, "1.0");
        registry.holding("acme/app", foreign(), "1.0");
        registry.troubling(line -> line.startsWith("POST ") ? Optional.of(403) : Optional.empty());

        assertThat(problemsOf(snapshot())).containsExactly(ProblemCode.REGISTRY_REFUSED);

        assertThat(told.lines).noneMatch(line -> line.contains(" was sha256:"));
    }

    @Test
    void whatIsSentAndWhatIsThereIsCountedForEachPlatform() {
        KeptResult result = keep(TestLayouts.of("linux/amd64", "linux/arm64"), Scope.COMPLETE, "1.0");
        LayoutContent.Image amd64 =
                OciLayout.at(result.layout()).content().images().get(0);
        long size = Stream.concat(Stream.of(amd64.config()), amd64.layers().stream())
                .mapToLong(Descriptor::size)
                .sum();
        String line = "  " + registry.name() + "/acme/app  linux/amd64: ";

        push(release());
        assertThat(told.lines).contains(line + amount(size) + " sent, 0 B were there");

        keep(TestLayouts.of("linux/amd64", "linux/arm64"), Scope.COMPLETE, "2.0");
        push(release());
        assertThat(told.lines).contains(line + "0 B sent, " + amount(size) + " were there");
    }

    private static String amount(long bytes) {
        return bytes < 1000 ? bytes + " B" : String.format(Locale.ROOT, "%.1f kB", bytes / 1000.0);
    }
}
