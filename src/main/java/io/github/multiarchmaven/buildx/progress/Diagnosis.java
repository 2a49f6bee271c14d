package io.github.multiarchmaven.buildx.progress;

import io.github.multiarchmaven.narration.Problem;
import java.util.Optional;

/** Recognises one cause of failed builds. */
interface Diagnosis {

    /** The problem, without evidence; empty if it is something else. */
    Optional<Problem> of(Failure failure);
}
