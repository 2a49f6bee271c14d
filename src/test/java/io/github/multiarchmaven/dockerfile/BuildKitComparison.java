package io.github.multiarchmaven.dockerfile;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.multiarchmaven.it.TestEngine;
import io.github.multiarchmaven.model.Platform;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The samples by BuildKit: what it really executed, and on which platform, is what the reader says. Where the reader is not
 * sure it may say more, never less.
 */
@Execution(ExecutionMode.CONCURRENT)
class BuildKitComparison {

    private static final TestEngine ENGINE = TestEngine.of(System.getProperty("engineProperties"));
    private static final String REGISTRY = ENGINE.get("registry");
    private static final boolean STABLE = ENGINE.get("set").equals("stable");

    @TempDir
    private static Path folder;

    @BeforeAll
    static void prepare() throws Exception {
        Files.writeString(folder.resolve("file"), "made\n");
        ENGINE.docker("run", "--privileged", "--rm", ENGINE.get("binfmtImage"), "--install", "arm64");
    }

    static List<Sample> samples() {
        return Sample.all().stream()
                .filter(sample -> !(STABLE && sample.says("crash on stable")))
                .toList();
    }

    static List<Sample> samplesThatAreBuilt() {
        return samples().stream()
                .filter(sample -> !sample.says("refused") && !sample.says("left"))
                .toList();
    }

    @ParameterizedTest
    @MethodSource("samples")
    void executesWhatTheReaderSays(Sample sample) throws Exception {
        BuildxRun run = build(sample);

        boolean refused = sample.says("refused") || sample.says("left") || (STABLE && sample.says("left on stable"));
        assertThat(run.exitCode() != 0)
                .as("%s: that BuildKit refuses it:%n%s", sample, run.output())
                .isEqualTo(refused);
        if (sample.says("refused by us")) {
            return;
        }
        Set<String> executed = run.executed();
        if (refused) {
            assertThat(executed).as(sample.name()).isEmpty();
            return;
        }
        Set<String> said = Sample.shown(sample.facts());
        Set<String> certain = new TreeSet<>(said);
        certain.removeIf(execution -> execution.endsWith("?"));
        Set<String> atMost = new TreeSet<>();
        said.forEach(execution -> atMost.add(execution.replace("?", "")));
        assertThat(atMost).as("%s: what may execute", sample).containsAll(known(executed, atMost));
        if (!sample.says("failing")) {
            assertThat(known(executed, atMost))
                    .as("%s: what does execute", sample)
                    .containsAll(certain);
        }
    }

    /** In an instruction's name BuildKit leaves out the platform where the stage starts from nothing. */
    private static Set<String> known(Set<String> executed, Set<String> said) {
        Set<String> known = new TreeSet<>();
        for (String execution : executed) {
            if (execution.endsWith(BuildxRun.ANY)) {
                String mark = execution.replace(BuildxRun.ANY, "");
                said.stream().filter(one -> one.startsWith(mark)).forEach(known::add);
                assertThat(known).as("what is said of " + mark).anyMatch(one -> one.startsWith(mark));
            } else {
                known.add(execution);
            }
        }
        return known;
    }

    /** Newer ones can be asked; 0.13 calls it an experiment and answers otherwise. */
    @Test
    void readsTheSameStagesAndArguments() throws Exception {
        if (!ENGINE.docker("buildx", "build", "--help").contains("--call")) {
            assertThat(STABLE).as("only the old buildx cannot be asked").isTrue();
            return;
        }
        for (Sample sample : samplesThatAreBuilt()) {
            Optional<JsonNode> answer = BuildxRun.of(ENGINE, folder, sample, List.of("--call=targets,format=json"))
                    .answer();
            assertThat(answer).as(sample.name()).isPresent();
            List<String> theirs = new ArrayList<>();
            for (JsonNode stage : answer.get().path("targets")) {
                JsonNode line = stage.path("location").path("ranges").path(0).path("start");
                theirs.add(line.path("line").asInt() + " " + stage.path("base").asText() + " "
                        + stage.path("platform").asText() + " "
                        + stage.path("name").asText());
            }
            assertThat(ourStages(sample)).as(sample.name()).isEqualTo(theirs);
            sameArguments(sample);
        }
    }

    /**
     * The outline has no values for automatic arguments, and we have none where ENV or the base image may give one. An
     * argument that has its value from a global one is told with the line of that.
     */
    private static void sameArguments(Sample sample) throws Exception {
        Optional<JsonNode> answer = BuildxRun.of(ENGINE, folder, sample, List.of("--call=outline,format=json"))
                .answer();
        assertThat(answer).as(sample.name()).isPresent();
        Outline ours = Outline.of(sample.basedOn(REGISTRY), Platform.of("linux/amd64"));
        assertThat(ours.name())
                .as("%s: its target", sample)
                .isEqualTo(answer.get().path("name").asText());
        Map<String, String> theirValues = new TreeMap<>();
        Set<String> theirLines = new TreeSet<>();
        for (JsonNode arg : answer.get().path("args")) {
            int line = arg.path("location")
                    .path("ranges")
                    .path(0)
                    .path("start")
                    .path("line")
                    .asInt();
            String name = arg.path("name").asText();
            if (line > ours.from()) {
                theirLines.add(line + " " + name);
            }
            if (ours.values().containsKey(name)) {
                theirValues.put(name, arg.path("value").asText());
            }
        }
        assertThat(ours.lines()).as("%s: its arguments", sample).containsAll(theirLines);
        assertThat(ours.values()).as("%s: their values", sample).isEqualTo(theirValues);
    }

    private static List<String> ourStages(Sample sample) {
        Complaints complaints = new Complaints("Dockerfile");
        Lexer lexer = new Lexer(sample.basedOn(REGISTRY).text(), complaints);
        return Blueprint.of(lexer.instructions(), lexer.directives().escape(), complaints).stages().stream()
                .map(stage -> stage.line() + " " + stage.base() + " "
                        + stage.platform().orElse("") + " " + stage.name().orElse(""))
                .toList();
    }

    private static BuildxRun build(Sample sample) throws Exception {
        return BuildxRun.of(
                ENGINE,
                folder,
                sample,
                List.of(
                        "--no-cache",
                        "--provenance=false",
                        "--platform=linux/amd64,linux/arm64",
                        "--output=type=cacheonly"));
    }
}
