package io.github.multiarchmaven.timeline.page;

import io.github.multiarchmaven.buildx.progress.StepLines;
import io.github.multiarchmaven.layout.LayoutContent;
import io.github.multiarchmaven.timeline.Advice;
import io.github.multiarchmaven.timeline.Timeline;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;

/** A timeline as a page. It has no script, and loads nothing. */
public final class TimelinePage {

    private static final String STYLE = "timeline.css";

    private TimelinePage() {}

    /**
     * Writes it, in UTF-8.
     *
     * @param image its name
     * @param content of its layout, if it is on the disk
     */
    public static byte[] write(Timeline timeline, String image, Optional<LayoutContent> content) {
        Markup out = new Markup();
        StepIds ids = new StepIds(timeline);
        out.tags("<!DOCTYPE html>\n<html lang=\"en\"><head><meta charset=\"utf-8\"/>\n")
                .tags("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\"/>\n")
                .tags(
                        "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'\"/>\n")
                .tags("<title>Timeline of ")
                .text(image)
                .tags("</title>\n<style>\n" + style() + "</style></head>\n<body><header><h1>How ")
                .text(image)
                .tags(" was built</h1>\n<p>")
                .text("In " + StepLines.inWords(timeline.duration()) + ", from "
                        + timeline.began().truncatedTo(ChronoUnit.SECONDS) + " on.")
                .tags("</p></header>\n<main>\n");
        advice(Advice.on(timeline), out);
        new LaneMarkup(timeline, ids, out).write();
        new StepTable(timeline, ids, out).write();
        content.ifPresent(known -> new ImageTable(known, out).write());
        out.tags("</main></body></html>\n");
        return out.toString().getBytes(StandardCharsets.UTF_8);
    }

    private static void advice(List<Advice> all, Markup out) {
        out.tags("<section aria-labelledby=\"advice\"><h2 id=\"advice\">What would make it faster</h2>\n");
        if (all.isEmpty()) {
            out.tags("<p>Emulation cost nothing worth mentioning.</p>");
        } else {
            out.tags("<ol class=\"advice\">\n");
            all.forEach(each -> out.tags("<li><strong>")
                    .text(each.finding())
                    .tags("</strong> ")
                    .text(each.remedy())
                    .tags("</li>\n"));
            out.tags("</ol>");
        }
        out.tags("</section>\n");
    }

    private static String style() {
        try (InputStream in = TimelinePage.class.getResourceAsStream(STYLE)) {
            if (in == null) {
                throw new IllegalStateException("no resource " + STYLE);
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
