package io.github.multiarchmaven.pipeline;

import io.github.multiarchmaven.config.BinaryCheck;
import io.github.multiarchmaven.content.ImagePrograms;
import io.github.multiarchmaven.content.LayerMemory;
import io.github.multiarchmaven.content.Programs;
import io.github.multiarchmaven.layout.LayoutContent;
import io.github.multiarchmaven.layout.OciLayout;
import io.github.multiarchmaven.narration.BuildLog;
import io.github.multiarchmaven.narration.Problem;
import io.github.multiarchmaven.narration.ProblemException;
import io.github.multiarchmaven.result.Results;
import io.github.multiarchmaven.result.Staging;
import io.github.multiarchmaven.verify.ContentReport;
import io.github.multiarchmaven.verify.ContentVerification;
import java.util.List;

/** The part of the proof that looks into the images: what they run has to be for the platform that they are for. */
final class ContentCheck {

    private final Results results;
    private final BuildLog log;

    ContentCheck(Results results, BuildLog log) {
        this.results = results;
        this.log = log;
    }

    /**
     * Looks into every image of a layout.
     *
     * @param id of the result, whose former layers are known already
     * @throws ProblemException with what is wrong on all platforms
     */
    void run(BinaryCheck check, String id, Staging staging) {
        if (check == BinaryCheck.OFF) {
            return;
        }
        OciLayout layout = OciLayout.at(staging.layout());
        LayerMemory memory = new LayerMemory(results.findingsOf(id), staging.findings());
        ImagePrograms programs = ImagePrograms.in(layout, memory);
        List<ContentReport> reports = layout.content().images().stream()
                .map(image -> ContentVerification.check(image.declared(), look(programs, image, check)))
                .toList();
        tell(reports);
        List<Problem> problems =
                reports.stream().flatMap(report -> report.problems().stream()).toList();
        if (!problems.isEmpty()) {
            throw new ProblemException(problems);
        }
    }

    private static Programs look(ImagePrograms programs, LayoutContent.Image image, BinaryCheck check) {
        if (!image.declared().os().equals("linux")) {
            return new Programs(
                    List.of(), List.of("programs of " + image.declared().os() + " are not known"));
        }
        return check == BinaryCheck.ALL ? programs.all(image) : programs.started(image);
    }

    private void tell(List<ContentReport> reports) {
        for (ContentReport report : reports) {
            log.debug("Compared " + report.compared() + " programs with " + report.platform());
            report.doubts().forEach(doubt -> log.contentUnsure(report.platform(), doubt));
        }
        if (reports.stream().allMatch(report -> report.compared() == 0)) {
            log.nothingToCheck();
        }
    }
}
