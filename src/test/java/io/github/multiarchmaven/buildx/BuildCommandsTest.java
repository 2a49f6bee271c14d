package io.github.multiarchmaven.buildx;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.multiarchmaven.model.Annotation;
import io.github.multiarchmaven.model.Annotation.Document;
import io.github.multiarchmaven.model.Annotation.Place;
import io.github.multiarchmaven.model.BuildOptions;
import io.github.multiarchmaven.model.ImageReference;
import io.github.multiarchmaven.model.Output;
import io.github.multiarchmaven.model.Platform;
import io.github.multiarchmaven.model.Timestamps;
import io.github.multiarchmaven.process.Argument;
import java.nio.file.Path;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class BuildCommandsTest {

    private final Map<String, String> buildArgs = new LinkedHashMap<>();
    private final Map<String, String> buildContexts = new LinkedHashMap<>();
    private final Map<String, String> labels = new LinkedHashMap<>();

    private BuildOptions options = BuildOptions.NONE;
    private List<BuildOptions.Secret> secrets = List.of();
    private List<Output> outputs = List.of(new Output.Oci());

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
                        labels,
                        secrets),
                options,
                outputs,
                places(project.resolve("staging")));
        return BuildCommands.build(request, BuildArguments.of(buildArgs, name -> name.equals("TAKEN")));
    }

    private static BuildRequest.Places places(Path folder) {
        return new BuildRequest.Places(
                folder.resolve("layout"),
                folder.resolve("files"),
                folder.resolve("files.tar"),
                folder.resolve("metadata.json"));
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
    void everyOption() {
        secrets = List.of(
                new BuildOptions.Secret.InFile("a", Path.of("secrets, all").resolve("token")),
                new BuildOptions.Secret.InVariable("b", "TOKEN"));
        options = new BuildOptions(
                new BuildOptions.Access(List.of("default"), List.of("db:10.0.0.1"), Optional.of("host")),
                new BuildOptions.Caching(
                        List.of("type=local,src=c"),
                        List.of("type=inline"),
                        Set.of(BuildOptions.Refresh.BASE_IMAGES, BuildOptions.Refresh.STEPS)),
                new BuildOptions.Attestations("mode=max", "true"),
                List.of(
                        new Annotation(List.of(), "a", "b"),
                        new Annotation(
                                List.of(
                                        Place.of(Document.INDEX),
                                        Place.of(Document.MANIFEST).on(Platform.of("linux/arm64"))),
                                "c",
                                "d")),
                new Timestamps(Optional.of(Instant.ofEpochSecond(1700000000)), Timestamps.Files.CAPPED),
                List.of("--shm-size=64m"));
        Golden.assertMatches("every-option", render("project", Optional.empty(), "linux/amd64", "linux/arm64"));
        assertThat(annotationsOf("linux/amd64"))
                .as("attestations are in a list, even of one platform")
                .containsExactly("index:a=b", "manifest:a=b", "index:c=d");
        options = new BuildOptions(
                options.access(),
                options.caching(),
                BuildOptions.NONE.attestations(),
                options.annotations(),
                options.timestamps(),
                options.extraArgs());
        assertThat(annotationsOf("linux/amd64"))
                .as("BuildKit refuses annotations of a list or a platform that it does not make")
                .containsExactly("manifest:a=b");
    }

    @Test
    void noEntitlementIsGrantedUnlessItIsAskedFor() {
        for (String network : List.of("", "default", "none")) {
            assertThat(allowed(Optional.of(network).filter(name -> !name.isEmpty()), List.of()))
                    .isEmpty();
        }
        assertThat(allowed(Optional.of("host"), List.of())).containsExactly("--allow", "network.host");
        assertThat(allowed(Optional.empty(), List.of("--allow=security.insecure")))
                .containsExactly("--allow=security.insecure");
    }

    /** Everything that has to do with entitlements, in any of buildx's spellings. */
    private List<String> allowed(Optional<String> network, List<String> extraArgs) {
        options = new BuildOptions(
                new BuildOptions.Access(List.of("default"), List.of("db:10.0.0.1"), network),
                BuildOptions.NONE.caching(),
                new BuildOptions.Attestations("mode=max", "true"),
                List.of(),
                BuildOptions.NONE.timestamps(),
                extraArgs);
        List<String> words = render("project", Optional.empty(), "linux/amd64", "linux/arm64").stream()
                .map(Argument::value)
                .toList();
        return words.stream()
                .filter(word -> word.startsWith("--allow")
                        || word.contains("security")
                        || word.contains("network.host")
                        || word.contains("entitlement"))
                .toList();
    }

    private List<String> annotationsOf(String platform) {
        List<String> words = render("project", Optional.empty(), platform).stream()
                .map(Argument::value)
                .toList();
        return IntStream.range(0, words.size())
                .filter(i -> words.get(i).equals("--annotation"))
                .mapToObj(i -> words.get(i + 1))
                .toList();
    }

    @Test
    void everyOutput() {
        List<ImageReference> names = Stream.of("reg.example.com/acme/app:1", "reg.example.com/acme/app:latest")
                .map(ImageReference::of)
                .toList();
        outputs = List.of(
                new Output.Oci(),
                new Output.Registry(names),
                new Output.Docker(names),
                new Output.Local(),
                new Output.Tar(),
                new Output.None());
        Golden.assertMatches("every-output", render("a, b", Optional.empty(), "linux/amd64", "linux/arm64"));
    }

    @Test
    void oneOfOnePlatformIsInAFolderAndInAListAsSeveralAre() {
        outputs = List.of(new Output.Local(), new Output.Registry(List.of(ImageReference.of("acme/app:1"))));
        Golden.assertMatches("one-platform", render("project", Optional.empty(), "linux/arm/v7"));

        outputs = List.of(new Output.Docker(List.of(ImageReference.of("acme/app:1"))), outputs.get(1));
        assertThat(render("project", Optional.empty(), "linux/arm/v7"))
                .extracting(Argument::value)
                .as("so that all outputs have one digest")
                .contains("BUILDKIT_MULTI_PLATFORM=1");
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
                new BuildRequest.Source(
                        Path.of(""), Path.of(""), Optional.empty(), buildArgs, Map.of(), Map.of(), List.of()),
                BuildOptions.NONE,
                outputs,
                places(Path.of("")));
        assertThat(request.toString()).contains("TOKEN").doesNotContain(secret);
    }
}
