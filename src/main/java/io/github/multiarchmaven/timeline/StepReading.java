package io.github.multiarchmaven.timeline;

import io.github.multiarchmaven.buildx.progress.BuildCall;
import io.github.multiarchmaven.buildx.progress.Outcome;
import io.github.multiarchmaven.buildx.progress.Step;
import io.github.multiarchmaven.buildx.progress.StepName;
import io.github.multiarchmaven.buildx.progress.TimedCall;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.regex.Pattern;

/** Understands the steps of all calls of a build, and compares those that stand at the same place of a Dockerfile. */
final class StepReading {

    private static final Pattern FROM = Pattern.compile("FROM\\b", Pattern.CASE_INSENSITIVE);

    /** Everywhere the same, whatever platform a step is for. */
    private record Place(String file, String text, String place) {

        static Place of(BuildCall.Dockerfile dockerfile, String place) {
            return new Place(dockerfile.path(), dockerfile.text(), place);
        }
    }

    private record Placed(Place place, TimedStep step) {}

    private final List<Placed> read = new ArrayList<>();
    private final Map<Place, TimedStep> executed = new HashMap<>();
    private final Map<Place, Set<String>> texts = new HashMap<>();

    static List<TimedStep> of(List<TimedCall> calls) {
        StepReading reading = new StepReading();
        calls.forEach(reading::read);
        return reading.read.stream().map(reading::judged).toList();
    }

    private void read(TimedCall timed) {
        BuilderClock clock = BuilderClock.of(timed);
        BuildCall call = timed.call();
        for (Step step : timed.steps()) {
            StepName name = StepName.of(step.name());
            Kind kind = kind(step, name, call);
            TimedStep read = new TimedStep(
                    name.internal() ? name.platform() : call.platformOf(name).or(step::platform),
                    place(name),
                    name.instruction(),
                    source(name, call.dockerfile()),
                    kind,
                    clock.times(step),
                    Dependence.UNKNOWN,
                    Optional.empty());
            Place place = Place.of(call.dockerfile(), read.place());
            this.read.add(new Placed(place, read));
            texts.computeIfAbsent(place, any -> new HashSet<>()).add(name.instruction());
            if (kind == Kind.NATIVE && name.executes()) {
                executed.putIfAbsent(place, read);
            }
        }
    }

    private TimedStep judged(Placed placed) {
        TimedStep step = placed.step();
        if (step.kind() != Kind.EMULATED) {
            return step;
        }
        TimedStep depending = step.depending(dependence(placed));
        TimedStep own = executed.get(placed.place());
        return own == null || own.platform().isEmpty()
                ? depending
                : depending.costing(new EmulationCost(own.platform().get(), own.duration()));
    }

    /**
     * BuildKit writes the values of arguments into names, so that a step which asks for its platform has another name on each,
     * and one that does not stand in the Dockerfile.
     */
    private Dependence dependence(Placed placed) {
        Dependence said = Dependence.of(placed.step().instruction());
        if (said == Dependence.CROSS_COMPILES) {
            return said;
        }
        if (texts.getOrDefault(placed.place(), Set.of()).size() > 1) {
            return Dependence.ASKS;
        }
        return placed.step().source().isEmpty() && said == Dependence.SAME ? Dependence.UNKNOWN : said;
    }

    private static Kind kind(Step step, StepName name, BuildCall call) {
        if (step.outcome() instanceof Outcome.Cached) {
            return Kind.CACHED;
        }
        if (name.internal() || FROM.matcher(name.instruction()).lookingAt()) {
            return Kind.TRANSFER;
        }
        return call.emulates(name) ? Kind.EMULATED : Kind.NATIVE;
    }

    private static String place(StepName name) {
        return name.internal() ? "" : (name.stage() + " " + name.position()).strip();
    }

    private static Optional<String> source(StepName name, BuildCall.Dockerfile dockerfile) {
        OptionalInt line = name.internal() ? OptionalInt.empty() : dockerfile.lineOf(name.instruction());
        return line.isPresent() ? Optional.of(dockerfile.fileName() + ":" + line.getAsInt()) : Optional.empty();
    }
}
