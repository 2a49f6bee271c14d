package io.github.multiarchmaven.dockerfile;

import io.github.multiarchmaven.model.Spelling;
import io.github.multiarchmaven.narration.Problem;
import io.github.multiarchmaven.narration.ProblemCode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Finds the stage that is to be built. As in BuildKit ({@code resolveTarget}) only a name finds one, and of two stages
 * with one name the last.
 */
final class TargetStage {

    private static final int SHOWN = 20;

    private TargetStage() {}

    /** Its index; empty if there is none, which is complained about. */
    static Optional<Integer> find(List<Stage> stages, DockerfileReading question, Complaints complaints) {
        Optional<String> wanted = question.target().filter(name -> !name.isBlank());
        if (wanted.isEmpty()) {
            return stages.isEmpty() ? Optional.empty() : Optional.of(stages.size() - 1);
        }
        Optional<String> name = wanted.map(text -> text.toLowerCase(Locale.ROOT));
        for (int i = stages.size() - 1; i >= 0; i--) {
            if (stages.get(i).name().equals(name)) {
                return Optional.of(i);
            }
        }
        if (!stages.isEmpty()) {
            complaints.add(unknown(wanted.get(), question.fileName(), stages));
        }
        return Optional.empty();
    }

    private static Problem unknown(String wanted, String fileName, List<Stage> stages) {
        Map<String, Integer> lines = new LinkedHashMap<>();
        stages.forEach(stage -> stage.name().ifPresent(name -> lines.put(name, stage.line())));
        List<String> nearest = Spelling.nearestFirst(wanted.toLowerCase(Locale.ROOT), lines.keySet());
        String next = nearest.isEmpty()
                ? "give the stage a name with FROM … AS name, or leave <target> out to build the last stage"
                : "set <target> to a stage of " + fileName + ", for example " + nearest.get(0)
                        + ", or leave it out to build the last one";
        return Problem.of(
                        ProblemCode.TARGET_UNKNOWN,
                        "there is no stage \"" + wanted + "\" in " + fileName,
                        nearest.isEmpty() ? "none of its stages has a name" : "its stages have other names",
                        next)
                .withEvidence(nearest.stream()
                        .limit(SHOWN)
                        .map(name -> name + " (line " + lines.get(name) + ")")
                        .toList());
    }
}
