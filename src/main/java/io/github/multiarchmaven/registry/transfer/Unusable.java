package io.github.multiarchmaven.registry.transfer;

import io.github.multiarchmaven.narration.Problem;
import io.github.multiarchmaven.narration.ProblemCode;
import io.github.multiarchmaven.narration.ProblemException;
import io.github.multiarchmaven.registry.RemoteManifest;

/** A manifest that is not what it should be; the message is a clause that says in what. */
final class Unusable extends Exception {

    private static final long serialVersionUID = 1L;

    Unusable(String reason) {
        super(reason);
    }

    ProblemException problem(RemoteManifest manifest, ImageSource source) {
        return new ProblemException(
                Problem.of(
                        ProblemCode.MANIFEST_UNUSABLE,
                        "the manifest " + manifest.digest() + " of " + source + " cannot be used",
                        String.valueOf(getMessage()),
                        "build and push that image again with a current tool"),
                this);
    }
}
