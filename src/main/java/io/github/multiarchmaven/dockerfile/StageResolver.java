package io.github.multiarchmaven.dockerfile;

import io.github.multiarchmaven.dockerfile.Expansion.Known;
import io.github.multiarchmaven.dockerfile.Expansion.Undecided;
import io.github.multiarchmaven.model.Platform;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Finds out, stage by stage from the top, on which platform a stage executes. Three rules of BuildKit
 * (frontend/dockerfile/dockerfile2llb/convert.go) are easily overlooked: {@code FROM stage} has that stage's platform
 * whatever its own {@code --platform} says ({@code dispatchState.init}), {@code FROM scratch} always has the target's
 * ({@code resolveReachableStages}), and a named context replaces a stage of its name ({@code buildDispatchStates}).
 */
final class StageResolver {

    private final Platform target;
    private final Arguments arguments;
    private final NamedContexts contexts;
    private final Map<BaseImage.Pulled, Triggers> triggers;
    private final char escape;
    private final Complaints complaints;
    private final Map<String, Integer> names = new HashMap<>();
    private final List<ResolvedStage> resolved = new ArrayList<>();

    StageResolver(
            Platform target, Arguments arguments, DockerfileReading question, char escape, Complaints complaints) {
        this.target = target;
        this.arguments = arguments;
        this.contexts = new NamedContexts(question.namedContexts());
        this.triggers = question.triggers();
        this.escape = escape;
        this.complaints = complaints;
    }

    List<ResolvedStage> resolve(List<Stage> stages) {
        for (Stage stage : stages) {
            resolved.add(resolve(stage));
            stage.name().ifPresent(name -> names.put(name, resolved.size() - 1));
        }
        return resolved;
    }

    private ResolvedStage resolve(Stage stage) {
        List<String> unsure = new ArrayList<>();
        NeedsReader reader = new NeedsReader(names, contexts, complaints, unsure);
        Optional<String> context = stage.name().flatMap(contexts::replacing);
        if (context.isPresent()) {
            Origin replaced = place(stage, unsure).image(context.get());
            return new ResolvedStage(
                    stage, replaced, List.of(), Legacy.NONE, ofImage(stage, replaced), reader.needs(), unsure);
        }
        Expansion base = expand(stage.base());
        if (base instanceof Undecided) {
            reader.startsFromAny();
        }
        Origin origin = base instanceof Known known
                ? origin(stage, known.value(), unsure)
                : openOrigin(stage, ((Undecided) base).why(), unsure);
        Legacy inherited =
                origin.parent().map(parent -> resolved.get(parent).left()).orElseGet(() -> ofImage(stage, origin));
        stage.instructions().forEach(reader::read);
        inherited.triggers().forEach(reader::read);
        origin.parent().ifPresent(reader::startsFrom);
        Legacy left = Legacy.ofStage(stage.instructions(), escape);
        return new ResolvedStage(stage, origin, stage.instructions(), inherited, left, reader.needs(), unsure);
    }

    private Origin origin(Stage stage, String base, List<String> unsure) {
        arguments.emptiedByOldVersions(stage).forEach(declaration -> unsure.add(emptied(declaration, stage)));
        Integer parent = names.get(base.toLowerCase(Locale.ROOT));
        if (parent != null) {
            return Origin.ofStage(parent, resolved.get(parent).origin());
        }
        if (base.equals("scratch")) {
            return Origin.ofNothing(target);
        }
        if (Blank.all(base)) {
            complaints.unreadable(
                    stage.line(),
                    "\"FROM " + stage.base() + "\" comes to nothing",
                    "the name of an image or a stage; variables in it get values from ARG before the first FROM");
        }
        Place place = place(stage, unsure);
        return place.image(contexts.replacing(base).orElse(base));
    }

    private Origin openOrigin(Stage stage, String why, List<String> unsure) {
        unsure.add(complaints.at(stage.line()) + ": what \"FROM " + stage.base() + "\" starts from is open, because "
                + why + "; any stage above it is counted, and it may have ONBUILD RUN");
        return Origin.undecided(new LinkedHashSet<>(List.of(place(stage, unsure).platform(), target)));
    }

    /** Where a stage executes if it starts from no other stage. */
    private Place place(Stage stage, List<String> unsure) {
        if (stage.platform().filter(text -> !text.isEmpty()).isEmpty()) {
            return new Place(target, Certainty.CERTAIN);
        }
        String why;
        Expansion platform = expand(stage.platform().get());
        if (platform instanceof Known known) {
            try {
                return new Place(Platform.of(known.value()), Certainty.CERTAIN);
            } catch (IllegalArgumentException e) {
                why = "it is not of the form " + Platform.GRAMMAR;
            }
        } else {
            why = ((Undecided) platform).why();
        }
        unsure.add(complaints.at(stage.line()) + ": the platform of \"--platform="
                + stage.platform().get() + "\" is open, because " + why
                + "; it is taken to be the platform of the image");
        return new Place(target, Certainty.UNSURE);
    }

    private String emptied(Declaration declaration, Stage stage) {
        return complaints.at(declaration.line()) + ": ARG " + declaration.name()
                + " before the first FROM takes the value away from the FROM in line " + stage.line()
                + " if the Dockerfile frontend is older than 1.11 (BuildKit 0.17); it is taken to have kept it";
    }

    /** An image is of one platform. */
    private Legacy ofImage(Stage stage, Origin origin) {
        return origin.image()
                .flatMap(image -> origin.platforms().stream()
                        .flatMap(platform ->
                                Optional.ofNullable(triggers.get(new BaseImage.Pulled(image, platform))).stream())
                        .findFirst()
                        .map(found -> Legacy.ofImage(image, stage.line(), found)))
                .orElse(Legacy.NONE);
    }

    private Expansion expand(String word) {
        return Expander.expand(word, arguments.global(), escape);
    }

    private record Place(Platform platform, Certainty certainty) {

        Origin image(String reference) {
            return Origin.ofImage(reference, platform, certainty);
        }
    }
}
