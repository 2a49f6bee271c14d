package io.github.multiarchmaven.buildx.progress;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Times during which something was worked on. BuildKit may work on one step several times, at times that may overlap
 * (moby/buildkit#4165): no moment is in here twice.
 *
 * @param all in order, apart from each other
 */
public record Spans(List<Span> all) {

    public static final Spans NONE = new Spans(List.of());

    /**
     * From one moment until another.
     *
     * @param until not before {@code from}
     */
    public record Span(Instant from, Instant until) {

        public Duration duration() {
            return Duration.between(from, until);
        }
    }

    /** Brings what overlaps or touches together; what ends before it begins is nothing. */
    public Spans {
        List<Span> sorted = all.stream()
                .filter(span -> !span.until().isBefore(span.from()))
                .sorted(Comparator.comparing(Span::from))
                .toList();
        List<Span> apart = new ArrayList<>();
        for (Span span : sorted) {
            int last = apart.size() - 1;
            if (last >= 0 && !span.from().isAfter(apart.get(last).until())) {
                Span before = apart.get(last);
                apart.set(last, new Span(before.from(), later(before.until(), span.until())));
            } else {
                apart.add(span);
            }
        }
        all = List.copyOf(apart);
    }

    public static Spans of(Instant from, Instant until) {
        return new Spans(List.of(new Span(from, until)));
    }

    /** These and those. */
    public Spans and(Spans others) {
        return new Spans(Stream.concat(all.stream(), others.all.stream()).toList());
    }

    /** How long, all together. */
    public Duration duration() {
        return all.stream().map(Span::duration).reduce(Duration.ZERO, Duration::plus);
    }

    /** The first moment. */
    public Optional<Instant> from() {
        return all.stream().map(Span::from).findFirst();
    }

    /** The last moment. */
    public Optional<Instant> until() {
        return all.isEmpty()
                ? Optional.empty()
                : Optional.of(all.get(all.size() - 1).until());
    }

    /** As another clock tells it. */
    public Spans shifted(Duration by) {
        return new Spans(all.stream()
                .map(span -> new Span(span.from().plus(by), span.until().plus(by)))
                .toList());
    }

    /** What of it is between two moments. */
    public Spans within(Instant from, Instant until) {
        return new Spans(all.stream()
                .map(span -> new Span(later(span.from(), from), earlier(span.until(), until)))
                .toList());
    }

    private static Instant later(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }

    private static Instant earlier(Instant one, Instant other) {
        return one.isBefore(other) ? one : other;
    }
}
