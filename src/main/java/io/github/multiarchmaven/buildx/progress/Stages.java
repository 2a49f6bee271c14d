package io.github.multiarchmaven.buildx.progress;

import io.github.multiarchmaven.model.Platform;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Finds the platform of a step by the stage in its name: all that executes in a stage does so on one platform. A stage without
 * a name is called {@code stage-N} there, or nothing if it is the only one ({@code dispatchState} in BuildKit's
 * {@code frontend/dockerfile/dockerfile2llb/convert.go}).
 */
record Stages(BuildCall.Dockerfile dockerfile) {

    private static final Pattern FROM =
            Pattern.compile("\\s*FROM\\s.*?(?:\\sAS\\s+(\\S+))?\\s*", Pattern.CASE_INSENSITIVE);

    Optional<Platform> platformOf(StepName step) {
        String wanted = step.stage();
        List<String> lines = dockerfile.text().lines().toList();
        Set<Platform> found = new HashSet<>();
        String stage = "";
        int stages = 0;
        for (int i = 0; i < lines.size(); i++) {
            Matcher from = FROM.matcher(lines.get(i));
            if (from.matches()) {
                stage = from.group(1) == null
                        ? "stage-" + stages
                        : from.group(1).toLowerCase(Locale.ROOT);
                stages++;
            }
            if (wanted.isEmpty() || wanted.equals(stage)) {
                found.addAll(dockerfile.executed().getOrDefault(i + 1, Set.of()));
            }
        }
        return found.size() == 1 ? found.stream().findFirst() : Optional.empty();
    }
}
