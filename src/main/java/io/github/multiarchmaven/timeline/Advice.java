package io.github.multiarchmaven.timeline;

import io.github.multiarchmaven.buildx.progress.StepLines;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What would make a build faster.
 *
 * @param finding what was measured
 * @param remedy what helps
 */
public record Advice(String finding, String remedy) {

    private static final int MOST = 5;

    /** What is shorter is not worth anybody's work. */
    private static final Duration WORTH = Duration.ofSeconds(1);

    private static final int WORTH_OF_WHOLE = 20;

    /** Advice for the steps that lose most by emulation; the same instruction once for all its platforms. */
    public static List<Advice> on(Timeline timeline) {
        Duration least = max(WORTH, timeline.duration().dividedBy(WORTH_OF_WHOLE));
        Map<String, TimedStep> dearest = new LinkedHashMap<>();
        timeline.byCost().stream()
                .filter(step -> step.lost().compareTo(least) >= 0)
                .forEach(step -> dearest.putIfAbsent(step.source().orElse(step.place()), step));
        List<Advice> all = new ArrayList<>();
        dearest.values().stream()
                .limit(MOST)
                .forEach(step -> all.add(new Advice(finding(step, timeline.duration()), remedy(step))));
        return all;
    }

    private static String finding(TimedStep step, Duration whole) {
        String share = named(step) + " took " + StepLines.inWords(step.duration()) + " of " + StepLines.inWords(whole)
                + " under QEMU for " + platform(step);
        return step.cost()
                        .flatMap(cost -> cost.ratio(step.duration())
                                .filter(ratio -> ratio > 1)
                                .map(ratio -> ", " + EmulationCost.inWords(ratio) + " the "
                                        + StepLines.inWords(cost.onOwn()) + " of " + cost.own()))
                        .map(share::concat)
                        .orElse(share)
                + ".";
    }

    private static String remedy(TimedStep step) {
        String node = "a node whose processor executes " + platform(step) + " by itself";
        return switch (step.dependence()) {
            case SAME ->
                "What such a command makes is the same on every platform, as a rule: run it once, in a stage that begins"
                        + " with FROM --platform=$BUILDPLATFORM, and take the result from there with COPY --from.";
            case CROSS_COMPILES ->
                "Its compiler makes programs for other platforms: run it in a stage that begins with"
                        + " FROM --platform=$BUILDPLATFORM, tell it TARGETOS and TARGETARCH (ARG TARGETOS TARGETARCH),"
                        + " and take the result from there with COPY --from.";
            case COMPILES ->
                "It makes programs for where it runs: run a cross compiler in a stage that begins with"
                        + " FROM --platform=$BUILDPLATFORM, or use " + node + ".";
            case INSTALLS ->
                "Packages are installed where they run: start from an image that has them already, or use " + node
                        + ".";
            case ASKS -> "It asks for its platform, so that it has to run there: use " + node + ".";
            case UNKNOWN ->
                "If what it makes is the same on every platform, run it once, in a stage that begins with"
                        + " FROM --platform=$BUILDPLATFORM, and take the result from there with COPY --from; if not, use "
                        + node + ".";
        };
    }

    /** {@code Dockerfile:7, RUN mvn package,}. */
    private static String named(TimedStep step) {
        String text = StepLines.shortened(step.instruction());
        return step.source().map(place -> place + ", " + text + ",").orElse(text);
    }

    private static String platform(TimedStep step) {
        return step.platform().map(Object::toString).orElse("another platform");
    }

    private static Duration max(Duration one, Duration other) {
        return one.compareTo(other) > 0 ? one : other;
    }
}
