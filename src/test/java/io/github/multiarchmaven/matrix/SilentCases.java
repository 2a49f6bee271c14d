package io.github.multiarchmaven.matrix;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.multiarchmaven.config.RawConfiguration.RawBuilder;
import io.github.multiarchmaven.config.RawConfiguration.RawOptions;
import io.github.multiarchmaven.it.TestEngine;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;
import org.junit.jupiter.api.io.TempDir;

/**
 * Ways in which buildx ends with exit code 0 and leaves nothing, or something else than what was meant. Each is done as
 * somebody would type it, and is silent; then the same is asked of us. The names are those in {@code docs/outputs.md}.
 *
 * <p>Not here, because there is no such program to be had: podman's {@code buildx}, and Docker Compose.
 */
class SilentCases {

    private static final TestEngine ENGINE = TestEngine.of(System.getProperty("engineProperties"));
    private static final String STORE = ENGINE.get("store");
    private static final String BUILDER = "silent-" + STORE;
    private static final String TWO_NODES = "silent-two-" + STORE;
    private static final RawBuilder OURS =
            new RawBuilder(Optional.empty(), Optional.of(ENGINE.get("buildkitImage")), Map.of());

    @TempDir
    private static Path folder;

    private final String test;
    private final String name;
    private final RawBuild raw = new RawBuild(ENGINE, folder, BUILDER);

    SilentCases(TestInfo info) {
        test = info.getTestMethod().orElseThrow().getName().toLowerCase(Locale.ROOT);
        name = ENGINE.get("registry") + "/silent-" + STORE + "/" + test;
    }

    @BeforeAll
    static void prepare() throws IOException {
        Files.writeString(
                folder.resolve("Dockerfile"), "FROM scratch\nCOPY Dockerfile /made-for\nCMD [\"/made-for\"]\n");
        Path wrong = Files.createDirectory(folder.resolve("wrong"));
        Files.writeString(
                wrong.resolve("Dockerfile"),
                "FROM --platform=linux/amd64 " + ENGINE.get("baseImage") + "\nCMD [\"/bin/busybox\"]\n");
        String image = "image=" + ENGINE.get("buildkitImage");
        ENGINE.docker("buildx", "create", "--name", BUILDER, "--driver-opt", image);
        // buildx takes an engine once only, by the words of its address
        Path second = Files.createSymbolicLink(
                folder.resolve("second.sock"), Path.of(ENGINE.get("dockerHost").substring("unix://".length())));
        ENGINE.docker("buildx", "create", "--name", TWO_NODES, "--driver-opt", image, "--platform", "linux/amd64");
        ENGINE.docker(
                "buildx",
                "create",
                "--append",
                "--name",
                TWO_NODES,
                "--driver-opt",
                image,
                "--platform",
                "linux/arm64",
                "unix://" + second);
    }

    @AfterAll
    static void leaveNothing() {
        Stream.concat(Stream.of(BUILDER, TWO_NODES), ENGINE.ourBuilders().stream())
                .forEach(builder -> ENGINE.docker("buildx", "rm", builder));
        ENGINE.docker("images", "--filter=label=silent", "--quiet", "--no-trunc")
                .lines()
                .distinct()
                .forEach(image -> ENGINE.docker("rmi", "--force", image));
        ENGINE.docker("images", "--format={{.Repository}}:{{.Tag}}")
                .lines()
                .filter(image -> image.contains("/silent-"))
                .forEach(image -> ENGINE.docker("rmi", "--force", image));
    }

    /** What somebody types ends well, and says so. */
    private void green(String... arguments) throws IOException, InterruptedException {
        green(Map.of(), arguments);
    }

