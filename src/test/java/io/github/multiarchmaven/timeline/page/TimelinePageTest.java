package io.github.multiarchmaven.timeline.page;

import static io.github.multiarchmaven.timeline.Calls.at;
import static io.github.multiarchmaven.timeline.Calls.cached;
import static io.github.multiarchmaven.timeline.Calls.step;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.multiarchmaven.buildx.progress.Step;
import io.github.multiarchmaven.buildx.progress.TimedCall;
import io.github.multiarchmaven.timeline.Calls;
import io.github.multiarchmaven.timeline.Timeline;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

class TimelinePageTest {

    private static final String ATTACK = "[linux/arm64 2/3] RUN echo '<script>alert(\"1\")</script>' && x \u0007";

    @Test
    void makesNothingOfWhatStepsSayButText() throws Exception {
        Document page = parsed(page(step(ATTACK, 1, 5)));

        assertThat(page.getElementsByTagName("script").getLength()).isZero();
        assertThat(page.getDocumentElement().getTextContent())
                .contains("RUN echo '<script>alert(\"1\")</script>' && x");
    }

    @Test
    void loadsNothing() {
        assertThat(page(step(ATTACK, 1, 5)))
                .doesNotContain("src=")
                .doesNotContain("url(")
                .doesNotContain("@import")
                .doesNotContain("<link")
                .doesNotContainPattern("href=\"(?!#)")
                .contains("default-src 'none'");
    }

    @Test
    void leadsFromEachBarToItsStep() throws Exception {
        Document page = parsed(page(
                step("[internal] load build context", 0, 1),
                step("[linux/amd64 2/3] RUN make", 1, 3),
                step("[linux/arm64 2/3] RUN make", 1, 9),
                cached("[linux/arm64 3/3] RUN a", 9)));
        List<String> ids = attributes(page.getElementsByTagName("*"), "id");

        assertThat(ids).doesNotHaveDuplicates();
        assertThat(attributes(page.getElementsByTagName("a"), "href"))
                .hasSize(4)
                .allMatch(href -> ids.contains(href.substring(1)));
        assertThat(attributes(page.getElementsByTagName("a"), "aria-label"))
                .contains("RUN make, emulated, 8.0 s, from 1.0 s")
                .contains("RUN a, cached, 0.0 s, from 9.0 s");
    }

    @Test
    void drawsWhatHappensAtOnceBelowEachOtherAndWhatTookNoTimeTogether() {
        String page = page(
                step("[linux/amd64 a 2/3] RUN a", 0, 10),
                step("[linux/amd64 b 2/3] RUN b", 5, 10),
                cached("[linux/arm64 2/4] RUN x", 10),
                cached("[linux/arm64 3/4] RUN y", 10),
                cached("[linux/arm64 4/4] RUN z", 10));

        assertThat(page)
                .contains("--left:0.000%;--width:50.000%;--row:0")
                .contains("--left:25.000%;--width:25.000%;--row:1")
                .contains("3 steps, the first of them RUN x, cached");
    }

    private static String page(Step... steps) {
        TimedCall call =
                new TimedCall(Calls.call("FROM x\n", "linux/amd64", "linux/arm64"), at(0), at(20), List.of(steps));
        return new String(
                TimelinePage.write(Timeline.of(at(0), at(20), List.of(call)), "acme/app:1", Optional.empty()),
                StandardCharsets.UTF_8);
    }

    /** The page is well-formed XML as well. */
    private static Document parsed(String page) throws Exception {
        String xml = page.replaceFirst("<!DOCTYPE html>", "");
        return DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(new ByteArrayInputStream(xml.getBytes(StandardCharsets.UTF_8)));
    }

    private static List<String> attributes(NodeList elements, String name) {
        List<String> values = new ArrayList<>();
        for (int i = 0; i < elements.getLength(); i++) {
            Element element = (Element) elements.item(i);
            if (element.hasAttribute(name)) {
                values.add(element.getAttribute(name));
            }
        }
        return values;
    }
}
