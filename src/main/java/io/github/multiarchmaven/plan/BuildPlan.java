package io.github.multiarchmaven.plan;

import io.github.multiarchmaven.model.Output;
import io.github.multiarchmaven.model.Platform;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * All decisions about one build, taken before anything is changed.
 *
 * @param preparations in order
 * @param builder name of the builder
 * @param natives the platforms that its processors execute by themselves; none if nobody knows
 * @param builds one for each group of platforms that are built from the same, and on the same node
 * @param outputs what becomes of the build
 * @param promises what will be true afterwards
 * @param notes why it is so, for people
 * @param warnings what was asked for and will not come of it, or cannot be proved
 */
public record BuildPlan(
        List<Preparation> preparations,
        String builder,
        Set<Platform> natives,
        List<PlannedBuild> builds,
        List<Output> outputs,
        Promises promises,
        List<String> notes,
        List<String> warnings) {

    public BuildPlan {
        preparations = List.copyOf(preparations);
        natives = Set.copyOf(natives);
        builds = List.copyOf(builds);
        outputs = List.copyOf(outputs);
        notes = List.copyOf(notes);
        warnings = List.copyOf(warnings);
    }

    /**
     * What will be true.
     *
     * @param platforms that the manifest list will hold, each once, and no other
     * @param running platforms whose programs will run in the builder after preparing
     */
    public record Promises(List<Platform> platforms, Set<Platform> running) {

        public Promises {
            platforms = List.copyOf(platforms);
            running = Set.copyOf(running);
        }
    }

    private String describe(PlannedBuild build) {
        return "build " + Platform.list(build.group().platforms())
                + (builds.size() > 1 ? " from " + build.group().source().dockerfileName() : "")
                + " with the builder " + builder
                + build.place().map(place -> ", on its node " + place.node()).orElse("");
    }

    /** The plan for a person to read. */
    public List<String> describe() {
        List<String> lines = new ArrayList<>();
        preparations.forEach(preparation -> lines.add(preparation.describe()));
        builds.forEach(build -> lines.add(describe(build)));
        outputs.forEach(output -> lines.add("prove: " + output.promise()));
        lines.addAll(notes);
        lines.addAll(warnings);
        return lines;
    }
}
