package io.github.multiarchmaven.pipeline;

import io.github.multiarchmaven.buildx.progress.TimedCall;
import io.github.multiarchmaven.layout.LayoutContent;
import io.github.multiarchmaven.layout.OciLayout;
import io.github.multiarchmaven.model.ImageReference;
import io.github.multiarchmaven.narration.BuildLog;
import io.github.multiarchmaven.narration.Problem;
import io.github.multiarchmaven.narration.ProblemCode;
import io.github.multiarchmaven.narration.ProblemException;
import io.github.multiarchmaven.result.Staging;
import io.github.multiarchmaven.timeline.Timeline;
import io.github.multiarchmaven.timeline.TimelineJson;
import io.github.multiarchmaven.timeline.TimelineLines;
import io.github.multiarchmaven.timeline.page.TimelinePage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Tells where the time of a build went: in a page and a file for programs beside the result, and in the log. */
record BuildTimes(Timeline timeline) {

    /**
     * Writes both.
     *
     * @param began when the goal began
     */
    static BuildTimes write(Instant began, List<TimedCall> calls, Staging staging, ImageReference image) {
        Timeline timeline = Timeline.of(began, Instant.now(), calls);
        Optional<LayoutContent> content = Files.isDirectory(staging.layout())
                ? Optional.of(OciLayout.at(staging.layout()).content())
                : Optional.empty();
        try {
            Files.write(staging.timelineData(), TimelineJson.write(timeline));
            Files.write(staging.timelinePage(), TimelinePage.write(timeline, image.toString(), content));
        } catch (IOException e) {
            throw new ProblemException(
                    Problem.of(
                            ProblemCode.FILE_FAILED,
                            "cannot write to " + staging.folder(),
                            e.getClass().getSimpleName() + ": " + e.getMessage(),
                            "check that the folder may be written to and that the disk is not full"),
                    e);
        }
        return new BuildTimes(timeline);
    }

    /** @param page where it is in the end */
    void tell(BuildLog log, Path page) {
        TimelineLines.of(timeline, page).forEach(log::info);
    }
}
