package io.github.multiarchmaven.engine;

import com.github.dockerjava.api.command.LogContainerCmd;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.stream.Stream;

/** Looks at containers that somebody else made, and changes none. */
final class FoundContainers {

    private static final Duration CALL = Duration.ofSeconds(60);

    private final DockerJava docker;
    private final EngineQuestions questions;
    private final EngineCalls calls;

    FoundContainers(DockerJava docker, EngineQuestions questions, EngineCalls calls) {
        this.docker = docker;
        this.questions = questions;
        this.calls = calls;
    }

    Optional<FoundContainer> find(String name) {
        return calls.within(
                        CALL,
                        "look for the container " + name,
                        () -> questions.ask("/containers/" + EngineQuestions.encoded(name) + "/json"))
                .map(EngineAnswers::container);
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
