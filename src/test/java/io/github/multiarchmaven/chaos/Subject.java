package io.github.multiarchmaven.chaos;

import io.github.multiarchmaven.it.BuiltImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** What a round writes: before, afterwards and in the end it is whole, and one of two. */
interface Subject {

    /**
     * What it is.
     *
     * @throws AssertionError if it is not whole
     */
    String state();

    /** Prepares it: there is something old, and it is about to be replaced by something new. */
    static Subject of(Scene scene, Round round) throws IOException, InterruptedException {
        return switch (round.goal()) {
            case BUILD -> {
                scene.change(round.number());
                yield () -> built(scene);
            }
            case LOAD -> {
                scene.engine().docker("tag", scene.engine().get("buildkitImage"), "acme/rounds:1.0");
                yield () -> scene.engine()
                        .docker("image", "inspect", "--format={{.Id}}", "acme/rounds:1.0")
                        .strip();
            }
            case PUSH, PROMOTE, MERGE -> {
                RegistryTag tag = scene.tag(round);
                OldImage.putAt(tag);
                yield () -> tag.digest().orElseThrow(() -> new AssertionError(tag + " is gone"));
            }
        };
    }

    /** A run that was killed while it put one result into the place of another has left the old one beside. */
    private static String built(Scene scene) {
        Path results = scene.folder().resolve("target").resolve("multiarch");
        BuiltImage image =
                Files.exists(results.resolve("rounds")) ? scene.result("rounds") : scene.result(".replaced-rounds");
        image.assertWhole();
        return image.text("linux/amd64", "round") + ", " + image.text("linux/arm64", "round");
    }
}
