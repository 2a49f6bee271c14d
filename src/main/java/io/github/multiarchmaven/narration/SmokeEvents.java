package io.github.multiarchmaven.narration;

import io.github.multiarchmaven.model.ImageReference;
import io.github.multiarchmaven.model.Platform;
import java.time.Duration;
import java.util.List;
import java.util.Locale;

/** The events of running images, with their wording. */
interface SmokeEvents extends LogSinks {

    /** The images of a result are about to be run. */
    default void smokeRunning(ImageReference image, List<Platform> platforms, String builder) {
        info("Running " + image + " for " + Platform.list(platforms) + " in the builder " + builder);
    }

    /** A run on one platform came out as it should, or not. */
    default void smokeRan(Platform platform, String verdict, String emulation, Duration duration, String command) {
        info(String.format(
                Locale.ROOT,
                "  %-14s %-7s %-9s %5.1f s  %s",
                platform,
                verdict,
                emulation,
                duration.toMillis() / 1000.0,
                command));
    }

    /** There is nothing in an image that could be run. */
    default void nothingToRun(Platform platform, String why) {
        info(String.format(Locale.ROOT, "  %-14s not run: %s", platform, why));
    }

    /** Every image of a result did what it should. */
    default void smokeRunPassed(ImageReference image, int number) {
        info("The smoke run of " + image + " passed on " + number + (number == 1 ? " platform" : " platforms"));
    }
}
