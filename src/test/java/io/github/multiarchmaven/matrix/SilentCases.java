package io.github.multiarchmaven.matrix;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.multiarchmaven.config.RawConfiguration.RawBuilder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;

/**
 * Ways in which buildx ends with exit code 0 and leaves nothing, or something else than what was meant. Each is done as
 * somebody would type it, and is silent; then the same is asked of us. The names are those in {@code docs/outputs.md}.
 *
 * <p>Not here, because there is no such program to be had: podman's {@code buildx}, and Docker Compose.
 */
class SilentCases extends SilentScene {

    SilentCases(TestInfo info) {
        super(info);
    }

    @Test
    void noOutput() throws Exception {
        greenBuild("--tag", name + ":1");
        assertThat(isInEngine(name)).isFalse();
        assertThat(isInRegistry("1")).isFalse();

        oursIsGreen("oci");
        assertThat(layoutIsThere()).isTrue();
    }

    @Test
    void noDefaultLoad() throws Exception {
        Map<String, String> habit = Map.of(RawBuild.NO_DEFAULT_LOAD, "1");
        for (String builder : List.of("default", BUILDER)) {
            green(habit, "build", "--builder", builder, "--provenance=false", "--tag", name + ":1", folder.toString());
            assertThat(content(place().resolve("buildx.log")))
                    .as("not even a warning")
                    .doesNotContain("No output");
            assertThat(isInEngine(name)).as(builder).isFalse();
        }

        assertThat(System.getenv()).as("it is set for us, too").containsAllEntriesOf(habit);
        RawBuilder enginesOwn =
                new RawBuilder(Optional.of("docker"), Optional.empty(), Optional.empty(), Map.of(), Optional.empty());
        oursIsGreen(enginesOwn, "docker");
        assertThat(isInEngine(name + ":1")).isTrue();
        oursIsGreen("oci");
        assertThat(layoutIsThere()).isTrue();
    }

    @Test
    void imageWithoutPush() throws Exception {
        Path metadata = place().resolve("metadata.json");
        greenBuild("--output", "type=image,name=" + name + ":1", "--metadata-file", metadata.toString());
        assertThat(RawBuild.digest(place())).as("there is even a digest").isPresent();
        assertThat(isInEngine(name)).isFalse();
        assertThat(isInRegistry("1")).isFalse();

        oursEndsWith("OUTPUT_INVALID", "image");
        oursIsGreen("registry");
        assertThat(isInRegistry("1")).isTrue();
    }

    @Test
    void byDigestWithoutPush() throws Exception {
        Path metadata = place().resolve("metadata.json");
        greenBuild("--output", "type=image,push-by-digest=true,name=" + name, "--metadata-file", metadata.toString());
        assertThat(isInRegistry(RawBuild.digest(place()).orElseThrow())).isFalse();

        oursIsGreen("registry");
        assertThat(isInRegistry("1")).isTrue();
    }

    @Test
    void cacheOnly() throws Exception {
        greenBuild("--output", "type=cacheonly", "--tag", name + ":1");
        assertThat(isInEngine(name)).isFalse();

        oursEndsWith("OUTPUT_INVALID", "cacheonly");
        assertThat(oursIsGreen("none")).contains("Nothing is kept of " + name);
        assertThat(place().resolve("cell").resolve("image.json")).doesNotExist();
    }

    @Test
    void archiveIntoTheLog() throws Exception {
        greenBuild("--output", "type=oci");
        assertThat(Files.size(place().resolve("buildx.log")))
                .as("the archive went where the log goes")
                .isGreaterThan(4096);

        oursIsGreen("oci");
        assertThat(layoutIsThere()).isTrue();
    }

    @Test
    void outputWithoutType() throws Exception {
        Path files = place().resolve("registry.example.com");
        greenBuild("--output", files.toString());
        assertThat(files.resolve("made-for"))
                .as("a folder of files, and no image")
                .exists();

        oursEndsWith("OUTPUT_INVALID", files.toString());
    }

    @Test
    void loadBesideAnotherOutput() throws Exception {
        Path archive = place().resolve("archive.tar");
        greenBuild("--load", "--output", "type=docker,name=" + name + ":1,dest=" + archive);
        assertThat(archive).exists();
        assertThat(isInEngine(name)).isFalse();

        oursIsGreen("docker");
        assertThat(isInEngine(name + ":1")).isTrue();
    }

