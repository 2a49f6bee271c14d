package io.github.multiarchmaven.config;

import io.github.multiarchmaven.model.ImageReference;
import io.github.multiarchmaven.model.Output;
import io.github.multiarchmaven.narration.ProblemCode;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;

/** Understands {@code <output>}. */
final class OutputsReader {

    private static final Map<String, Function<List<ImageReference>, Output>> KINDS = kinds();

    /** buildx's own words for the same, and what they are here. */
    private static final Map<String, String> MEANT = Map.of(
            "push", "registry",
            "image", "registry, docker or oci",
            "load", "docker",
            "cacheonly", "none",
            "type=cacheonly", "none",
            "layout", "oci");

    private final Problems problems;

    OutputsReader(Problems problems) {
        this.problems = problems;
    }

    private static Map<String, Function<List<ImageReference>, Output>> kinds() {
        Map<String, Function<List<ImageReference>, Output>> kinds = new LinkedHashMap<>();
        kinds.put("oci", names -> new Output.Oci());
        kinds.put("registry", Output.Registry::new);
        kinds.put("docker", Output.Docker::new);
        kinds.put("local", names -> new Output.Local());
        kinds.put("tar", names -> new Output.Tar());
        kinds.put("none", names -> new Output.None());
        return Collections.unmodifiableMap(kinds);
    }

    List<Output> read(RawConfiguration.RawOutputs raw, BuildSpec.Naming naming) {
        if (raw.kinds().isEmpty()) {
            return List.of(new Output.Oci());
        }
        List<Output> outputs = new ArrayList<>();
        for (String text : raw.kinds()) {
            String word = text.strip().toLowerCase(Locale.ROOT);
            if (!KINDS.containsKey(word)) {
                problems.add(
                        ProblemCode.OUTPUT_INVALID,
                        "<output> holds \"" + text + "\"",
                        "it is one or several of " + String.join(", ", KINDS.keySet())
                                + "; the rest of buildx's --output is rendered by this plugin",
                        MEANT.containsKey(word) ? "what you mean is " + MEANT.get(word) : "choose among these");
            } else if (outputs.stream().noneMatch(there -> there.word().equals(word))) {
                boolean untagged = word.equals("registry") && raw.naming() == PushSpec.Naming.BY_DIGEST_ONLY;
                outputs.add(KINDS.get(word).apply(untagged ? List.of(naming.image()) : naming.names()));
            }
        }
        if (outputs.size() > 1 && outputs.contains(new Output.None())) {
            problems.add(
                    ProblemCode.OUTPUT_INVALID,
                    "<output> holds none beside others",
                    "none means that nothing is kept",
                    "remove it, or the others");
        }
        return outputs;
    }
}
