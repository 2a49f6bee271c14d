package io.github.multiarchmaven.dockerfile;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.multiarchmaven.it.TestEngine;
import io.github.multiarchmaven.model.Platform;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The verdict by its effect: for a platform that this machine cannot run, what the reader calls free of emulation is built,
 * and what it calls in need fails.
 */
@Execution(ExecutionMode.CONCURRENT)
class EmulationByEffect {

    private static final TestEngine ENGINE = TestEngine.of(System.getProperty("engineProperties"));
    private static final Platform NATIVE = Platform.of("linux/amd64");
    private static final Platform FOREIGN = Platform.of("linux/ppc64le");

    /** Of those in need, most of which are in need for the same reason. */
    private static final int EVERY = 4;

    @TempDir
    private static Path folder;

    @BeforeAll
    static void prepare() throws Exception {
        assertThat(TestEngine.handlers()).as("or nothing can be seen").doesNotContain("qemu-ppc64le");
        Files.writeString(folder.resolve("file"), "made\n");
    }

    static List<Sample> free() {
        return Sample.all().stream()
                .filter(EmulationByEffect::canBeBuilt)
                .filter(sample -> !read(sample).executedPlatforms().contains(FOREIGN))
                .toList();
    }

    static List<Sample> inNeed() {
        List<Sample> all = Sample.all().stream()
                .filter(EmulationByEffect::canBeBuilt)
                .filter(sample -> read(sample).executionsOn(FOREIGN).stream()
                        .anyMatch(execution -> execution.certainty() == Certainty.CERTAIN))
                .toList();
        List<Sample> some = new ArrayList<>();
        for (int i = 0; i < all.size(); i += EVERY) {
            some.add(all.get(i));
        }
        return some;
    }

    @Test
    void thereAreSomeOfEither() {
        assertThat(free()).hasSizeGreaterThan(15);
        assertThat(inNeed()).hasSizeGreaterThan(20);
    }

    @ParameterizedTest
    @MethodSource("free")
    void isBuiltWithoutAHandler(Sample sample) throws Exception {
        BuildxRun run = build(sample);

        assertThat(run.exitCode()).as("%s:%n%s", sample, run.output()).isZero();
    }

    @ParameterizedTest
    @MethodSource("inNeed")
    void failsWithoutAHandler(Sample sample) throws Exception {
        BuildxRun run = build(sample);

        assertThat(run.exitCode()).as(sample.name()).isNotZero();
        assertThat(run.output() + run.logs())
                .as(sample.name())
                .containsAnyOf("exec format error", "container process is already dead");
    }

    private static BuildxRun build(Sample sample) throws Exception {
        return BuildxRun.of(
                ENGINE,
                folder,
                sample,
                List.of("--no-cache", "--provenance=false", "--platform=" + FOREIGN, "--output=type=cacheonly"));
    }

    /** By every BuildKit, from images that there are, and with nothing on a third platform. */
    private static boolean canBeBuilt(Sample sample) {
        if (sample.notes().stream().anyMatch(note -> note.matches("(refused|left|crash).*"))) {
            return false;
        }
        DockerfileFacts facts = read(sample);
        return List.of(NATIVE, FOREIGN).containsAll(facts.executedPlatforms())
                && facts.baseImages().stream()
                        .allMatch(image -> image.reference().startsWith(Sample.BASE_HOST)
                                || sample.contexts().contains(image.reference()));
    }

    private static DockerfileFacts read(Sample sample) {
        return DockerfileReader.read(sample.text(), sample.question(FOREIGN));
    }
}