    private void green(Map<String, String> environment, String... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(ENGINE.get("docker"), "buildx"));
        command.addAll(List.of(arguments));
        Path log = place().resolve("buildx.log");
        assertThat(raw.exec(command, log, environment))
                .as(() -> command + ": " + content(log))
                .isZero();
    }

    private void greenBuild(String... arguments) throws IOException, InterruptedException {
        green(Stream.concat(
                        Stream.of("build", "--builder", BUILDER, "--provenance=false", folder.toString()),
                        Stream.of(arguments))
                .toArray(String[]::new));
    }

    private static String content(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            return e.toString();
        }
    }

    private Path place() throws IOException {
        return Files.createDirectories(folder.resolve(test));
    }

    private Cell cell(String output, String... platforms) {
        return new Cell(STORE, "docker-container", List.of(platforms), output);
    }

    private Optional<String> ours(RawBuilder builder, Cell cell, RawOptions options) throws IOException {
        return new OurBuild(folder, ENGINE.get("registry"), builder).run(cell, name, place(), options);
    }

    private Optional<String> ours(String output) throws IOException {
        return ours(OURS, cell(output, "linux/amd64"), RawOptions.NONE);
    }

    private boolean layoutIsThere() throws IOException {
        return RawBuild.layoutHolds(place().resolve("cell").resolve("layout"), 1);
    }

    private boolean isInEngine(String reference) {
        return ENGINE.docker("images", "--quiet", reference).lines().findAny().isPresent();
    }

    private boolean isInRegistry(String reference) throws IOException, InterruptedException {
        return raw.registryHolds(name, reference, 1);
    }

    @Test
    void noOutput() throws Exception {
        greenBuild("--tag", name + ":1");
        assertThat(isInEngine(name)).isFalse();
        assertThat(isInRegistry("1")).isFalse();

        assertThat(ours("oci")).isEmpty();
        assertThat(layoutIsThere()).isTrue();
    }

    @Test
    void noDefaultLoad() throws Exception {
        Map<String, String> habit = Map.of("BUILDX_NO_DEFAULT_LOAD", "1");
        green(habit, "build", "--builder", "default", "--provenance=false", "--tag", name + ":1", folder.toString());
        assertThat(isInEngine(name)).isFalse();

        RawBuilder enginesOwn =
                new RawBuilder(Optional.of("docker"), Optional.empty(), Optional.empty(), Map.of(), Optional.empty());
        assertThat(ours(enginesOwn, cell("docker", "linux/amd64"), RawOptions.NONE))
                .isEmpty();
        assertThat(isInEngine(name + ":1")).isTrue();
    }

    @Test
    void imageWithoutPush() throws Exception {
        Path metadata = place().resolve("metadata.json");
        greenBuild("--output", "type=image,name=" + name + ":1", "--metadata-file", metadata.toString());
        assertThat(RawBuild.digest(place())).as("there is even a digest").isPresent();
        assertThat(isInEngine(name)).isFalse();
        assertThat(isInRegistry("1")).isFalse();

        assertThat(ours("image")).as("the word does not say where to").contains("OUTPUT_INVALID");
        assertThat(ours("registry")).isEmpty();
        assertThat(isInRegistry("1")).isTrue();
    }

    @Test
    void byDigestWithoutPush() throws Exception {
        Path metadata = place().resolve("metadata.json");
        greenBuild("--output", "type=image,push-by-digest=true,name=" + name, "--metadata-file", metadata.toString());
        assertThat(isInRegistry(RawBuild.digest(place()).orElseThrow())).isFalse();

        assertThat(ours("registry")).isEmpty();
        assertThat(isInRegistry("1")).isTrue();
    }

    @Test
    void cacheOnly() throws Exception {
        greenBuild("--output", "type=cacheonly", "--tag", name + ":1");
        assertThat(isInEngine(name)).isFalse();

        assertThat(ours("cacheonly")).contains("OUTPUT_INVALID");
        assertThat(ours("none")).isEmpty();
        assertThat(place().resolve("cell").resolve("image.json")).doesNotExist();
    }

    @Test
    void archiveIntoTheLog() throws Exception {
        greenBuild("--output", "type=oci");
        assertThat(Files.size(place().resolve("buildx.log")))
                .as("the archive went where the log goes")
                .isGreaterThan(4096);

        assertThat(ours("oci")).isEmpty();
        assertThat(layoutIsThere()).isTrue();
    }

    @Test
    void outputWithoutType() throws Exception {
        Path files = place().resolve("registry.example.com");
        greenBuild("--output", files.toString());
        assertThat(files.resolve("made-for"))
                .as("a folder of files, and no image")
                .exists();

        assertThat(ours(files.toString())).contains("OUTPUT_INVALID");
    }

    @Test
    void loadBesideAnotherOutput() throws Exception {
        Path archive = place().resolve("archive.tar");
        greenBuild("--load", "--output", "type=docker,name=" + name + ":1,dest=" + archive);
        assertThat(archive).exists();
        assertThat(isInEngine(name)).isFalse();

        assertThat(ours("docker")).isEmpty();
        assertThat(isInEngine(name + ":1")).isTrue();
    }

    @Test
    void pushOfABakeFileWithAnotherOutput() throws Exception {
        Path bake = place().resolve("docker-bake.hcl");
        Path files = place().resolve("files");
        Files.writeString(
                bake,
                "target \"default\" {\n  context = \"" + folder + "\"\n  tags = [\"" + name
                        + ":1\"]\n  output = [\"type=local,dest=" + files + "\"]\n}\n");
        // newer ones ask whether the target may write there
        green(
                Map.of("BUILDX_BAKE_ENTITLEMENTS_FS", "0"),
                "bake",
                "--builder",
                BUILDER,
                "--push",
                "--file",
                bake.toString());
        assertThat(files.resolve("made-for")).exists();
        assertThat(isInRegistry("1")).isFalse();

        assertThat(ours(OURS, new Cell(STORE, "docker-container", 1, "local"), withArgument("--push")))
                .contains("EXTRA_ARGUMENT_REFUSED");
    }

    /** buildx 0.13 does not have these yet; newer ones load, or push, something that is no image. */
    @Test
    void onlyAQuestion() throws Exception {
        if (buildxHelp().contains("--call")) {
            greenBuild("--call", "outline", "--tag", name + ":raw", "--load");
            assertThat(ENGINE.docker("image", "inspect", "--format={{len .RootFS.Layers}}", name + ":raw"))
                    .as("files of what bears the name")
                    .isEqualTo("0\n");
        }
        for (String argument : List.of("--call=check", "--check", "--print=outline")) {
            assertThat(ours(OURS, cell("oci", "linux/amd64"), withArgument(argument)))
                    .contains("EXTRA_ARGUMENT_REFUSED");
        }
    }

    private static String buildxHelp() {
        return ENGINE.docker("buildx", "build", "--help");
    }

    private static RawOptions withArgument(String argument) {
        RawOptions none = RawOptions.NONE;
        return new RawOptions(
                none.secrets(),
                none.ssh(),
                none.addHosts(),
                none.network(),
                none.cacheFrom(),
                none.cacheTo(),
                none.refresh(),
                none.provenance(),
                none.sbom(),
                none.annotations(),
                none.timestamps(),
                List.of(argument));
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
        assertThat(ours(existing, two, RawOptions.NONE)).contains("OUTPUT_IMPOSSIBLE");
    }

    @Test
    void loadWithoutAName() throws Exception {
        List<String> before = nameless();
        greenBuild("--load", "--label", "silent=" + STORE);
        assertThat(nameless()).as("it is there, and nobody can ask for it").hasSize(before.size() + 1);

        assertThat(ours("docker")).isEmpty();
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

        OurBuild ours = new OurBuild(wrong, ENGINE.get("registry"), OURS);
        assertThat(ours.run(cell("oci", "linux/arm64"), name, place())).contains("CONTENT_WRONG_PLATFORM");
    }

    @Test
    void oneTagOfTwoJobs() throws Exception {
        for (String architecture : List.of("amd64", "arm64")) {
            greenBuild("--platform=linux/" + architecture, "--push", "--tag", name + ":raw");
        }
        assertThat(raw.architectureOf(name, "raw")).as("the last one wins").isEqualTo("arm64");

        assertThat(ours("registry")).isEmpty();
        assertThat(ours(OURS, cell("registry", "linux/arm64"), RawOptions.NONE)).contains("TAG_EXISTS");
        assertThat(isInRegistry("1")).isTrue();
    }
}
