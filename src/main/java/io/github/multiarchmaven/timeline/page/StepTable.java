package io.github.multiarchmaven.timeline.page;

import io.github.multiarchmaven.buildx.progress.StepLines;
import io.github.multiarchmaven.timeline.EmulationCost;
import io.github.multiarchmaven.timeline.Gap;
import io.github.multiarchmaven.timeline.TimedStep;
import io.github.multiarchmaven.timeline.Timeline;
import java.util.Comparator;

/** All steps, those first that lost most by emulation, then the longest; and the times without a step. */
final class StepTable {

    private final Timeline timeline;
    private final StepIds ids;
    private final Markup out;

    StepTable(Timeline timeline, StepIds ids, Markup out) {
        this.timeline = timeline;
        this.ids = ids;
        this.out = out;
    }

    void write() {
        out.tags("<section aria-labelledby=\"steps\"><h2 id=\"steps\">Steps, by what emulation cost</h2>\n")
                .tags(
                        "<div class=\"wide\" role=\"group\" aria-label=\"Table\" tabindex=\"0\"><table role=\"table\">\n<thead role=\"rowgroup\"><tr role=\"row\">")
                .tags(
                        "<th scope=\"col\" role=\"columnheader\">Step</th><th scope=\"col\" role=\"columnheader\">Platform</th><th scope=\"col\" role=\"columnheader\">Time</th>")
                .tags(
                        "<th scope=\"col\" role=\"columnheader\">Spent</th><th scope=\"col\" role=\"columnheader\">Without QEMU</th></tr></thead>\n<tbody role=\"rowgroup\">\n");
        timeline.steps()
                .sorted(Comparator.comparing(TimedStep::lost)
                        .thenComparing(TimedStep::duration)
                        .reversed())
                .forEach(this::row);
        out.tags("</tbody></table></div></section>\n");
        gaps();
    }

    private void row(TimedStep step) {
        out.tags("<tr role=\"row\" id=\"" + ids.of(step) + "\"><th scope=\"row\" role=\"rowheader\"><code>")
                .text(StepLines.shortened(step.instruction()))
                .tags("</code>");
        String where = (step.source().orElse("") + " " + step.place()).strip();
        if (!where.isEmpty()) {
            out.tags(" <small>").text(where).tags("</small>");
        }
        out.tags("</th>")
                .cell(step.platform().map(Object::toString).orElse("all"))
                .tags("<td role=\"cell\" class=\"number\">")
                .text(StepLines.inWords(step.duration()))
                .tags("</td><td role=\"cell\"><span class=\"key " + step.kind() + "\" aria-hidden=\"true\">"
                        + LaneMarkup.letter(step.kind()) + "</span> ")
                .text(step.kind().toString())
                .tags("</td>")
                .cell(step.cost().map(cost -> comparison(step, cost)).orElse(""))
                .tags("</tr>\n");
    }

    private static String comparison(TimedStep step, EmulationCost cost) {
        return StepLines.inWords(cost.onOwn()) + " on " + cost.own()
                + cost.ratio(step.duration())
                        .map(ratio -> ": " + EmulationCost.inWords(ratio))
                        .orElse("");
    }

    private void gaps() {
        out.tags("<section aria-labelledby=\"gaps\"><h2 id=\"gaps\">Times without a step</h2>\n<ul>\n");
        for (Gap.Reason reason : Gap.Reason.values()) {
            timeline.gaps().stream()
                    .filter(gap -> gap.reason() == reason)
                    .map(gap -> gap.span().duration())
                    .reduce((one, other) -> one.plus(other))
                    .ifPresent(sum -> out.tags("<li>")
                            .text(StepLines.inWords(sum) + " " + reason.words())
                            .tags("</li>\n"));
        }
        out.tags("</ul></section>\n");
    }
}
