package io.github.multiarchmaven.buildx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.github.multiarchmaven.buildx.progress.BuildCall;
import io.github.multiarchmaven.model.BuildOptions;
import io.github.multiarchmaven.model.Output;
import io.github.multiarchmaven.model.Platform;
import io.github.multiarchmaven.narration.BuildLog;
import io.github.multiarchmaven.narration.ProblemException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ImageBuildSecretsTest {

    private static final String SECRET = "pl3ase-hide-me";
    private static final String OTHER = "0f-a-proxy";

    private final Path folder;

    ImageBuildSecretsTest(@TempDir Path folder) {
        this.folder = folder;
    }

    private final List<String> told = new ArrayList<>();

    private final BuildLog log = new BuildLog() {
        @Override
        public void info(String line) {
            told.add(line);
        }

        @Override
        public void warn(String line) {
            told.add(line);
        }

        @Override
        public void debug(String line) {
            told.add(line);
        }
    };

    @Test
    void whateverTheToolsRepeatIsMaskedForEverybody() throws IOException {
        ScriptedProcesses processes = new ScriptedProcesses()
                .answer(
                        1,
                        List.of("output " + SECRET),
                        List.of("HTTP_PROXY=http://me:" + OTHER + "@p:1", "ERROR: failed to solve: echo " + SECRET));
        Platform platform = Platform.of("linux/amd64");
        BuildRequest request = new BuildRequest(
                "mine",
                List.of(platform),
                new BuildRequest.Source(
                        folder,
                        folder.resolve("Dockerfile"),
                        Optional.empty(),
                        Map.of("TOKEN", SECRET),
                        Map.of(),
                        Map.of(),
                        List.of()),
                BuildOptions.NONE,
                List.of(new Output.Oci()),
                new BuildRequest.Places(
                        folder.resolve("layout"),
                        folder.resolve("files"),
                        folder.resolve("files.tar"),
                        folder.resolve("metadata.json")));
        BuildCall call = new BuildCall(
                "acme/app:1",
                List.of(platform),
                new BuildCall.Builder("mine", Set.of(platform)),
                new BuildCall.Dockerfile("Dockerfile", "FROM scratch\n", Map.of()),
                "registry.example.com/binfmt");
        Path transcript = folder.resolve("logs").resolve("app.log");
        Throwable thrown = catchThrowable(
                () -> new ImageBuild(processes.buildx().hiding(List.of(OTHER)), log).run(request, call, transcript));
        assertThat(thrown).isInstanceOf(ProblemException.class).hasMessageNotContaining(SECRET);
        assertThat(told).isNotEmpty().noneMatch(line -> line.contains(SECRET));
        assertThat(transcript).content().contains("ERROR: failed to solve").doesNotContain(SECRET);
        assertThat(told).noneMatch(line -> line.contains(OTHER));
        assertThat(transcript).content().contains("me:***@p:1").doesNotContain(OTHER);
        assertThat(processes.last().toString()).contains("--build-arg TOKEN").doesNotContain(SECRET);
        assertThat(processes.last().environment())
                .as("git is asked for the provenance of an image")
                .containsEntry("TOKEN", SECRET)
                .doesNotContainKey("BUILDX_GIT_INFO");
        assertThat(Files.exists(folder.resolve("layout"))).isFalse();
    }
}
