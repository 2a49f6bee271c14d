package io.github.multiarchmaven.mojo;

import io.github.multiarchmaven.model.ImageReference;
import io.github.multiarchmaven.mojo.ModuleResults.Module;
import io.github.multiarchmaven.narration.BuildLog;
import io.github.multiarchmaven.narration.Problem;
import io.github.multiarchmaven.narration.ProblemException;
import io.github.multiarchmaven.result.KeptResult;
import java.util.ArrayList;
import java.util.List;
import org.apache.maven.model.Dependency;

/**
 * The images of the modules that a module depends on, as named contexts, so that {@code FROM} and {@code COPY --from} take
 * them from where they are and not from a registry.
 */
record ImagesOfModules(ModuleResults modules, BuildLog log) {

    private static final String TYPE = "json";
    private static final String CLASSIFIER = AttachedDescription.ALONE;

    /**
     * The contexts, as {@code name=location}.
     *
     * @throws ProblemException RESULT_MISSING for every image that a dependency names and nobody has
     */
    List<String> contexts() {
        List<String> contexts = new ArrayList<>();
        List<Problem> problems = new ArrayList<>();
        for (Dependency dependency : modules.project().getDependencies()) {
            try {
                results(dependency)
                        .forEach(result -> contexts(module(dependency), result).forEach(contexts::add));
            } catch (ProblemException e) {
                problems.addAll(e.problems());
            }
        }
        if (!problems.isEmpty()) {
            throw new ProblemException(problems);
        }
        return contexts;
    }

    /** Whatever the dependency is for, it has Maven build that module before. */
    private List<KeptResult> results(Dependency dependency) {
        Module module = module(dependency);
        return isImage(dependency)
                ? modules.of(module, dependency.getClassifier())
                : modules.inReactor(module).orElse(List.of());
    }

    private static boolean isImage(Dependency dependency) {
        String classifier = dependency.getClassifier();
        return TYPE.equals(dependency.getType())
                && classifier != null
                && (classifier.equals(CLASSIFIER) || classifier.endsWith("-" + CLASSIFIER));
    }

    private static Module module(Dependency dependency) {
        return new Module(dependency.getGroupId(), dependency.getArtifactId(), dependency.getVersion());
    }

    private List<String> contexts(Module module, KeptResult result) {
        String location = location(result);
        return result.description().names().stream()
                .map(ImageReference::toString)
                .peek(name -> log.takingFromModule(name, module.toString(), location))
                .map(name -> name + "=" + location)
                .toList();
    }

    /** What was only installed is in the registry to which it was pushed, if anywhere. */
    private static String location(KeptResult result) {
        return result.hasLayout()
                ? "oci-layout://" + result.layout() + "@"
                        + result.description().inventory().index()
                : "docker-image://" + result.description().inRegistry();
    }
}
