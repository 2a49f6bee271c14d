package io.github.multiarchmaven.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.multiarchmaven.config.RegistrySpec;
import io.github.multiarchmaven.engine.Engine;
import io.github.multiarchmaven.engine.EngineEndpoint;
import io.github.multiarchmaven.layout.OciLayout;
import io.github.multiarchmaven.layout.TestLayouts;
import io.github.multiarchmaven.model.Annotation;
import io.github.multiarchmaven.model.Annotation.Document;
import io.github.multiarchmaven.model.Annotation.Place;
import io.github.multiarchmaven.model.Assembly;
import io.github.multiarchmaven.model.BuildOptions;
import io.github.multiarchmaven.model.BuildOptions.Attestations;
import io.github.multiarchmaven.model.ImageReference;
import io.github.multiarchmaven.model.ImageStore;
import io.github.multiarchmaven.model.Inventory;
import io.github.multiarchmaven.model.Output;
import io.github.multiarchmaven.model.Particulars;
import io.github.multiarchmaven.model.Platform;
import io.github.multiarchmaven.narration.Problem;
import io.github.multiarchmaven.narration.ProblemCode;
import io.github.multiarchmaven.narration.ProblemException;
import io.github.multiarchmaven.registry.MemoryRegistry;
import io.github.multiarchmaven.result.Results;
import io.github.multiarchmaven.result.Staging;
import java.io.IOException;
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

@Timeout(60)
class OutputProofsTest {

    private static final ImageReference NAME = ImageReference.of("acme/app:1");
    private static final String PROVENANCE = "https://slsa.dev/provenance/v0.2";

    private final Path folder;
    private final MemoryRegistry registry = new MemoryRegistry();
    private final List<Annotation> annotations = new ArrayList<>();
    private Attestations attestations = BuildOptions.NONE.attestations();
    private Map<String, String> labels = Map.of();
    private List<String> platforms = List.of("linux/amd64", "linux/arm64");

    OutputProofsTest(@TempDir Path folder) throws IOException {
        this.folder = folder;
    }

    @AfterEach
    void close() {
        registry.close();
    }

    private void asked(String name, String value, Place... places) {
        annotations.add(new Annotation(List.of(places), name, value));
    }

    private static Place on(Document document, String platform) {
        return Place.of(document).on(Platform.of(platform));
    }

    private TestLayouts image() {
        return TestLayouts.of(platforms.toArray(String[]::new));
    }

    private static void annotate(ObjectNode json, String name, String value) {
        json.withObject("annotations").put(name, value);
    }

    private static void label(ObjectNode configuration, String name, String value) {
        configuration.withObject("config").withObject("Labels").put(name, value);
    }

    private Promised promised(Output output) {
        List<Platform> wanted = platforms.stream().map(Platform::of).toList();
        BuildOptions none = BuildOptions.NONE;
        BuildOptions options = new BuildOptions(
                none.access(), none.caching(), attestations, annotations, none.timestamps(), none.extraArgs());
        return new Promised(
                wanted,
                Particulars.asked(options, labels, wanted),
                new Assembly(List.of(output), wanted.size(), attestations));
    }

