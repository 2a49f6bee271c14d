package io.github.multiarchmaven.pipeline;

import io.github.multiarchmaven.model.Platform;
import io.github.multiarchmaven.narration.Problem;
import io.github.multiarchmaven.smoke.Subject;

/** What is known of an image before it is run. */
sealed interface SmokeCandidate {

    /** It can be run. */
    record Runs(Subject subject) implements SmokeCandidate {}

    /**
     * There is nothing to run.
     *
     * @param why half a sentence
     */
    record Silent(Platform platform, String why) implements SmokeCandidate {}

    /** It need not be run to know that it is wrong. */
    record Wrong(Problem problem) implements SmokeCandidate {}
}