    @Test
    void pushOfABakeFileWithAnotherOutput() throws Exception {
        assertThat(greenBake("--push")).exists();
        assertThat(isInRegistry("1")).isFalse();

        oursEndsWith("EXTRA_ARGUMENT_REFUSED", "local", "--push");
        oursIsGreen("registry,local");
        assertThat(isInRegistry("1")).isTrue();
        assertThat(ourFile()).exists();
    }

    /** buildx 0.13 loads and forgets the files, newer ones write the files and forget to load. */
    @Test
    void loadOfABakeFileWithAnotherOutput() throws Exception {
        boolean files = Files.exists(greenBake("--load"));
        assertThat(isInEngine(name)).as("one of the two").isNotEqualTo(files);

        oursEndsWith("EXTRA_ARGUMENT_REFUSED", "local", "--load");
        oursIsGreen("docker,local");
        assertThat(isInEngine(name + ":1")).isTrue();
        assertThat(ourFile()).exists();
    }

    /** What bears the name then is no image: it has no files. buildx 0.13 calls it an experiment. */
    @Test
    void onlyAQuestion() throws Exception {
        String question =
                ENGINE.docker("buildx", "build", "--help").contains("--check") ? "--check" : "--print=outline";
        Map<String, String> experiments = Map.of("BUILDX_EXPERIMENTAL", "1");
        green(
                experiments,
                "build",
                "--builder",
                BUILDER,
                "--provenance=false",
                question,
                "--load",
                "--tag",
                name + ":raw",
                folder.toString());
        assertThat(ENGINE.docker("image", "inspect", "--format={{json .RootFS}}", name + ":raw"))
                .doesNotContain("sha256:");

        for (String argument : List.of("--call=check", "--check", "--print=outline")) {
            oursEndsWith("EXTRA_ARGUMENT_REFUSED", "oci", argument);
        }
    }

    @Test
    void severalNodesWithoutPush() throws Exception {
        green(
                "build",
                "--builder",
                TWO_NODES,
                "--provenance=false",
                "--platform=linux/amd64,linux/arm64",
                "--output=type=image,name=" + name + ":1",
                folder.toString());
        assertThat(isInEngine(name)).isFalse();
        assertThat(isInRegistry("1")).isFalse();

        RawBuilder existing = new RawBuilder(Optional.of(TWO_NODES), Optional.empty(), Map.of());
        Cell two = cell("registry", "linux/amd64", "linux/arm64");
        oursEndsWith("OUTPUT_IMPOSSIBLE", folder, existing, two);
    }

    @Test
    void loadWithoutAName() throws Exception {
        List<String> before = nameless();
        greenBuild("--load", "--label", "silent=" + STORE);
        assertThat(nameless()).as("it is there, and nobody can ask for it").hasSize(before.size() + 1);

        oursIsGreen("docker");
        assertThat(isInEngine(name + ":1")).isTrue();
    }

    private static List<String> nameless() {
        return ENGINE.docker("images", "--filter=dangling=true", "--quiet", "--no-trunc")
                .lines()
                .toList();
    }

    @Test
    void programsOfAnotherPlatform() throws Exception {
        Path wrong = folder.resolve("wrong");
        green(
                "build",
                "--builder",
                BUILDER,
                "--platform=linux/arm64",
                "--provenance=false",
                "--push",
                "--tag",
                name + ":1",
                wrong.toString());
        assertThat(raw.architectureOf(name, "1")).as("the label").isEqualTo("arm64");

        oursEndsWith("CONTENT_WRONG_PLATFORM", wrong, OURS, cell("oci", "linux/arm64"));
    }

    @Test
    void oneTagOfTwoJobs() throws Exception {
        for (String architecture : List.of("amd64", "arm64")) {
            greenBuild("--platform=linux/" + architecture, "--push", "--tag", name + ":raw");
        }
        assertThat(raw.architectureOf(name, "raw")).as("the last one wins").isEqualTo("arm64");

        oursIsGreen("registry");
        oursEndsWith("TAG_EXISTS", folder, OURS, cell("registry", "linux/arm64"));
        assertThat(isInRegistry("1")).isTrue();
    }
}