    /** As if BuildKit had written it. */
    private Inventory proveLayout(TestLayouts layouts) {
        try (Staging staging = new Results(folder.resolve("multiarch")).stage("app")) {
            layouts.writeTo(staging.layout());
            Inventory proved = prove(new Output.Oci(), staging);
            Path kept = folder.resolve("kept");
            Files.move(staging.layout(), kept);
            return proved;
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private Inventory proveRegistry(TestLayouts layouts) {
        try (Staging staging = new Results(folder.resolve("multiarch")).stage("app")) {
            OciLayout layout = layouts.writeTo(folder.resolve("pushed"));
            String digest = registry.holding("acme/app", layout, "any").value();
            Files.writeString(staging.metadata(), "{\"containerimage.digest\":\"" + digest + "\"}");
            return prove(new Output.Registry(List.of(ImageReference.of(registry.name() + "/acme/app:1"))), staging);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private Inventory prove(Output output, Staging staging) {
        RegistrySpec spec = new RegistrySpec(Set.of(), Optional.empty(), List.of(), List.of());
        try (Engine engine = Engine.connect(EngineEndpoint.of("tcp://127.0.0.1:1", "a test"));
                OpenRegistries open = OpenRegistries.with(spec, new ToldLines())) {
            EngineProof none = new EngineProof(engine, ImageStore.CONTAINERD);
            return new OutputProofs(promised(output), staging, none, () -> open)
                    .prove(List.of(output), NAME)
                    .orElseThrow();
        }
    }

    private List<Problem> problems(Runnable proof) {
        return catchThrowableOfType(ProblemException.class, proof::run).problems();
    }

    private List<Problem> layoutProblems(TestLayouts layouts) {
        return problems(() -> proveLayout(layouts));
    }

    @Test
    void whatWasAskedForIsFound() {
        asked("everywhere", "a, \"b\"=c");
        asked("list", "", Place.of(Document.INDEX));
        asked("one", "general", Place.of(Document.MANIFEST));
        asked("one", "general", on(Document.MANIFEST, "linux/arm64"));
        asked("entry", "e", Place.of(Document.MANIFEST_DESCRIPTOR));
        asked("outside", "o", Place.of(Document.INDEX_DESCRIPTOR));
        attestations = new Attestations("mode=max", "true");
        labels = Map.of("l", "");
        TestLayouts layouts = image().attested(PROVENANCE, "https://spdx.dev/Document")
                .editIndex(list -> {
                    annotate(list, "everywhere", "a, \"b\"=c");
                    annotate(list, "list", "");
                    list.withArray("manifests").forEach(entry -> annotate((ObjectNode) entry, "entry", "e"));
                })
                .editManifests(manifest -> {
                    annotate(manifest, "everywhere", "a, \"b\"=c");
                    annotate(manifest, "one", "general");
                    annotate(manifest, "nobody", "asked for this");
                })
                .editConfigurations(configuration -> {
                    label(configuration, "l", "");
                    label(configuration, "of the base image", "1");
                });
        Inventory built = proveLayout(layouts);
        assertThat(built.attestations()).hasSize(2);
        assertThat(OciLayout.at(folder.resolve("kept")).tops().get(0).annotations())
                .containsEntry("outside", "o")
                .containsEntry("org.opencontainers.image.ref.name", "1");
        assertThat(proveRegistry(layouts)).isEqualTo(built);
    }

    @Test
    void anAnnotationThatGotLostIsOneProblemWithAllItsPlaces() {
        asked("a", "1");
        asked("entry", "e", on(Document.MANIFEST_DESCRIPTOR, "linux/arm64"));
        TestLayouts layouts = image().editManifests(manifest -> annotate(manifest, "a", "o\u001bther"));
        List<Problem> problems = layoutProblems(layouts);
        assertThat(problems).extracting(Problem::code).containsOnly(ProblemCode.OUTPUT_NOT_PROVED);
        assertThat(problems)
                .extracting(Problem::what)
                .containsExactly(
                        "the annotation a is not in the layout as it was asked for",
                        "the annotation entry is not in the layout as it was asked for");
        assertThat(problems.get(0).evidence())
                .containsExactly(
                        "the manifest list has nothing of that name where \"1\" was asked for",
                        "the manifest of the image for linux/amd64 has \"o?ther\" where \"1\" was asked for",
                        "the manifest of the image for linux/arm64 has \"o?ther\" where \"1\" was asked for");
        assertThat(problems.get(1).evidence())
                .containsExactly("the descriptor of the image for linux/arm64 has nothing of that name where \"e\" was"
                        + " asked for");
        assertThat(problems(() -> proveRegistry(layouts)))
                .hasSize(2)
                .allSatisfy(problem -> assertThat(problem.what()).contains("the registry, " + registry.name()));
    }

    @Test
    void aLabelThatIsAnotherIsAProblem() {
        labels = Map.of("l", "1", "m", "2");
        TestLayouts layouts = image().editConfigurations(configuration -> label(configuration, "m", "2 "));
        for (List<Problem> problems : List.of(layoutProblems(layouts), problems(() -> proveRegistry(layouts)))) {
            assertThat(problems)
                    .extracting(Problem::evidence)
                    .containsExactly(
                            List.of(
                                    "the configuration of the image for linux/amd64 has nothing of that name where \"1\""
                                            + " was asked for",
                                    "the configuration of the image for linux/arm64 has nothing of that name where \"1\""
                                            + " was asked for"),
                            List.of(
                                    "the configuration of the image for linux/amd64 has \"2 \" where \"2\" was asked for",
                                    "the configuration of the image for linux/arm64 has \"2 \" where \"2\" was asked for"));
        }
    }

    @Test
    void attestationsAreOfTheImagesOfThisList() {
        attestations = new Attestations("mode=max", "false");
        assertThat(proveLayout(image().attested()).attestations()).hasSize(2);
        assertThat(proveRegistry(image().attested()).attestations()).hasSize(2);
    }

    @Test
    void attestationsThatAreNotThereAreAProblemEach() {
        attestations = new Attestations("true", "generator=registry.example.com/scanner");
        TestLayouts layouts = image().attested(PROVENANCE);
        for (List<Problem> problems : List.of(layoutProblems(layouts), problems(() -> proveRegistry(layouts)))) {
            assertThat(problems).singleElement().satisfies(problem -> {
                assertThat(problem.what()).startsWith("the SBOM (https://spdx.dev/Document) is not in the ");
                assertThat(problem.evidence())
                        .containsExactly(
                                "what is attested of the image for linux/amd64: \"" + PROVENANCE + "\"",
                                "what is attested of the image for linux/arm64: \"" + PROVENANCE + "\"");
            });
        }
        assertThat(layoutProblems(image()))
                .extracting(Problem::what)
                .satisfiesExactly(
                        what -> assertThat(what).startsWith("the SBOM"),
                        what -> assertThat(what).startsWith("the provenance"));
    }

    @Test
    void whatIsAttestedOfAnotherImageOrIsNoAttestationDoesNotCount() {
        attestations = new Attestations("true", "false");
        String other = "sha256:" + "ab".repeat(32);
        for (TestLayouts layouts : List.of(
                image().attested().editAttestations(entry -> annotate(entry, "vnd.docker.reference.digest", other)),
                image().attested("https://example.com/something-else"))) {
            assertThat(layoutProblems(layouts))
                    .singleElement()
                    .satisfies(problem -> assertThat(problem.evidence()).hasSize(2));
        }
        assertThat(problems(() -> proveRegistry(image().attested()
                        .editAttestations(entry -> annotate(entry, "vnd.docker.reference.type", "another")))))
                .hasSize(1);
    }

    @Test
    void theListOfOneThatWeMakeHasItsAnnotations() throws IOException {
        platforms = List.of("linux/arm/v7");
        asked("a", "1", Place.of(Document.INDEX), Place.of(Document.MANIFEST_DESCRIPTOR));
        asked("b", "2", on(Document.MANIFEST_DESCRIPTOR, "linux/arm"));
        asked("c", "3", on(Document.MANIFEST, "linux/amd64"));
        Inventory built = proveLayout(image().asSingleImage());
        assertThat(Files.readString(OciLayout.at(folder.resolve("kept")).blob(built.index())))
                .contains("\"annotations\":{\"a\":\"1\",\"b\":\"2\"}")
                .endsWith("\"annotations\":{\"a\":\"1\"}}");
    }

    @Test
    void whatIsWrongBesidesIsToldAtTheSameTime() {
        asked("a", "1", Place.of(Document.INDEX), Place.of(Document.MANIFEST));
        labels = Map.of("l", "1");
        List<Problem> problems = layoutProblems(TestLayouts.of("linux/amd64"));
        assertThat(problems)
                .extracting(Problem::code)
                .containsExactly(
                        ProblemCode.RESULT_PLATFORM_MISSING,
                        ProblemCode.OUTPUT_NOT_PROVED,
                        ProblemCode.OUTPUT_NOT_PROVED);
        assertThat(problems.get(1).evidence()).hasSize(2).noneMatch(line -> line.contains("linux/arm64"));
    }

    @Test
    void oneImageInTheEngineHasNoListForAnnotations() {
        platforms = List.of("linux/amd64");
        asked("a", "1");
        Output.Docker engine = new Output.Docker(List.of(NAME));
        Output.Registry pushed = new Output.Registry(List.of(NAME));
        Promised promised = new Promised(
                promised(pushed).platforms(),
                promised(pushed).particulars(),
                new Assembly(List.of(engine), 1, attestations));
        assertThat(promised.in(engine).annotations().keySet()).containsExactly(on(Document.MANIFEST, "linux/amd64"));
        assertThat(promised(pushed).in(pushed).annotations()).hasSize(2);
        assertThat(Stream.of(new Output.Local(), new Output.Tar(), new Output.None())
                        .map(promised::in)
                        .map(Particulars::annotations))
                .allMatch(Map::isEmpty);
    }
}
