package io.github.multiarchmaven.buildx;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.multiarchmaven.model.Platform;
import io.github.multiarchmaven.process.Argument;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class BuildCommandsTest {

    private final Map<String, String> buildArgs = new LinkedHashMap<>();
    private final Map<String, String> buildContexts = new LinkedHashMap<>();
    private final Map<String, String> labels = new LinkedHashMap<>();

    private List<Argument> render(String folder, Optional<String> target, String... platforms) {
        Path project = Path.of(folder);
        BuildRequest request = new BuildRequest(
                "multiarch-0123456789",
                Stream.of(platforms).map(Platform::of).toList(),
                new BuildRequest.Source(
                        project.resolve("src"),
                        project.resolve("src").resolve("Dockerfile"),
                        target,
                        buildArgs,
                        buildContexts,
                        labels),
                project.resolve("staging").resolve("layout"),
                project.resolve("staging").resolve("metadata.json"));
        return BuildCommands.build(request, BuildArguments.of(buildArgs, name -> name.equals("TAKEN")));
    }

    @Test
    void threePlatforms() {
        Golden.assertMatches(
                "three-platforms", render("project", Optional.empty(), "linux/amd64", "linux/arm64", "linux/arm/v7"));
    }

    @Test
    void everythingSet() {
        buildArgs.put("VERSION", "1.0");
        buildArgs.put("TAKEN", "pl3ase hide, me");
        buildContexts.put("alpine", "docker-image://registry.example.com/alpine:3.20");
        buildContexts.put("files", "/some folder, with commas");
        labels.put("org.opencontainers.image.vendor", "Acme");
        Golden.assertMatches("everything-set", render("project", Optional.of("final"), "linux/arm64"));
    }

    @Test
    void commasQuotesAndSpaces() {
        labels.put("title", "a, \"quoted\" and 'quoted' title=yes");
        labels.put("empty", "");
        buildContexts.put("odd", "/a \"folder\", really=odd");
        Golden.assertMatches(
                "commas-quotes-spaces", render("my, project's folder", Optional.of("a, b"), "linux/amd64"));
    }

    @Test
    void aLineBreakInALabelIsPartOfOneArgument() {
        labels.put("text", "one\ntwo");
        assertThat(render("project", Optional.empty(), "linux/amd64"))
                .extracting(Argument::value)
                .containsSequence("--label", "text=one\ntwo");
    }

    @Test
    void noValueOfABuildArgumentIsShown() {
        String secret = "pl3ase-hide-me";
        buildArgs.put("TOKEN", secret);
        buildArgs.put("TAKEN", secret);
        buildArgs.put("HTTPS_PROXY", secret);
        buildArgs.put("BUILDKIT_SYNTAX", secret);
        List<Argument> arguments = render("project", Optional.empty(), "linux/amd64");
        assertThat(arguments).extracting(Argument::shown).noneMatch(shown -> shown.contains(secret));
        assertThat(arguments.toString()).doesNotContain(secret).contains("TAKEN=***");
        assertThat(arguments).extracting(Argument::value).anyMatch(value -> value.equals("TAKEN=" + secret));
        BuildRequest request = new BuildRequest(
                "b",
                List.of(),
                new BuildRequest.Source(Path.of(""), Path.of(""), Optional.empty(), buildArgs, Map.of(), Map.of()),
                Path.of(""),
                Path.of(""));
        assertThat(request.toString()).contains("TOKEN").doesNotContain(secret);
    }
}
