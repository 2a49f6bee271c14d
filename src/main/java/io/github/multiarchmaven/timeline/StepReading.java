package io.github.multiarchmaven.timeline;

import io.github.multiarchmaven.buildx.progress.BuildCall;
import io.github.multiarchmaven.buildx.progress.Outcome;
import io.github.multiarchmaven.buildx.progress.Step;
import io.github.multiarchmaven.buildx.progress.StepName;
import io.github.multiarchmaven.buildx.progress.TimedCall;
import io.github.multiarchmaven.model.Platform;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Pattern;

/** Understands the steps of all calls of a build, and compares those that stand at the same place of a Dockerfile. */
final class StepReading {

    private static final Pattern RUN = Pattern.compile("(?:ONBUILD )?RUN\\b", Pattern.CASE_INSENSITIVE);
    private static final Pattern FROM = Pattern.compile("FROM\\b", Pattern.CASE_INSENSITIVE);

    /** Everywhere the same, whatever platform a step is for. */
    private record Place(BuildCall.Dockerfile dockerfile, String place) {}

    private record Placed(Place place, TimedStep step) {}

    private final List<Placed> read = new ArrayList<>();
    private final Map<Place, TimedStep> executed = new HashMap<>();

    static List<TimedStep> of(List<TimedCall> calls) {
        StepReading reading = new StepReading();
        calls.forEach(reading::read);
        return reading.read.stream().map(reading::compared).toList();
    }

    private void read(TimedCall call) {
        BuilderClock clock = BuilderClock.of(call);
        for (Step step : call.steps()) {
            StepName name = StepName.of(step.name());
            Kind kind = kind(step, name, call.call().builder());
            TimedStep timed = new TimedStep(
                    name.internal() ? name.platform() : step.platform(),
                    place(name),
                    name.instruction(),
                    source(name, call.call().dockerfile()),
                    kind,
                    clock.times(step),
                    Optional.empty());
            Place place = new Place(call.call().dockerfile(), timed.place());
            read.add(new Placed(place, timed));
            if (kind == Kind.NATIVE && RUN.matcher(name.instruction()).lookingAt()) {
                executed.putIfAbsent(place, timed);
            }
        }
    }

    private TimedStep compared(Placed placed) {
        TimedStep own = executed.get(placed.place());
        if (own == null || own.platform().isEmpty() || placed.step().kind() != Kind.EMULATED) {
            return placed.step();
        }
        return placed.step().costing(new EmulationCost(own.platform().get(), own.duration()));
    }

    private static Kind kind(Step step, StepName name, BuildCall.Builder builder) {
        if (step.outcome() instanceof Outcome.Cached) {
            return Kind.CACHED;
        }
        if (name.internal() || FROM.matcher(name.instruction()).lookingAt()) {
            return Kind.TRANSFER;
        }
        Optional<Platform> platform = step.platform();
        boolean foreign = platform.isPresent() && !builder.executes(platform.get());
        return foreign && RUN.matcher(name.instruction()).lookingAt() ? Kind.EMULATED : Kind.NATIVE;
    }

    /** Without the platform, which the name has only where there are several. */
    private static String place(StepName name) {
        if (name.internal()) {
            return "";
        }
        return name.platform().isEmpty()
                ? name.bracket()
                : name.bracket().substring(name.bracket().indexOf(' ') + 1);
    }

    private static Optional<String> source(StepName name, BuildCall.Dockerfile dockerfile) {
        OptionalInt line = name.internal() ? OptionalInt.empty() : dockerfile.lineOf(name.instruction());
        return line.isPresent() ? Optional.of(dockerfile.fileName() + ":" + line.getAsInt()) : Optional.empty();
    }
}
