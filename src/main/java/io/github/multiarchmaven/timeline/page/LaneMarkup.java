package io.github.multiarchmaven.timeline.page;

import io.github.multiarchmaven.buildx.progress.StepLines;
import io.github.multiarchmaven.timeline.Kind;
import io.github.multiarchmaven.timeline.Lane;
import io.github.multiarchmaven.timeline.TimedStep;
import io.github.multiarchmaven.timeline.Timeline;
import java.time.Duration;
import java.util.List;
import java.util.Locale;

/** The lanes. A bar leads to the row of its step; what is seen by its place and its pattern is also there as text. */
final class LaneMarkup {

    private static final int TICKS = 4;

    private final Timeline timeline;
    private final StepIds ids;
    private final Markup out;

    LaneMarkup(Timeline timeline, StepIds ids, Markup out) {
        this.timeline = timeline;
        this.ids = ids;
        this.out = out;
    }

    void write() {
        out.tags("<section aria-labelledby=\"lanes\"><h2 id=\"lanes\">What went on when</h2>\n");
        legend();
        timeline.lanes().forEach(this::lane);
        out.tags("</section>\n");
    }

    private void legend() {
        out.tags("<ul class=\"legend\">");
        for (Kind kind : Kind.values()) {
            out.tags("<li><span class=\"key " + kind + "\" aria-hidden=\"true\">" + letter(kind) + "</span> ")
                    .text(meaning(kind))
                    .tags("</li>");
        }
        out.tags("</ul>\n");
    }

    private void lane(Lane lane) {
        out.tags("<div class=\"lane\"><h3>").text(lane.title());
        if (lane.manner() == Lane.Manner.EMULATED) {
            out.tags(" <span class=\"manner\">emulated</span>");
        }
        out.tags(" <span class=\"sum\">")
                .text(StepLines.inWords(lane.duration()))
                .tags("</span></h3>\n");
        List<Bar> bars = Bar.of(lane, timeline.began(), timeline.duration());
        int rows = bars.stream().mapToInt(Bar::row).max().orElse(0) + 1;
        if (bars.isEmpty()) {
            out.tags("<p>Nothing had to be done.</p>");
        } else {
            out.tags("<ol class=\"bars\" style=\"--rows:" + rows + "\">\n");
            bars.forEach(this::bar);
            out.tags("</ol>\n");
            axis();
        }
        out.tags("</div>\n");
    }

    private void bar(Bar bar) {
        TimedStep first = bar.steps().get(0);
        String label = bar.steps().size() > 1
                ? bar.steps().size() + " steps, the first of them " + StepLines.shortened(first.instruction())
                : StepLines.shortened(first.instruction());
        String spoken = label + ", " + first.kind() + ", " + StepLines.inWords(first.duration()) + ", from "
                + StepLines.inWords(
                        Duration.between(timeline.began(), first.worked().from().orElse(timeline.began())));
        out.tags(String.format(
                        Locale.ROOT,
                        "<li style=\"--left:%.3f%%;--width:%.3f%%;--row:%d\">",
                        bar.left(),
                        Math.min(bar.width(), 100 - bar.left()),
                        bar.row()))
                .tags("<a class=\"" + bar.kind() + "\" href=\"#" + ids.of(first) + "\" title=\"")
                .text(spoken)
                .tags("\" aria-label=\"")
                .text(spoken)
                .tags("\"><span aria-hidden=\"true\">")
                .text(bar.hasRoom() ? label : "")
                .tags("</span></a></li>\n");
    }

    private void axis() {
        out.tags("<div class=\"axis\" aria-hidden=\"true\">");
        for (int tick = 0; tick <= TICKS; tick++) {
            out.element(
                    "span",
                    StepLines.inWords(timeline.duration().multipliedBy(tick).dividedBy(TICKS)));
        }
        out.tags("</div>\n");
    }

    static String letter(Kind kind) {
        return kind.name().substring(0, 1);
    }

    private static String meaning(Kind kind) {
        return switch (kind) {
            case NATIVE -> "native: the builder, or its own processor";
            case EMULATED -> "emulated: a program under QEMU";
            case CACHED -> "cached: nothing to do";
            case TRANSFER -> "transfer: context, base images, the result";
        };
    }
}
