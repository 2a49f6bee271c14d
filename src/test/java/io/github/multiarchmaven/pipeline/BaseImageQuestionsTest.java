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
import io.github.multiarchmaven.narration.Problem;
import io.github.multiarchmaven.narration.ProblemCode;
import io.github.multiarchmaven.narration.ProblemException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.CyclicBarrier;
import java.util.function.Supplier;
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
        Source source = source("Dockerfile", contexts);
        BaseImageQuestions questions = new BaseImageQuestions(open, HOST, Duration.ofMillis(300));
        return questions
                .ask(Map.of(source, facts(dockerfile, contexts.keySet())))
                .getOrDefault(source, Map.of());
    }

    private static DockerfileFacts facts(String dockerfile, Set<String> contexts) {
        return DockerfileReader.read(
                dockerfile,
                new DockerfileReading(
                        List.of(HOST, FOREIGN), HOST, Optional.empty(), Map.of(), contexts, "Dockerfile"));
    }

    private Source source(String file, Map<String, String> contexts) {
        return new Source(folder, folder.resolve(file), Optional.empty(), Map.of(), contexts, Map.of(), List.of());
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

    @Test
    void theImagesOfAllDockerfilesAreAskedAtTheSameTimeAndEachOnce() {
        CyclicBarrier both = new CyclicBarrier(2);
        Supplier<OpenRegistries> inNoTimeIfTogether = () -> {
            try {
                both.await();
            } catch (InterruptedException | BrokenBarrierException e) {
                throw new IllegalStateException(e);
            }
            throw new ProblemException(Problem.of(ProblemCode.REGISTRY_UNREACHABLE, "asked together", "", ""));
        };
        Source one = source("one", Map.of());
        Source other = source("other", Map.of());
        Source again = source("again", Map.of());
        Map<Source, Map<Pulled, Triggers>> answers = new BaseImageQuestions(
                        inNoTimeIfTogether, HOST, Duration.ofSeconds(30))
                .ask(Map.of(
                        one, facts("FROM x\n", Set.of()),
                        other, facts("FROM y\n", Set.of()),
                        again, facts("FROM y\n", Set.of())));

        Triggers together = new Triggers.Unknown("asked together");
        assertThat(answers)
                .containsOnly(
                        Map.entry(one, Map.of(new Pulled("x", FOREIGN), together)),
                        Map.entry(other, Map.of(new Pulled("y", FOREIGN), together)),
                        Map.entry(again, Map.of(new Pulled("y", FOREIGN), together)));
    }

    @Test
    void theSameNameIsAskedForEachDockerfileByItself() {
        Source layout = source("one", Map.of("base", layout()));
        Source folders = source("other", Map.of("base", folder.toString()));

        assertThat(new BaseImageQuestions(open, HOST, Duration.ofSeconds(30))
                        .ask(Map.of(
                                layout, facts("FROM base\n", Set.of("base")),
                                folders, facts("FROM base\n", Set.of("base")))))
                .containsOnly(
                        Map.entry(layout, Map.of(new Pulled("base", FOREIGN), new Triggers.Known(List.of("RUN x")))),
                        Map.entry(folders, Map.of(new Pulled("base", FOREIGN), new Triggers.Known(List.of()))));
    }
}
