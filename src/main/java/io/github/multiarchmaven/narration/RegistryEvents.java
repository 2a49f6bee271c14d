package io.github.multiarchmaven.narration;

import io.github.multiarchmaven.model.Digest;
import io.github.multiarchmaven.model.ImageReference;
import java.time.Duration;

/** What happens between here and registries. */
interface RegistryEvents extends LogSinks {

    /** A source is being fetched; heard of now and then. */
    default void fetching(String repository, long bytes) {
        info("  " + repository + ": " + Amount.inWords(bytes) + " fetched so far");
    }

    /** All of a source is here. */
    default void fetched(String repository, long bytes) {
        info("  " + repository + ": " + Amount.inWords(bytes) + " fetched");
    }

    /** An image is about to be pushed. */
    default void pushing(ImageReference image, Digest digest, String repository) {
        info("Pushing " + image + " (" + digest + ") to " + repository);
    }

    /** A copy is under way; heard of now and then. */
    default void sending(String repository, String platform, long bytes) {
        info("  " + repository + "  " + platform + ": " + Amount.inWords(bytes) + " sent so far");
    }

    /** All parts are there. */
    default void sent(String repository, String platform, long sent, long there) {
        info("  " + repository + "  " + platform + ": " + Amount.inWords(sent) + " sent, " + Amount.inWords(there)
                + " were there");
    }

    /** A registry is given time; what it takes only a moment to wait for is not worth a word. */
    default void tryingAgain(Problem problem, Duration pause) {
        warn(problem.what() + ": " + problem.why() + "; trying again in " + (pause.toMillis() + 999) / 1000 + " s");
    }

    /** A tag is about to mean another image. */
    default void replacing(ImageReference target, Digest old) {
        info("  " + target + " was " + old);
    }

    /** A tag already means what it should. */
    default void upToDate(ImageReference target, Digest digest) {
        info(target + " is " + digest + " already");
    }

    /** A manifest is where it should be, read back. */
    default void pushed(ImageReference target) {
        info("Pushed " + target);
    }

    /** A tag means what another reference means, read back. */
    default void promoted(ImageReference source, ImageReference target, Digest digest) {
        info("Promoted " + source + " to " + target + ": " + digest);
    }
}
