package io.github.multiarchmaven.buildx.progress;

import io.github.multiarchmaven.model.Platform;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What a build is doing at the moment.
 *
 * <p>Safe for use by several threads.
 */
public final class RunningSteps implements ProgressListener {

    private record Begun(StepName name, Optional<Platform> platform, Instant when) {}

    private final BuildCall call;
    private final StepLines words;
    private final Clock clock;
    private final Map<String, Begun> running = new LinkedHashMap<>();
    private final Map<Platform, Set<String>> known = new LinkedHashMap<>();
    private final Map<Platform, Set<String>> done = new LinkedHashMap<>();

    public RunningSteps(BuildCall call, StepLines words, Clock clock) {
        this.call = call;
        this.words = words;
        this.clock = clock;
        call.platforms().forEach(platform -> known.put(platform, new HashSet<>()));
    }

    @Override
    public synchronized void stepKnown(String digest, String name, Optional<Platform> platform) {
        if (!StepName.of(name).internal()) {
            platform.ifPresent(
                    on -> known.computeIfAbsent(on, any -> new HashSet<>()).add(digest));
        }
    }

    @Override
    public synchronized void stepBegan(String digest, String name, Optional<Platform> platform) {
        running.putIfAbsent(digest, new Begun(StepName.of(name), platform, clock.instant()));
    }

    @Override
    public synchronized void stepFinished(Step step) {
        running.remove(step.digest());
        step.platform()
                .ifPresent(
                        on -> done.computeIfAbsent(on, any -> new HashSet<>()).add(step.digest()));
    }

    /** A line for each platform: {@code linux/arm64  emulated  3/7  1 min 05 s  [build 2/3] RUN make}. */
    public synchronized List<String> lines() {
        List<String> lines = new ArrayList<>();
        known.forEach((platform, steps) -> {
            long finished = steps.stream()
                    .filter(done.getOrDefault(platform, Set.of())::contains)
                    .count();
            Optional<Begun> oldest = oldest(Optional.of(platform)).or(() -> oldest(Optional.empty()));
            lines.add(String.format(
                    Locale.ROOT,
                    "  %-14s %-8s %2d/%-2d  %s",
                    platform,
                    oldest.map(this::manner).orElse(""),
                    finished,
                    steps.size(),
                    oldest.map(this::inWords).orElse("waiting")));
        });
        return lines;
    }

    /** What has been going on for the longest time, in one line; empty if nothing is. */
    public synchronized Optional<String> longest() {
        return running.values().stream()
                .min(Comparator.comparing(Begun::when))
                .map(step ->
                        (step.name().platform().isPresent() || step.platform().isEmpty()
                                        ? ""
                                        : step.platform().get() + " ")
                                + inWords(step));
    }

    private Optional<Begun> oldest(Optional<Platform> platform) {
        return running.values().stream()
                .filter(step -> step.platform().equals(platform))
                .min(Comparator.comparing(Begun::when));
    }

    /** Nothing where nobody knows the builder's processors. */
    private String manner(Begun step) {
        if (call.builder().natives().isEmpty()) {
            return "";
        }
        return call.emulates(step.name()) ? "emulated" : "native";
    }

    private String inWords(Begun step) {
        String bracket =
                step.name().bracket().isEmpty() ? "" : "[" + step.name().bracket() + "] ";
        return StepLines.inWords(Duration.between(step.when(), clock.instant())) + "  " + bracket
                + words.instruction(step.name());
    }
}
