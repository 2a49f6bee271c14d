package io.github.multiarchmaven.environment;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.multiarchmaven.buildx.ScriptedProcesses;
import io.github.multiarchmaven.engine.Engine;
import io.github.multiarchmaven.engine.EngineEndpoint;
import io.github.multiarchmaven.engine.EngineInfo;
import io.github.multiarchmaven.engine.EngineVersion;
import io.github.multiarchmaven.environment.EnvironmentQuestion.BuilderQuestion;
import io.github.multiarchmaven.environment.EnvironmentQuestion.Where;
import io.github.multiarchmaven.model.ImageStore;
import io.github.multiarchmaven.model.Platform;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.Test;

class LookoutTest {

    private static final Platform ARM64 = Platform.of("linux/arm64");
    private static final PlatformSupport RUNS = new PlatformSupport.RunsInBuilder();

    private final ScriptedProcesses processes = new ScriptedProcesses();
    private final ProvedPlatforms proved = ProvedPlatforms.none();

    @Test
    void whatRanInABuilderIsNotTriedTwice() {
        inspected("v0.13.2").answer(1, List.of(), List.of("did not complete: exit code: 57"));
        inspected("v0.13.2");

        assertThat(look("one")).isEqualTo(RUNS);
        assertThat(look("one")).isEqualTo(RUNS);
    }

    @Test
    void whatDidNotRunIsTriedAgain() {
        inspected("v0.13.2").answer(1, List.of(), List.of("exec format error"));
        inspected("v0.13.2").answer(1, List.of(), List.of("did not complete: exit code: 57"));

        assertThat(look("one")).isInstanceOf(PlatformSupport.Missing.class);
        assertThat(look("one")).isEqualTo(RUNS);
    }

    @Test
    void anotherBuildKitEngineOrPreparationHasToProveItAgain() {
        inspected("v0.13.2").answer(1, List.of(), List.of("did not complete: exit code: 57"));
        assertThat(look("one")).isEqualTo(RUNS);

        inspected("v0.29.0").answer(1, List.of(), List.of("no newer BuildKit"));
        assertThat(look("one")).isEqualTo(new PlatformSupport.Missing("no newer BuildKit"));

        inspected("v0.13.2").answer(1, List.of(), List.of("no other engine"));
        assertThat(look("other")).isEqualTo(new PlatformSupport.Missing("no other engine"));

        proved.forget();
        inspected("v0.13.2").answer(1, List.of(), List.of("no more"));
        assertThat(look("one")).isEqualTo(new PlatformSupport.Missing("no more"));
    }

    @Test
    void theEnginesOwnPlatformIsNotTriedInTheEnginesOwnBuilder() {
        processes.answer(
                0,
                List.of("Name:   default", "Driver: docker", "", "Nodes:", "Name: default", "Status: running"),
                List.of());
        assertThat(look("one", Platform.of("linux/amd64"))).isEqualTo(new PlatformSupport.Native());

        inspected("v0.13.2").answer(1, List.of(), List.of("exec format error"));
        assertThat(look("one", Platform.of("linux/amd64"))).isInstanceOf(PlatformSupport.Missing.class);
    }

    private ScriptedProcesses inspected(String buildkit) {
        return processes.answer(
                0,
                List.of(
                        "Name:   theirs",
                        "Driver: docker-container",
                        "",
                        "Nodes:",
                        "Name:      theirs0",
                        "Endpoint:  unix:///var/run/docker.sock",
                        "Status:    running",
                        "BuildKit version: " + buildkit,
                        "Platforms: linux/amd64"),
                List.of());
    }

    private PlatformSupport look(String engine) {
        return look(engine, ARM64);
    }

    private PlatformSupport look(String engine, Platform platform) {
        EngineInfo info = new EngineInfo(
                new EngineVersion("Engine", "28.5.2", "1.51"),
                Platform.of("linux/amd64"),
                ImageStore.CONTAINERD,
                Set.of(),
                "Debian");
        try (Engine silent = Engine.connect(EngineEndpoint.of("unix:///nobody-is-there.sock", "a test"))) {
            return Objects.requireNonNull(new Lookout(silent, processes.buildx(), info, engine, proved)
                    .look(new EnvironmentQuestion(
                            new BuilderQuestion.Existing("theirs"), Set.of(platform), Where.IN_THE_BUILDER))
                    .support()
                    .get(platform));
        }
    }
}
