package io.github.multiarchmaven.dockerfile;

import io.github.multiarchmaven.dockerfile.DockerfileFacts.Onbuild;
import io.github.multiarchmaven.model.Platform;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Follows what BuildKit does for one platform: from the stages that it builds to what executes in them. */
final class PlatformReading {

    private final Complaints complaints;
    private final Arguments arguments;
    private final List<ResolvedStage> stages;
    private final List<Execution> executions = new ArrayList<>();
    private final Set<String> unsure = new LinkedHashSet<>();
    private final Set<BaseImage> baseImages = new LinkedHashSet<>();
    private final Set<BaseImage> taken = new LinkedHashSet<>();
    private final Set<String> remote = new LinkedHashSet<>();
    private final Set<String> told = new LinkedHashSet<>();
    private final Set<Platform> perhaps = new LinkedHashSet<>();

    PlatformReading(Blueprint blueprint, DockerfileReading question, Platform target, Complaints complaints) {
        this.complaints = complaints;
        this.arguments = new Arguments(blueprint, question, target, complaints);
        this.stages = new StageResolver(target, arguments, question, blueprint.escape(), complaints)
                .resolve(blueprint.stages());
    }

    /** Collects what building this stage makes happen. */
    void follow(int target) {
        Reach reach = new Reach(stages, target);
        Map<Integer, Scope> scopes = new HashMap<>();
        for (int i = 0; i < stages.size(); i++) {
            ResolvedStage stage = stages.get(i);
            Optional<Certainty> reached = reach.of(i);
            reached.ifPresent(certainty -> collect(stage, certainty));
            if (reached.filter(Certainty.CERTAIN::equals).isPresent()) {
                scopes.put(i, arguments.inStage(stage, inherited(stage, scopes)));
            }
        }
        executions.sort(Comparator.comparingInt(Execution::line));
    }

    List<Execution> executions() {
        return executions;
    }

    Set<String> unsure() {
        return unsure;
    }

    Set<BaseImage> baseImages() {
        return baseImages;
    }

    /** Images that files are taken from. */
    Set<BaseImage> taken() {
        return taken;
    }

    /** What is added from elsewhere than the context. */
    Set<String> remote() {
        return remote;
    }

    /** What base images have executed. */
    Onbuild onbuild() {
        return new Onbuild(List.copyOf(told), perhaps);
    }

    private static Scope inherited(ResolvedStage stage, Map<Integer, Scope> scopes) {
        return stage.origin().parent().map(scopes::get).orElseGet(Scope::ofStage);
    }

    private void collect(ResolvedStage stage, Certainty reached) {
        Origin origin = stage.origin();
        unsure.addAll(stage.unsure());
        origin.image()
                .ifPresent(image -> origin.platforms()
                        .forEach(on -> baseImages.add(
                                new BaseImage(image, stage.stage().line(), on))));
        stage.needs()
                .images()
                .forEach(image ->
                        origin.platforms().forEach(on -> taken.add(new BaseImage(image.image(), image.line(), on))));
        remote.addAll(stage.needs().remote());
        if (origin.isUndecided()) {
            perhaps.addAll(origin.platforms());
        }
        Certainty certainty = reached == Certainty.CERTAIN ? origin.certainty() : reached;
        for (Instruction instruction : stage.instructions()) {
            execute(instruction, origin, certainty);
        }
        inherit(stage, certainty);
    }

    private void inherit(ResolvedStage stage, Certainty certainty) {
        Legacy inherited = stage.inherited();
        for (Instruction trigger : inherited.triggers()) {
            if (inherited.image().isPresent() && trigger.is("RUN")) {
                told.add(complaints.at(stage.stage().line()) + ": FROM executes ONBUILD " + trigger.shortText() + " of "
                        + inherited.image().get() + " on "
                        + Platform.list(stage.origin().platforms()));
            }
            execute(trigger, stage.origin(), certainty);
        }
        inherited.unknown().ifPresent(why -> {
            perhaps.addAll(stage.origin().platforms());
            unsure.add(complaints.at(stage.stage().line()) + ": whether "
                    + inherited.image().orElse("it") + " has ONBUILD RUN for "
                    + Platform.list(stage.origin().platforms()) + " stays open, because " + why);
        });
    }

    private void execute(Instruction instruction, Origin origin, Certainty certainty) {
        if (!instruction.is("RUN")) {
            return;
        }
        for (Platform on : origin.platforms()) {
            executions.add(
                    new Execution(on, complaints.fileName(), instruction.line(), instruction.shortText(), certainty));
        }
    }
}
