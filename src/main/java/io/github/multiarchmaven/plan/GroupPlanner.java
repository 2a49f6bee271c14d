package io.github.multiarchmaven.plan;

import io.github.multiarchmaven.config.BuildSpec;
import io.github.multiarchmaven.config.Sources;
import io.github.multiarchmaven.model.Output;
import io.github.multiarchmaven.model.Platform;
import io.github.multiarchmaven.narration.Problem;
import io.github.multiarchmaven.narration.ProblemCode;
import java.util.List;

/** Decides which platforms are built together, and what cannot be had where that takes several builds. */
final class GroupPlanner {

    private final BuildSpec spec;
    private final List<Platform> platforms;
    private final List<Sources.Group> groups;

    GroupPlanner(BuildSpec spec, List<Platform> platforms) {
        this.spec = spec;
        this.platforms = platforms;
        this.groups = spec.sources().groups(platforms);
    }

    List<Sources.Group> groups() {
        return groups;
    }

    /** Each build would push, load or write for itself. */
    List<Problem> problems() {
        if (groups.size() == 1) {
            return List.of();
        }
        return spec.manner().outputs().stream()
                .filter(output -> !(output instanceof Output.Oci) && !(output instanceof Output.None))
                .map(
                        output -> Problem.of(
                                ProblemCode.OUTPUT_IMPOSSIBLE,
                                "several builds cannot write one " + output.word() + " output together",
                                "not all platforms are built from the same: " + listed()
                                        + "; only layouts are joined here",
                                "keep the default <output>oci</output>, which multiarch:push and multiarch:load take elsewhere"))
                .toList();
    }

    private String listed() {
        return String.join(
                "; ",
                groups.stream().map(group -> Platform.list(group.platforms())).toList());
    }

    List<String> notes() {
        return platforms.stream()
                .filter(spec.sources().foundByName()::contains)
                .map(platform -> spec.sources().of(platform).dockerfileName() + " is taken for " + platform
                        + " because of its name")
                .toList();
    }

    List<String> warnings() {
        return spec.manner().options().caching().to().stream()
                .filter(cache -> groups.size() > 1 && !cache.contains("type=inline"))
                .map(cache -> "each of the " + groups.size() + " builds writes its cache to " + cache
                        + ", and there is no saying which of them it will be of")
                .toList();
    }
}
