package io.github.multiarchmaven.engine;

import com.github.dockerjava.api.DockerClient;
import com.github.dockerjava.api.command.InspectVolumeResponse;
import com.github.dockerjava.api.exception.NotFoundException;
import io.github.multiarchmaven.narration.ProblemException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** The volumes of an engine. */
final class Volumes {

    private static final Duration CALL = Duration.ofSeconds(60);

    private final DockerClient docker;
    private final EngineCalls calls;
    private final EngineFailures failures;

    Volumes(DockerClient docker, EngineCalls calls, EngineFailures failures) {
        this.docker = docker;
        this.calls = calls;
        this.failures = failures;
    }

    Optional<LabelledVolume> find(String name) {
        return calls.within(CALL, "look for the volume " + name, () -> inspect(name));
    }

    private Optional<LabelledVolume> inspect(String name) {
        try {
            return Optional.of(described(docker.inspectVolumeCmd(name).exec()));
        } catch (NotFoundException e) {
            return Optional.empty();
        }
    }

    List<LabelledVolume> labelled(String label) {
        return calls.within(CALL, "list its volumes", () -> list(label));
    }

    private List<LabelledVolume> list(String label) {
        List<InspectVolumeResponse> found = docker.listVolumesCmd()
                .withFilter("label", List.of(label))
                .exec()
                .getVolumes();
        return Stream.ofNullable(found)
                .flatMap(List::stream)
                .map(Volumes::described)
                .toList();
    }

    private static LabelledVolume described(InspectVolumeResponse answer) {
        return new LabelledVolume(
                answer.getName(), Optional.ofNullable(answer.getLabels()).orElse(Map.of()));
    }

    void create(LabelledVolume volume) {
        String doing = "create the volume " + volume.name();
        calls.within(
                CALL,
                doing,
                () -> docker.createVolumeCmd()
                        .withName(volume.name())
                        .withLabels(volume.labels())
                        .exec());
        Optional<LabelledVolume> there = find(volume.name());
        if (!there.equals(Optional.of(volume))) {
            throw new ProblemException(failures.failed(
                    doing,
                    there.isPresent() ? "there is one of that name with other labels" : "it is not there afterwards",
                    volume.name()));
        }
    }

    List<String> unused(String prefix) {
        return calls.within(
                CALL,
                "list its volumes",
                () -> Optional.ofNullable(docker.listVolumesCmd()
                                .withFilter("dangling", List.of("true"))
                                .withFilter("name", List.of(prefix))
                                .exec()
                                .getVolumes())
                        .stream()
                        .flatMap(List::stream)
                        .map(InspectVolumeResponse::getName)
                        .filter(name -> name.startsWith(prefix))
                        .sorted()
                        .toList());
    }

    /** Not by force: the engine refuses one that a container uses. */
    void remove(String name) {
        String doing = "remove the volume " + name;
        calls.within(CALL, doing, () -> {
            docker.removeVolumeCmd(name).exec();
            return true;
        });
        if (find(name).isPresent()) {
            throw new ProblemException(failures.failed(doing, "it reported success, but has the volume still", name));
        }
    }
}
