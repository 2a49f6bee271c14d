package io.github.multiarchmaven.pipeline;

import io.github.multiarchmaven.layout.OciLayout;
import io.github.multiarchmaven.narration.Problem;
import io.github.multiarchmaven.narration.ProblemCode;
import io.github.multiarchmaven.narration.ProblemException;
import io.github.multiarchmaven.result.Staging;
import java.nio.file.Files;

/** The layout that buildx was told to write. */
final class BuiltLayout {

    private BuiltLayout() {}

    /** @throws ProblemException if there is none, whatever buildx says */
    static OciLayout in(Staging staging) {
        if (!Files.exists(staging.layout().resolve("index.json"))) {
            throw new ProblemException(Problem.of(
                    ProblemCode.OUTPUT_NOT_PROVED,
                    "buildx ended without an error and has left no image",
                    "there is no image layout where it was told to write one",
                    "see what buildx said, with -X or in the file <id>.log in target/multiarch; see that docker buildx is"
                            + " Docker's own, and not a script or another tool of that name"));
        }
        return OciLayout.at(staging.layout());
    }
}
