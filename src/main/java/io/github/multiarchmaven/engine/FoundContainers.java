package io.github.multiarchmaven.engine;

import com.fasterxml.jackson.databind.JsonNode;
import com.github.dockerjava.api.command.LogContainerCmd;
import com.github.dockerjava.api.exception.NotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.stream.Stream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;

/** Looks at containers that somebody else made, and changes none. */
final class FoundContainers {

    private static final Duration CALL = Duration.ofSeconds(60);
    private static final int MOST_TEXT = 64 * 1024;

    private final DockerJava docker;
    private final EngineQuestions questions;
    private final EngineCalls calls;

    FoundContainers(DockerJava docker, EngineQuestions questions, EngineCalls calls) {
        this.docker = docker;
        this.questions = questions;
        this.calls = calls;
    }

    Optional<FoundContainer> find(String name) {
        return inspect(name).map(EngineAnswers::container);
    }

    Optional<ContainerState> state(String name) {
        return inspect(name).map(EngineAnswers::state);
    }

    private Optional<JsonNode> inspect(String name) {
        return calls.within(
                CALL,
                "look for the container " + name,
                () -> questions.ask("/containers/" + EngineQuestions.encoded(name) + "/json"));
    }

    /** A file of at most {@value #MOST_TEXT} bytes; what is bigger, or no file, is none. */
    Optional<String> text(String name, String path) {
        return calls.within(CALL, "read " + path + " in the container " + name, () -> read(name, path));
    }

    private Optional<String> read(String name, String path) throws IOException {
        try (InputStream sent =
                        docker.client().copyArchiveFromContainerCmd(name, path).exec();
                TarArchiveInputStream archive = new TarArchiveInputStream(sent)) {
            TarArchiveEntry file = archive.getNextEntry();
            return file == null || !file.isFile() || file.getSize() > MOST_TEXT
                    ? Optional.empty()
                    : Optional.of(new String(archive.readNBytes(MOST_TEXT), StandardCharsets.UTF_8));
        } catch (NotFoundException e) {
            return Optional.empty();
        }
    }

    /** What it wrote last, on both streams; nothing if there is no such container. */
    List<String> lastLines(String name, int most) {
        if (find(name).isEmpty()) {
            return List.of();
        }
        ContainerOutput output = calls.within(CALL, "give the output of a container", () -> output(name, most));
        List<String> lines = Stream.of(output.output(), output.errors())
                .flatMap(String::lines)
                .map(String::stripTrailing)
                .filter(line -> !line.isEmpty())
                .toList();
        return lines.subList(Math.max(0, lines.size() - most), lines.size());
    }

    private ContainerOutput output(String name, int most) throws InterruptedException, ExecutionException {
        ContainerLogs logs = new ContainerLogs();
        try (LogContainerCmd show = docker.client().logContainerCmd(name)) {
            show.withStdOut(true)
                    .withStdErr(true)
                    .withTail(most)
                    .exec(new StreamedAnswer<>(logs::add))
                    .await();
        }
        return logs.all();
    }
}
