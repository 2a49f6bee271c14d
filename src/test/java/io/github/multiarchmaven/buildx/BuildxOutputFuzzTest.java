package io.github.multiarchmaven.buildx;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import io.github.multiarchmaven.it.FuzzFolder;
import io.github.multiarchmaven.model.Platform;
import io.github.multiarchmaven.narration.ProblemCode;
import io.github.multiarchmaven.narration.ProblemException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever buildx prints or writes: what is understood of it, or a problem that says so. */
class BuildxOutputFuzzTest {

    static Stream<byte[]> inspections() {
        return Stream.of("inspect-0.13.1/running", "inspect-0.13.1/two-nodes", "inspect-0.29.1/running")
                .map(name -> Recorded.lines("recorded/buildx/" + name + ".stdout.txt"))
                .map(lines -> bytes(String.join("\n", lines)));
    }

    @MethodSource("inspections")
    @FuzzTest
    void inspection(byte[] input) {
        List<String> lines = lines(input);
        BuilderState state = BuilderStateParser.parse(lines);
        assertThat(state.nodes()).hasSizeLessThanOrEqualTo(lines.size());
        assertThat(state.nodes().stream().flatMap(node -> node.platforms().stream()))
                .allMatch(platform -> Platform.of(platform.toString()).equals(platform));
    }

    static Stream<byte[]> lists() {
        return Stream.of(
                        "{\"Name\":\"multiarch-0123456789\",\"Driver\":\"docker-container\"}\n{\"Name\":\"default\"}",
                        "{\"Name\":7}",
                        "",
                        "[]")
                .map(BuildxOutputFuzzTest::bytes);
    }

    @MethodSource("lists")
    @FuzzTest
    void list(byte[] input) {
        ScriptedProcesses processes = new ScriptedProcesses();
        processes.answer(0, lines(input), List.of());
        try {
            assertThat(new OurBuilders(processes.buildx(), "unix:///x").names())
                    .allMatch(name -> name.matches("[a-z-]+[0-9a-f]{10}"));
        } catch (ProblemException e) {
            assertThat(e.problems())
                    .singleElement()
                    .matches(problem -> problem.code() == ProblemCode.BUILDERS_UNLISTED);
        }
    }

    static Stream<byte[]> metadata() {
        return Stream.of(
                        "{\"containerimage.digest\":\"sha256:" + "0".repeat(64) + "\",\"buildx.build.ref\":\"x/y/z\"}",
                        "{\"containerimage.config.digest\":[]}",
                        "null",
                        "")
                .map(BuildxOutputFuzzTest::bytes);
    }

    @MethodSource("metadata")
    @FuzzTest
    void metadataFile(byte[] input) throws IOException {
        try (FuzzFolder folder = FuzzFolder.create()) {
            Path file = Files.write(folder.path().resolve("metadata.json"), input);
            BuildMetadata metadata = BuildMetadata.in(file);
            assertThat(metadata).isEqualTo(BuildMetadata.in(file));
        }
    }

    private static List<String> lines(byte[] input) {
        return new String(input, StandardCharsets.UTF_8).lines().toList();
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
