package io.github.multiarchmaven.config;

import io.github.multiarchmaven.model.PlatformArguments;
import io.github.multiarchmaven.model.Timestamps;
import io.github.multiarchmaven.narration.ProblemCode;
import java.util.Map;
import java.util.TreeSet;
import java.util.regex.Pattern;

/** Refuses build arguments whose names mean something to BuildKit, or nothing to anybody. */
final class BuildArgumentsReader {

    private static final Pattern ARGUMENT_NAME = Pattern.compile("[A-Za-z_][A-Za-z0-9_]*");

    private final Problems problems;

    BuildArgumentsReader(Problems problems) {
        this.problems = problems;
    }

    /** Returns the same. */
    Map<String, String> read(Map<String, String> buildArgs) {
        new TreeSet<>(buildArgs.keySet()).forEach(name -> check(name, buildArgs.getOrDefault(name, "")));
        return buildArgs;
    }

    private void check(String name, String value) {
        if (PlatformArguments.contains(name)) {
            problems.add(
                    ProblemCode.BUILD_ARG_AUTOMATIC,
                    "<buildArgs> sets " + name,
                    "BuildKit gives it the right value for each platform; a value of yours beats it, so that every"
                            + " platform gets the files of one",
                    "remove it; to do something else on some platform, test the argument in the Dockerfile");
        } else if (name.equals(Timestamps.EPOCH) && !OutputTimestamp.isSeconds(value)) {
            problems.add(
                    ProblemCode.SETTING_INVALID,
                    "<buildArgs> sets SOURCE_DATE_EPOCH to something else than seconds",
                    "BuildKit takes seconds since 1970 there",
                    "write it as a number, or set the property project.build.outputTimestamp");
        } else if (name.equals("BUILDKIT_MULTI_PLATFORM")) {
            problems.add(
                    ProblemCode.SETTING_INVALID,
                    "<buildArgs> sets BUILDKIT_MULTI_PLATFORM",
                    "it decides whether BuildKit makes a list of one platform, and this plugin asks for one where it"
                            + " promises one",
                    "remove it: a layout and a registry get a list of one platform anyway");
        } else if (!ARGUMENT_NAME.matcher(name).matches()) {
            problems.add(
                    ProblemCode.SETTING_INVALID,
                    "<buildArgs> holds \"" + name + "\", which is no name of an argument",
                    "no ARG of a Dockerfile can have that name",
                    "use letters, digits and underscores, no digit first");
        }
    }
}
