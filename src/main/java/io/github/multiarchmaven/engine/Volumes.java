package io.github.multiarchmaven.engine;

import io.github.multiarchmaven.narration.ProblemException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The volumes of an engine. */
final class Volumes {

    private static final Duration CALL = Duration.ofSeconds(60);

    private final DockerJava docker;
    private final EngineQuestions questions;
    private final EngineCalls calls;
    private final EngineFailures failures;

    Volumes(DockerJava docker, EngineQuestions questions, EngineCalls calls, EngineFailures failures) {
        this.docker = docker;
        this.questions = questions;
        this.calls = calls;
        this.failures = failures;
    }

    Optional<LabelledVolume> find(String name) {
        return calls.within(
                        CALL,
                        "look for the volume " + name,
                        () -> questions.ask("/volumes/" + EngineQuestions.encoded(name)))
                .map(EngineAnswers::volume);
    }

    List<LabelledVolume> labelled(String label) {
        return list(Map.of("label", List.of(label)));
    }

    private List<LabelledVolume> list(Map<String, List<String>> filters) {
        return calls.within(CALL, "list its volumes", () -> questions.ask("/volumes", filters))
                .map(EngineAnswers::volumes)
                .orElse(List.of());
    }

    void create(LabelledVolume volume) {
        String doing = "create the volume " + volume.name();
        calls.within(
                CALL,
                doing,
                () -> docker.client()
                        .createVolumeCmd()
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
        return list(Map.of("dangling", List.of("true"), "name", List.of(prefix))).stream()
                .map(LabelledVolume::name)
                .filter(name -> name.startsWith(prefix))
                .sorted()
                .toList();
    }

    /** Not by force: the engine refuses one that a container uses. */
    void remove(String name) {
        String doing = "remove the volume " + name;
        calls.within(CALL, doing, () -> {
            docker.client().removeVolumeCmd(name).exec();
            return true;
        });
        if (find(name).isPresent()) {
            throw new ProblemException(failures.failed(doing, "it reported success, but has the volume still", name));
        }
    }
}
