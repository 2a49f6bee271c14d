package io.github.multiarchmaven.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.multiarchmaven.config.RegistrySpec;
import io.github.multiarchmaven.config.Source;
import io.github.multiarchmaven.dockerfile.BaseImage.Pulled;
import io.github.multiarchmaven.dockerfile.DockerfileFacts;
import io.github.multiarchmaven.dockerfile.DockerfileReader;
import io.github.multiarchmaven.dockerfile.DockerfileReading;
import io.github.multiarchmaven.dockerfile.Triggers;
import io.github.multiarchmaven.layout.OciLayout;
import io.github.multiarchmaven.layout.TestLayouts;
import io.github.multiarchmaven.model.Platform;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class BaseImageQuestionsTest {

    private static final Platform HOST = Platform.of("linux/amd64");
    private static final Platform FOREIGN = Platform.of("linux/arm64");

    @TempDir
    private Path folder;

    private final ToldLines told = new ToldLines();
    private final OpenedOnDemand open =
            new OpenedOnDemand(() -> new RegistrySpec(Set.of(), Optional.empty(), List.of(), List.of()), told);

    @AfterEach
    void close() {
        open.close();
    }

    private Map<Pulled, Triggers> ask(String dockerfile, Map<String, String> contexts) {
        DockerfileFacts facts = DockerfileReader.read(
                dockerfile,
                new DockerfileReading(
                        List.of(HOST, FOREIGN), HOST, Optional.empty(), Map.of(), contexts.keySet(), "Dockerfile"));
        Source source = new Source(
                folder, folder.resolve("Dockerfile"), Optional.empty(), Map.of(), contexts, Map.of(), List.of());
        return new BaseImageQuestions(open, HOST, Duration.ofMillis(300)).ask(source, facts);
    }

    private String layout() {
        OciLayout layout = TestLayouts.of("linux/amd64", "linux/arm64")
                .editConfigurations(
                        config -> config.putObject("config").putArray("OnBuild").add("RUN x"))
                .writeTo(folder.resolve("layout"));
        return "oci-layout://" + layout.folder() + "@" + layout.tops().get(0).digest();
    }

    @Test
    void aLayoutThatANamedContextBringsIsReadFromTheDisk() {
        Triggers known = new Triggers.Known(List.of("RUN x"));

        assertThat(ask("FROM base\n", Map.of("base", layout())))
                .containsOnly(Map.entry(new Pulled("base", FOREIGN), known));
        assertThat(ask("FROM base\n", Map.of("base", layout().replaceFirst("@.*", ":latest"))))
                .containsOnly(Map.entry(new Pulled("base", FOREIGN), known));
    }

    @Test
    void aFolderHasNone() {
        assertThat(ask("FROM base\n", Map.of("base", folder.toString())))
                .containsOnly(Map.entry(new Pulled("base", FOREIGN), new Triggers.Known(List.of())));
    }

    @Test
    void whereTheAnswerChangesNothingNobodyIsAsked() {
        for (String dockerfile : List.of(
                "FROM x\nRUN a\n",
                "FROM scratch\n",
                "FROM --platform=$BUILDPLATFORM x AS a\nFROM scratch\nCOPY --from=a b c\n")) {
            assertThat(ask(dockerfile, Map.of())).as(dockerfile).isEmpty();
        }
    }

    @Test
    void whatCannotBeAskedIsUnknown() {
        assertThat(ask("FROM base\n", Map.of("base", "oci-layout://" + folder.resolve("nowhere")))
                        .values())
                .singleElement()
                .isInstanceOf(Triggers.Unknown.class);
        assertThat(ask("FROM base\n", Map.of("base", "docker-image://NO:REFERENCE:AT:ALL"))
                        .values())
                .singleElement()
                .isInstanceOf(Triggers.Unknown.class);
    }

    @Test
    void whoDoesNotAnswerIsNotWaitedForLong() throws IOException {
        try (ServerSocket silent = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
            assertThat(ask("FROM 127.0.0.1:" + silent.getLocalPort() + "/x:1\n", Map.of())
                            .values())
                    .containsExactly(new Triggers.Unknown("there was no answer in time"));
        }
        assertThat(told.lines).isEmpty();
    }
}
