package io.github.multiarchmaven.engine;

import com.github.dockerjava.api.DockerClient;
import com.github.dockerjava.api.command.InspectContainerResponse;
import com.github.dockerjava.api.command.LogContainerCmd;
import com.github.dockerjava.api.exception.NotFoundException;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.stream.Stream;

/** Looks at containers that somebody else made, and changes none. */
final class FoundContainers {

    private static final Duration CALL = Duration.ofSeconds(60);

    private final DockerClient docker;
    private final EngineCalls calls;

    FoundContainers(DockerClient docker, EngineCalls calls) {
        this.docker = docker;
        this.calls = calls;
    }

    Optional<FoundContainer> find(String name) {
        return calls.within(CALL, "look for the container " + name, () -> inspect(name));
    }

    private Optional<FoundContainer> inspect(String name) {
        try {
            return Optional.of(described(docker.inspectContainerCmd(name).exec()));
        } catch (NotFoundException e) {
            return Optional.empty();
        }
    }

    private static FoundContainer described(InspectContainerResponse answer) {
        return new FoundContainer(
                Optional.ofNullable(answer.getConfig())
                        .map(config -> config.getImage())
                        .orElse(""),
                Optional.ofNullable(answer.getState())
                        .map(state -> state.getStatus())
                        .orElse(""),
                Optional.ofNullable(answer.getArgs()).map(List::of).orElse(List.of()),
                Optional.ofNullable(answer.getMounts()).stream()
                        .flatMap(List::stream)
                        .map(mount -> mount.getName())
                        .filter(Objects::nonNull)
                        .toList(),
                Optional.ofNullable(answer.getImageId()).orElse(""));
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
        try (LogContainerCmd show = docker.logContainerCmd(name)) {
            show.withStdOut(true)
                    .withStdErr(true)
                    .withTail(most)
                    .exec(new StreamedAnswer<>(logs::add))
                    .await();
        }
        return logs.all();
    }
}
