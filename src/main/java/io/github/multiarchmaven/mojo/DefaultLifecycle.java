package io.github.multiarchmaven.mojo;

import java.util.List;

/** The phases of Maven's default lifecycle in their order (Maven, "Introduction to the Build Lifecycle"). */
final class DefaultLifecycle {

    private static final List<String> PHASES = List.of(
            "validate",
            "initialize",
            "generate-sources",
            "process-sources",
            "generate-resources",
            "process-resources",
            "compile",
            "process-classes",
            "generate-test-sources",
            "process-test-sources",
            "generate-test-resources",
            "process-test-resources",
            "test-compile",
            "process-test-classes",
            "test",
            "prepare-package",
            "package",
            "pre-integration-test",
            "integration-test",
            "post-integration-test",
            "verify",
            "install",
            "deploy");

    private DefaultLifecycle() {}

    /** Whether a run of Maven surely does not come to a phase: not where one of both is unknown. */
    static boolean endsBefore(String phase, List<String> goals) {
        int last = goals.stream().mapToInt(PHASES::indexOf).max().orElse(-1);
        return last >= 0 && PHASES.indexOf(phase) > last;
    }
}
