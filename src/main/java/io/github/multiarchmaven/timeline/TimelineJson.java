package io.github.multiarchmaven.timeline;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.multiarchmaven.buildx.progress.Spans.Span;
import io.github.multiarchmaven.json.JsonWriter;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Locale;

/**
 * A timeline for programs. All times are milliseconds, moments are counted from the beginning. A later version may have more
 * fields; {@code version} changes when one changes its meaning.
 */
public final class TimelineJson {

    private final Timeline timeline;

    private TimelineJson(Timeline timeline) {
        this.timeline = timeline;
    }

    /** In UTF-8, with a line end. */
    public static byte[] write(Timeline timeline) {
        return JsonWriter.pretty(new TimelineJson(timeline).whole()).getBytes(StandardCharsets.UTF_8);
    }

    private ObjectNode whole() {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put("version", 1);
        json.put("began", timeline.began().truncatedTo(ChronoUnit.MILLIS).toString());
        json.put("milliseconds", timeline.duration().toMillis());
        ArrayNode lanes = json.putArray("lanes");
        timeline.lanes().forEach(lane -> lane(lane, lanes.addObject()));
        ArrayNode gaps = json.putArray("gaps");
        timeline.gaps()
                .forEach(gap -> gaps.addObject()
                        .put("reason", gap.reason().name().toLowerCase(Locale.ROOT))
                        .put("from", since(gap.span().from()))
                        .put("until", since(gap.span().until())));
        ArrayNode advice = json.putArray("advice");
        Advice.on(timeline)
                .forEach(each ->
                        advice.addObject().put("finding", each.finding()).put("remedy", each.remedy()));
        return json;
    }

    private void lane(Lane lane, ObjectNode json) {
        lane.platform()
                .ifPresent(platform -> json.put("platform", platform.toString())
                        .put("manner", lane.manner().name().toLowerCase(Locale.ROOT)));
        json.put("milliseconds", lane.duration().toMillis());
        ArrayNode steps = json.putArray("steps");
        lane.steps().forEach(step -> step(step, steps.addObject()));
    }

    private void step(TimedStep step, ObjectNode json) {
        if (!step.place().isEmpty()) {
            json.put("place", step.place());
        }
        json.put("instruction", step.instruction());
        step.source().ifPresent(source -> json.put("source", source));
        json.put("kind", step.kind().toString());
        json.put("milliseconds", step.duration().toMillis());
        ArrayNode worked = json.putArray("worked");
        for (Span span : step.worked().all()) {
            worked.addObject().put("from", since(span.from())).put("until", since(span.until()));
        }
        step.cost().ifPresent(cost -> {
            ObjectNode own = json.putObject("withoutEmulation");
            own.put("platform", cost.own().toString());
            own.put("milliseconds", cost.onOwn().toMillis());
            cost.ratio(step.duration()).ifPresent(ratio -> own.put("ratio", Math.round(ratio * 10) / 10.0));
        });
    }

    private long since(Instant moment) {
        return Duration.between(timeline.began(), moment).toMillis();
    }
}
