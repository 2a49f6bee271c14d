package io.github.multiarchmaven.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.multiarchmaven.model.Digest;
import io.github.multiarchmaven.model.Platform;
import io.github.multiarchmaven.narration.Problem;
import io.github.multiarchmaven.narration.ProblemCode;
import io.github.multiarchmaven.registry.RemoteManifest;
import io.github.multiarchmaven.registry.transfer.ImageDetails;
import io.github.multiarchmaven.registry.transfer.ImageDetails.Attestation;
import io.github.multiarchmaven.registry.transfer.ImageDetails.Image;
import io.github.multiarchmaven.registry.transfer.ImageDetails.Kind;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class InspectionReportTest {

    private static final RemoteManifest MANIFEST =
            new RemoteManifest("{}".getBytes(StandardCharsets.UTF_8), "application/vnd.oci.image.index.v1+json");
    private static final Image ARM = new Image(
            Optional.of("linux/arm64"),
            Optional.empty(),
            Optional.of("linux/arm64"),
            Optional.of(Platform.of("linux/arm64")),
            digest("2"),
            "application/vnd.oci.image.manifest.v1+json",
            1_234_567,
            2,
            Optional.of("2024-05-27T15:10:00Z"),
            List.of());
    private static final Image ODD = new Image(
            Optional.empty(),
            Optional.of("10.0"),
            Optional.empty(),
            Optional.empty(),
            digest("5"),
            "",
            0,
            0,
            Optional.empty(),
            List.of("one thing", "another"));

    private static Digest digest(String hexDigit) {
        return new Digest("sha256:" + hexDigit.repeat(64));
    }

    private static Inspection inspection() {
        ImageDetails within = new ImageDetails(Kind.LIST, MANIFEST, List.of(ODD), List.of(), List.of());
        return new Inspection(
                "acme/app:1.0",
                new ImageDetails(
                        Kind.LIST,
                        MANIFEST,
                        List.of(ARM),
                        List.of(
                                new Attestation(
                                        digest("3"),
                                        digest("2"),
                                        Optional.of("linux/arm64"),
                                        List.of(
                                                "https://spdx.dev/Document",
                                                "https://slsa.dev/provenance/v0.2",
                                                "x:y")),
                                new Attestation(digest("4"), digest("6"), Optional.empty(), List.of())),
                        List.of(within)));
    }

    private static JsonNode json() throws IOException {
        return new ObjectMapper()
                .readTree(InspectionJson.of(
                        List.of(inspection()), List.of(Problem.of(ProblemCode.LIST_INCOMPLETE, "a", "b", "c"))));
    }

    @Test
    void peopleReadATable() {
        String a = "  linux/arm64      " + digest("2") + "      1.2 MB      2  2024-05-27T15:10:00Z";
        assertThat(InspectionText.of(inspection()))
                .startsWith(
                        "acme/app:1.0",
                        "  digest      " + MANIFEST.digest(),
                        "  media type  application/vnd.oci.image.index.v1+json",
                        "  kind        manifest list")
                .contains(
                        a,
                        "  attestation of linux/arm64 (" + digest("3") + "): sbom, provenance, x:y",
                        "  attestation of something else, " + digest("6") + " (" + digest("4") + "): of no named kind")
                .containsSequence("  a manifest list within it:", "    digest      " + MANIFEST.digest())
                .contains(
                        "    none named 10.0  " + digest("5") + "      0.0 MB      0  unknown",
                        " ".repeat(21) + "! one thing",
                        " ".repeat(21) + "! another");
    }

    @Test
    void aSingleImageIsCalledOne() {
        RemoteManifest untyped = new RemoteManifest(new byte[0], "");
        ImageDetails details = new ImageDetails(Kind.IMAGE, untyped, List.of(ARM), List.of(), List.of());
        assertThat(InspectionText.of(new Inspection("x", details)))
                .contains("  kind        single image", "  media type  none");
    }

    @Test
    void programsReadTheSame() throws IOException {
        JsonNode image = json().path("images").path(0);
        assertThat(image.path("reference").asText()).isEqualTo("acme/app:1.0");
        assertThat(image.path("kind").asText()).isEqualTo("list");
        assertThat(image.path("platforms").path(0).path("size").asLong()).isEqualTo(1_234_567);
        assertThat(image.path("platforms").path(0).path("remarks").isArray()).isTrue();
        assertThat(image.path("attestations")
                        .path(0)
                        .path("predicateTypes")
                        .path(1)
                        .asText())
                .isEqualTo("https://slsa.dev/provenance/v0.2");
        JsonNode odd = image.path("lists").path(0).path("platforms").path(0);
        assertThat(odd.has("platform")).isFalse();
        assertThat(odd.path("remarks")).hasSize(2);
        assertThat(json().path("schema").asInt()).isEqualTo(1);
        assertThat(json().path("problems").path(0).path("code").asText()).isEqualTo("list-incomplete");
    }

    @Test
    void everyFieldIsInTheDocumentation() throws IOException {
        Set<String> fields = new TreeSet<>();
        collect(json(), fields);
        Set<String> documented = Pattern.compile("(?m)^\\| `([A-Za-z]+)` \\| (?:number|text|list)")
                .matcher(Files.readString(Path.of("docs", "inspect.md")))
                .results()
                .map((MatchResult field) -> field.group(1))
                .collect(Collectors.toSet());
        assertThat(documented).isEqualTo(fields);
    }

    private static void collect(JsonNode node, Set<String> fields) {
        node.fieldNames().forEachRemaining(fields::add);
        node.forEach(child -> collect(child, fields));
    }
}
