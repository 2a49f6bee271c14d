package io.github.multiarchmaven.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.multiarchmaven.config.InspectionSpec;
import io.github.multiarchmaven.config.InspectionSpec.InFolder;
import io.github.multiarchmaven.config.RegistrySpec;
import io.github.multiarchmaven.layout.Descriptor;
import io.github.multiarchmaven.layout.OciLayout;
import io.github.multiarchmaven.layout.TestLayouts;
import io.github.multiarchmaven.model.Digest;
import io.github.multiarchmaven.model.ImageReference;
import io.github.multiarchmaven.model.Platform;
import io.github.multiarchmaven.narration.BuildLog;
import io.github.multiarchmaven.narration.ProblemException;
import io.github.multiarchmaven.result.ImageDescription;
import io.github.multiarchmaven.result.KeptResult;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class InspectImagesTest {

    private static final RegistrySpec NOWHERE = new RegistrySpec(Set.of(), Optional.empty(), List.of(), List.of());

    @TempDir
    private Path folder;

    private final List<String> told = new ArrayList<>();
    private final BuildLog log = new BuildLog() {
        @Override
        public void info(String line) {
            told.add(line);
        }

        @Override
        public void warn(String line) {
            told.add(line);
        }

        @Override
        public void debug(String line) {
            told.add(line);
        }
    };

    private OciLayout layout(String name, String... platforms) {
        return TestLayouts.of(platforms).attested().writeTo(folder.resolve(name));
    }

    private Optional<Path> file(String name) {
        return Optional.of(folder.resolve("out").resolve(name));
    }

    private void run(List<String> layouts, List<Platform> required, Optional<Path> json, Optional<Path> raw) {
        run(
                new InspectionSpec(
                        layouts.stream()
                                .<InspectionSpec.Subject>map(name -> new InFolder(folder.resolve(name)))
                                .toList(),
                        required,
                        json,
                        raw),
                List.of());
    }

    private void run(InspectionSpec spec, List<KeptResult> results) {
        try (OpenRegistries registries = OpenRegistries.with(NOWHERE, log)) {
            new InspectImages(registries, results, log).run(spec);
        }
    }

    private KeptResult result(String id) {
        OciLayout layout = layout(id, "linux/amd64");
        ImageDescription description = new ImageDescription(
                id,
                ImageReference.of("acme/" + id),
                List.of("1.0"),
                layout.inventory(),
                ImageDescription.Scope.COMPLETE);
        return new KeptResult(description, layout.folder());
    }

    private static InspectionSpec nothingSaid(Optional<Path> raw) {
        return new InspectionSpec(List.of(), List.of(), Optional.empty(), raw);
    }

    @Test
    void rawBytesAreThoseOfTheDigest() throws IOException {
        OciLayout layout = layout("a", "linux/amd64");

        run(List.of("a"), List.of(), Optional.empty(), file("raw"));

        assertThat(Digest.ofContent(Files.readAllBytes(file("raw").orElseThrow())))
                .isEqualTo(layout.tops().get(0).digest());
        assertThat(folder.resolve("out")).isDirectoryContaining("glob:**/raw").isDirectoryNotContaining("glob:**.part");
    }

    @Test
    void allThatIsMissingIsToldAfterAllTables() throws IOException {
        layout("a", "linux/amd64");
        layout("b", "linux/amd64", "linux/arm64");
        layout("c", "linux/arm64");

        assertThatThrownBy(() -> run(
                        List.of("a", "b", "gone", "c"),
                        List.of(Platform.of("linux/arm64"), Platform.of("linux/amd64")),
                        file("json"),
                        Optional.empty()))
                .isInstanceOf(ProblemException.class)
                .hasMessageStartingWith("3 problems:")
                .hasMessageContaining(folder.resolve("a") + " is not complete")
                .hasMessageContaining("It has no image for linux/arm64")
                .hasMessageContaining("#layout-unreadable")
                .hasMessageContaining(folder.resolve("c") + " is not complete")
                .hasMessageContaining("#list-incomplete");
        assertThat(told)
                .contains(
                        folder.resolve("a").toString(),
                        folder.resolve("b").toString(),
                        folder.resolve("c").toString());
        JsonNode json = new ObjectMapper().readTree(file("json").orElseThrow().toFile());
        assertThat(json.path("images")).hasSize(3);
        assertThat(json.path("problems").findValuesAsText("code"))
                .containsExactly("list-incomplete", "layout-unreadable", "list-incomplete");
    }

    @Test
    void anImageThatContradictsItsListDoesNotSatisfyARequirement() {
        TestLayouts.of().image("linux/arm64", "linux/amd64", List.of()).writeTo(folder.resolve("a"));

        assertThatThrownBy(() ->
                        run(List.of("a"), List.of(Platform.of("linux/arm64")), Optional.empty(), Optional.empty()))
                .hasMessageContaining("#list-incomplete");
        assertThat(told).contains(" ".repeat(19) + "! its own configuration says linux/amd64");
    }

    @Test
    void whatIsRequiredAndThereIsNoProblem() {
        layout("a", "linux/amd64", "linux/arm64");
        run(List.of("a"), List.of(Platform.of("linux/arm64")), Optional.empty(), Optional.empty());
        assertThat(told).isNotEmpty();
    }

    @Test
    void withoutReferencesTheResultsOfTheProjectAreMeant() {
        run(nothingSaid(Optional.empty()), List.of(result("a"), result("b")));
        assertThat(told)
                .contains(folder.resolve("a").toString(), folder.resolve("b").toString());
    }

    @Test
    void nothingAtAllIsAProblemWithARemedy() {
        assertThatThrownBy(() -> run(nothingSaid(Optional.empty()), List.of()))
                .isInstanceOf(ProblemException.class)
                .hasMessageContaining("There is nothing to inspect")
                .hasMessageContaining("-Dmultiarch.references=")
                .hasMessageContaining("#reference-invalid");
    }

    @Test
    void rawBytesOfSeveralResultsAreRefused() {
        assertThatThrownBy(() -> run(nothingSaid(file("raw")), List.of(result("a"), result("b"))))
                .isInstanceOf(ProblemException.class)
                .hasMessageContaining("this project has 2 results")
                .hasMessageContaining("#setting-invalid");
        assertThat(folder.resolve("out")).doesNotExist();
    }

    @Test
    void aFileThatCannotBeWrittenIsAProblem() {
        layout("a", "linux/amd64");
        assertThatThrownBy(() -> run(List.of("a"), List.of(), Optional.of(folder), Optional.empty()))
                .isInstanceOf(ProblemException.class)
                .hasMessageContaining("-Dmultiarch.inspect.json")
                .hasMessageContaining("#file-failed");
        assertThatThrownBy(() -> run(List.of("a"), List.of(), Optional.empty(), Optional.of(folder)))
                .hasMessageContaining("-Dmultiarch.inspect.raw");
    }

    /** As other tools leave it: further entries, or none. */
    private void entries(OciLayout layout, UnaryOperator<ArrayNode> change) throws IOException {
        Path file = layout.folder().resolve("index.json");
        JsonMapper json = new JsonMapper();
        ObjectNode index = (ObjectNode) json.readTree(file.toFile());
        index.set("manifests", change.apply((ArrayNode) index.path("manifests")));
        json.writeValue(file.toFile(), index);
    }

    private static ArrayNode twice(ArrayNode entries) {
        ObjectNode again = entries.get(0).deepCopy();
        again.putObject("annotations").put("org.opencontainers.image.ref.name", "latest");
        return entries.add(again);
    }

    @Test
    void twoNamesOfOneImageAreOne() throws IOException {
        OciLayout layout = layout("a", "linux/amd64");
        entries(layout, InspectImagesTest::twice);

        run(List.of("a"), List.of(), Optional.empty(), file("raw"));

        assertThat(told).filteredOn(line -> line.contains("kind  ")).hasSize(1);
        assertThat(file("raw").orElseThrow()).exists();
    }

    @Test
    void eachOfSeveralImagesInALayoutIsInspected() throws IOException {
        OciLayout other = layout("b", "linux/s390x");
        OciLayout layout = layout("a", "linux/amd64");
        Descriptor top = other.tops().get(0);
        for (Path blob : List.of(other.folder(), layout.folder())) {
            copy(blob.resolve("blobs/sha256"), folder.resolve("c/blobs/sha256"));
        }
        Files.copy(layout.folder().resolve("oci-layout"), folder.resolve("c/oci-layout"));
        Files.copy(layout.folder().resolve("index.json"), folder.resolve("c/index.json"));
        entries(OciLayout.at(folder.resolve("c")), entries -> {
            entries.addObject()
                    .put("mediaType", top.mediaType())
                    .put("digest", top.digest().value())
                    .put("size", top.size());
            return entries;
        });

        run(List.of("c"), List.of(), Optional.empty(), Optional.empty());

        assertThat(told).contains(folder.resolve("c") + "@" + top.digest());
        assertThat(told).anyMatch(line -> line.contains("linux/amd64")).anyMatch(line -> line.contains("linux/s390x"));
        assertThatThrownBy(() -> run(List.of("c"), List.of(), Optional.empty(), file("raw")))
                .hasMessageContaining("#setting-invalid");
        assertThat(file("raw").orElseThrow()).doesNotExist();
    }

    private static void copy(Path from, Path to) throws IOException {
        Files.createDirectories(to);
        try (Stream<Path> files = Files.list(from)) {
            for (Path file : files.toList()) {
                Files.copy(file, to.resolve(file.getFileName()), StandardCopyOption.REPLACE_EXISTING);
            }
        }
    }

    @Test
    void aLayoutWithoutAnImageIsCalledEmpty() throws IOException {
        entries(layout("a", "linux/amd64"), ArrayNode::removeAll);

        assertThatThrownBy(() -> run(List.of("a"), List.of(), Optional.empty(), Optional.empty()))
                .hasMessageContaining("is empty")
                .hasMessageContaining("#layout-unreadable")
                .hasMessageNotContaining("disk");
    }

    @Test
    void anImageThatIsAbsentIsCalledMissing() {
        OciLayout layout = layout("a", "linux/amd64");
        TestLayouts.remove(layout, layout.content().images().get(0).manifest().digest());

        assertThatThrownBy(() -> run(List.of("a"), List.of(), Optional.empty(), Optional.empty()))
                .hasMessageContaining("#layout-blob-missing")
                .hasMessageContaining("There is no ");
    }
}
