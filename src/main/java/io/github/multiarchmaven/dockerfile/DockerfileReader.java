package io.github.multiarchmaven.dockerfile;

import io.github.multiarchmaven.dockerfile.DockerfileFacts.Foundation;
import io.github.multiarchmaven.dockerfile.DockerfileFacts.Onbuild;
import io.github.multiarchmaven.dockerfile.DockerfileFacts.Taken;
import io.github.multiarchmaven.model.Platform;
import io.github.multiarchmaven.narration.ProblemException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Reads a Dockerfile to tell what executes on which platform while its images are built. It reads what that answer needs
 * and leaves every other judgement to BuildKit.
 *
 * <p>Only RUN executes, and so does a RUN in the ONBUILD of a base image: of those only what the question knows is counted.
 */
public final class DockerfileReader {

    private DockerfileReader() {}

    /**
     * Reads the text of a Dockerfile.
     *
     * @throws ProblemException with all problems that were found: DOCKERFILE_UNREADABLE, DOCKERFILE_AUTOMATIC_ARG_DEFAULT,
     *     TARGET_UNKNOWN
     */
    public static DockerfileFacts read(String text, DockerfileReading question) {
        Complaints complaints = new Complaints(question.fileName());
        Lexer lexer = new Lexer(text, complaints);
        Set<String> frontends = Frontend.pulled(lexer.directives(), question.buildArgs()).stream()
                .collect(Collectors.toSet());
        Optional<String> foreign = Frontend.foreign(lexer.directives(), question.buildArgs());
        if (foreign.isPresent()) {
            return nothingKnown(foreign.get(), question);
        }
        Blueprint blueprint =
                Blueprint.of(lexer.instructions(), lexer.directives().escape(), complaints);
        Optional<Integer> target = TargetStage.find(blueprint.stages(), question, complaints);
        Map<Platform, List<Execution>> executions = new LinkedHashMap<>();
        Set<String> unsure = new LinkedHashSet<>();
        Set<BaseImage> baseImages = new LinkedHashSet<>();
        Set<BaseImage> taken = new LinkedHashSet<>();
        Set<String> remote = new LinkedHashSet<>();
        List<Onbuild> onbuild = new ArrayList<>();
        for (Platform platform : question.platforms()) {
            PlatformReading reading = new PlatformReading(blueprint, question, platform, complaints);
            target.ifPresent(reading::follow);
            executions.put(platform, reading.executions());
            unsure.addAll(reading.unsure());
            baseImages.addAll(reading.baseImages());
            taken.addAll(reading.taken());
            remote.addAll(reading.remote());
            onbuild.add(reading.onbuild());
        }
        complaints.raise();
        Foundation foundation = target.map(stage -> foundation(blueprint.stages(), stage, question.namedContexts()))
                .orElse(Foundation.IMAGE);
        return new DockerfileFacts(
                executions,
                List.copyOf(unsure),
                List.copyOf(baseImages),
                new Taken(List.copyOf(taken), frontends, remote),
                foundation,
                blueprint.fixedPlatforms(),
                Onbuild.together(onbuild));
    }

    private static DockerfileFacts nothingKnown(String frontend, DockerfileReading question) {
        Map<Platform, List<Execution>> executions = new LinkedHashMap<>();
        for (Platform platform : question.platforms()) {
            Execution assumed =
                    new Execution(platform, question.fileName(), 1, "# syntax=" + frontend, Certainty.UNSURE);
            executions.put(platform, List.of(assumed));
        }
        String sentence = question.fileName() + ":1: what " + frontend + " makes of the file is open, because it is not"
                + " Docker's own frontend; something is taken to execute on every platform of the image";
        return new DockerfileFacts(
                executions,
                List.of(sentence),
                List.of(),
                new Taken(List.of(), Set.of(frontend), Set.of()),
                Foundation.IMAGE,
                Map.of(),
                Onbuild.NONE);
    }

    /** Follows the names of stages as they are written; a variable leaves it open. */
    private static Foundation foundation(List<Stage> stages, int target, Set<String> namedContexts) {
        NamedContexts contexts = new NamedContexts(namedContexts);
        Map<String, Foundation> named = new HashMap<>();
        Foundation found = Foundation.IMAGE;
        for (Stage stage : stages.subList(0, target + 1)) {
            Foundation own = stage.base().equals("scratch") ? Foundation.SCRATCH : Foundation.IMAGE;
            boolean replaced = stage.name().filter(contexts::replace).isPresent();
            Foundation inherited = named.getOrDefault(stage.base().toLowerCase(Locale.ROOT), own);
            found = replaced ? Foundation.IMAGE : inherited;
            if (stage.name().isPresent()) {
                named.put(stage.name().get(), found);
            }
        }
        return found;
    }
}
