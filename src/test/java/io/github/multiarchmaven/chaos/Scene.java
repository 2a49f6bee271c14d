package io.github.multiarchmaven.chaos;

import io.github.multiarchmaven.it.BuiltImage;
import io.github.multiarchmaven.it.MavenProcess;
import io.github.multiarchmaven.it.TestEngine;
import io.github.multiarchmaven.registry.DockerRegistry;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Where the rounds are played: a project, an engine, a registry with a line to it, and a small disk for the results. */
record Scene(MavenProcess.Place place, DockerRegistry registry, RegistryLine line, SmallDisk disk, long seed)
        implements AutoCloseable {

    /** Of each platform's image. */
    static final int KILOBYTES = 1500;

    private static final int DISK_MEGABYTES = 64;

    static Scene at(MavenProcess.Place place, long seed) throws IOException, InterruptedException {
        // of its own: in one where the blobs are already, there would be nothing to send
        Path folder = Files.createDirectories(place.folder().resolve("registry"));
        SmallDisk disk = SmallDisk.at(place.folder().resolve("target"), DISK_MEGABYTES);
        DockerRegistry registry = new DockerRegistry(place.engine(), folder, "127.0.0.1", "", "");
        RegistryLine line = new RegistryLine(registry.name());
        return new Scene(place, registry, line, disk, seed);
    }

    /** A first result, and the same in the registry; a first look at the machine. */
    void begin() throws IOException, InterruptedException {
        change(0);
        start("first", "build").succeed();
        start("source", "push", "-Dmultiarch.id=rounds", "-Dmultiarch.pushTo=" + source())
                .succeed();
        assertHealthy();
    }

    /** Whatever a fault took away is there again. */
    void mend() throws IOException {
        line.goOn();
        line.revive();
        disk.empty();
    }

    /** The doctor finds nothing that is broken. */
    void assertHealthy() throws InterruptedException {
        String said = start("doctor", "doctor").succeed();
        if (said.contains("[WARNING]") || said.contains("[ERROR]")) {
            throw new AssertionError("doctor is not content:\n" + said);
        }
    }

    /** The container of the builder. */
    String builder() {
        return "buildx_buildkit_" + engine().ourBuilders().get(0) + "0";
    }

    /** The docker contexts that somebody made. */
    List<Path> contexts() throws IOException {
        Path contexts = Path.of(engine().get("dockerConfig"), "contexts", "meta");
        if (!Files.isDirectory(contexts)) {
            return List.of();
        }
        try (Stream<Path> found = Files.list(contexts)) {
            return found.toList();
        }
    }

    TestEngine engine() {
        return place.engine();
    }

    Path folder() {
        return place.folder();
    }

    /** The tag that a round writes, read without the line that may be cut. */
    RegistryTag tag(Round round) {
        return new RegistryTag(registry.name(), repository(round), "1.0");
    }

    private static String repository(Round round) {
        return "acme/" + round.goal() + "-" + round.number();
    }

    /** Something new to build. */
    void change(int number) throws IOException {
        Random random = new Random(31 * seed + number);
        for (String architecture : List.of("amd64", "arm64")) {
            byte[] content = new byte[KILOBYTES * 1024];
            random.nextBytes(content);
            Files.write(folder().resolve("content-" + architecture), content);
        }
        Files.writeString(folder().resolve("round"), "round " + number);
    }

    /** Starts what a round disturbs. */
    MavenProcess start(Round round, String name) {
        String target = line.name() + "/" + repository(round);
        return switch (round.goal()) {
            case BUILD -> start(name, "build");
            case LOAD -> start(name, "load", "-Dmultiarch.id=rounds");
            case PUSH -> start(name, "push", "-Dmultiarch.id=rounds", "-Dmultiarch.pushTo=" + target);
            case PROMOTE ->
                start(
                        name,
                        "promote",
                        "-Dmultiarch.source=" + source() + ":1.0",
                        "-Dmultiarch.targets=" + target + ":1.0");
            case MERGE ->
                start(
                        name,
                        "merge",
                        "-Dmultiarch.id=merged",
                        "-Dmultiarch.image=" + target,
                        "-Dmultiarch.merge.push",
                        "-Dmultiarch.merge.sources="
                                + sourceTag().children().stream()
                                        .map(child -> source() + "@" + child)
                                        .collect(Collectors.joining(",")));
        };
    }

    /** Starts a goal. */
    MavenProcess start(String name, String goal, String... arguments) {
        List<String> words = new ArrayList<>(List.of("multiarch:" + goal));
        words.add("-Dmultiarch.failIfTagExists=false");
        // on the same disk, so that blobs are shared by links; small enough to be cleaned up now and then
        words.add("-Dmultiarch.blobStore=" + folder().resolve("target").resolve("blobs"));
        words.add("-Dmultiarch.blobStore.size=16m");
        if (!goal.equals("merge")) {
            words.add("-Dmultiarch.image=acme/rounds");
        }
        words.addAll(List.of(arguments));
        return place.start(name, words);
    }

    /** The repository of the image that is promoted, and whose parts are merged. */
    String source() {
        return engine().get("registryLocal") + "/acme/source";
    }

    private RegistryTag sourceTag() {
        return new RegistryTag(engine().get("registryLocal"), "acme/source", "1.0");
    }

    BuiltImage result(String id) {
        return BuiltImage.of(folder().toFile(), id);
    }

    @Override
    public void close() throws IOException {
        line.close();
        registry.close();
        disk.close();
    }
}
