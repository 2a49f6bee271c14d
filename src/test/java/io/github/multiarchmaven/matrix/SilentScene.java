package io.github.multiarchmaven.matrix;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.multiarchmaven.config.RawConfiguration.RawBuilder;
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
import org.junit.jupiter.api.TestInfo;
import org.junit.jupiter.api.io.TempDir;

/** What the silent cases work with: builders, buildx as somebody would type it, and us. */
abstract class SilentScene {

    static final TestEngine ENGINE = TestEngine.of(System.getProperty("engineProperties"));
    static final String STORE = ENGINE.get("store");
    static final String BUILDER = "silent-" + STORE;
    static final String TWO_NODES = "silent-two-" + STORE;
    static final RawBuilder OURS = new RawBuilder(Optional.empty(), Optional.of(ENGINE.get("buildkitImage")), Map.of());

    @TempDir
    static Path folder;

    final String test;
    final String name;
    final RawBuild raw = new RawBuild(ENGINE, folder, BUILDER);

    SilentScene(TestInfo info) {
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
    void green(String... arguments) throws IOException, InterruptedException {
        green(Map.of(), arguments);
    }

    void green(Map<String, String> environment, String... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(ENGINE.get("docker"), "buildx"));
        command.addAll(List.of(arguments));
        Path log = place().resolve("buildx.log");
        assertThat(raw.exec(command, log, environment))
                .as(() -> command + ": " + content(log))
                .isZero();
    }

    void greenBuild(String... arguments) throws IOException, InterruptedException {
        green(Stream.concat(
                        Stream.of("build", "--builder", BUILDER, "--provenance=false", folder.toString()),
                        Stream.of(arguments))
                .toArray(String[]::new));
    }

    static String content(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            return e.toString();
        }
    }

    Path place() throws IOException {
        return Files.createDirectories(folder.resolve(test));
    }

    Cell cell(String output, String... platforms) {
        return new Cell(STORE, "docker-container", List.of(platforms), output);
    }

    String oursIsGreen(RawBuilder builder, String output) throws IOException {
        OurBuild ours = new OurBuild(folder, ENGINE.get("registry"), builder);
        assertThat(ours.run(cell(output, "linux/amd64"), name, place()))
                .as(ours::told)
                .isEmpty();
        return ours.told();
    }

    String oursIsGreen(String output) throws IOException {
        return oursIsGreen(OURS, output);
    }

    void oursEndsWith(String code, Path context, RawBuilder builder, Cell cell, String... arguments)
            throws IOException {
        OurBuild ours = new OurBuild(context, ENGINE.get("registry"), builder);
        assertThat(ours.run(cell, name, place(), arguments)).as(ours::told).contains(code);
    }

    void oursEndsWith(String code, String output, String... arguments) throws IOException {
        oursEndsWith(code, folder, OURS, cell(output, "linux/amd64"), arguments);
    }

    boolean layoutIsThere() throws IOException {
        return RawBuild.layoutHolds(place().resolve("cell").resolve("layout"), 1);
    }

    boolean isInEngine(String reference) {
        return ENGINE.docker("images", "--quiet", reference).lines().findAny().isPresent();
    }

    boolean isInRegistry(String reference) throws IOException, InterruptedException {
        return raw.registryHolds(name, reference, 1);
    }

    /** Its output is a folder of files. */
    Path greenBake(String option) throws IOException, InterruptedException {
        Path bake = place().resolve("docker-bake.hcl");
        Path files = place().resolve("files");
        Files.writeString(
                bake,
                "target \"default\" {\n  context = \"" + folder + "\"\n  tags = [\"" + name
                        + ":1\"]\n  output = [\"type=local,dest=" + files + "\"]\n}\n");
        // newer ones ask whether the target may write there
        Map<String, String> allowed = Map.of("BUILDX_BAKE_ENTITLEMENTS_FS", "0");
        green(allowed, "bake", "--builder", BUILDER, option, "--file", bake.toString());
        return files.resolve("made-for");
    }

    Path ourFile() throws IOException {
        return place().resolve("cell").resolve("files").resolve("linux_amd64").resolve("made-for");
    }
}
