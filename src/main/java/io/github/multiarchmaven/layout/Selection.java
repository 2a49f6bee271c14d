package io.github.multiarchmaven.layout;

import io.github.multiarchmaven.model.Platform;
import io.github.multiarchmaven.narration.Problem;
import io.github.multiarchmaven.narration.ProblemCode;
import io.github.multiarchmaven.narration.ProblemException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;

/** The images of a layout that an archive is to hold, or why it cannot. */
record Selection(LayoutContent content, Path folder) {

    static Selection of(LayoutContent content, Path folder) {
        return new Selection(content, folder);
    }

    /** Refuses a platform that the layout does not have. */
    void require(Platform platform) {
        if (content.imagesFor(platform).isEmpty()) {
            throw problem(
                    ProblemCode.LOAD_PLATFORM_MISSING,
                    "The image has nothing for " + platform + ".",
                    "It was built for " + built() + ".",
                    "Add " + platform + " to the platforms and build again, or choose one of those.");
        }
    }

    /** The one image of this platform. */
    LayoutContent.Image only(Platform platform) {
        require(platform);
        List<LayoutContent.Image> images = content.imagesFor(platform);
        if (images.size() > 1) {
            throw problem(
                    ProblemCode.RESULT_PLATFORM_TWICE,
                    "The image has " + images.size() + " entries for " + platform + ".",
                    "Which one is meant cannot be told from the manifest list.",
                    "Build the image so that each platform is there once.");
        }
        return images.get(0);
    }

    private String built() {
        String platforms =
                content.inventory().platforms().stream().map(Platform::toString).collect(Collectors.joining(", "));
        return platforms.isEmpty() ? "no platform at all" : platforms;
    }

    private ProblemException problem(ProblemCode code, String what, String why, String next) {
        return new ProblemException(new Problem(code, what, why, next, List.of("layout   " + folder)));
    }
}
