package io.github.multiarchmaven.mojo;

import io.github.multiarchmaven.model.ImageReference;
import io.github.multiarchmaven.narration.Problem;
import io.github.multiarchmaven.narration.ProblemCode;
import io.github.multiarchmaven.narration.ProblemException;
import io.github.multiarchmaven.result.KeptResult;
import io.github.multiarchmaven.result.Results;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.plugin.MojoExecution;
import org.apache.maven.project.MavenProject;
import org.eclipse.aether.RepositorySystem;
import org.eclipse.aether.artifact.DefaultArtifact;
import org.eclipse.aether.resolution.ArtifactRequest;
import org.eclipse.aether.resolution.ArtifactResolutionException;

/**
 * The results of other modules: where they were built, if they are of the same reactor, whether or not this run of Maven comes
 * to them ({@code -pl}, {@code -rf}); else as they were installed or deployed.
 *
 * @param project for whose sake they are wanted
 * @param execution of the goal that wants them
 */
record ModuleResults(
        MavenSession session, RepositorySystem repositories, MavenProject project, MojoExecution execution) {

    /** One module of a reactor, or what was installed of it. */
    record Module(String groupId, String artifactId, String version) {

        @Override
        public String toString() {
            return groupId + ":" + artifactId + ":" + version;
        }
    }

    /**
     * Those that a classifier means.
     *
     * @param classifier as {@link AttachedDescription} gives it; the one of an only image means all
     * @throws ProblemException RESULT_MISSING if there is none
     */
    List<KeptResult> of(Module module, String classifier) {
        modules(module).forEach(this::refuseLater);
        Optional<List<KeptResult>> built = inReactor(module);
        if (built.isEmpty()) {
            return List.of(installed(module, classifier));
        }
        List<KeptResult> meant = built.get().stream()
                .filter(result -> classifier.equals(AttachedDescription.ALONE)
                        || classifier.equals(AttachedDescription.classifier(
                                result.description().id())))
                .toList();
        if (meant.isEmpty()) {
            throw new ProblemException(Problem.of(
                    ProblemCode.RESULT_MISSING,
                    "the module " + module + " has left no image",
                    "this module needs one (" + classifier + "), and there is none in its target/multiarch",
                    "have it built as well: without -pl, or with -am; its goal build runs in the phase package"));
        }
        return meant;
    }

    /** What is in the reactor; empty for a module that is not in it. */
    Optional<List<KeptResult>> inReactor(Module module) {
        return modules(module).findFirst().map(this::current);
    }

    private Stream<MavenProject> modules(Module module) {
        return session.getAllProjects().stream()
                .filter(each -> each.getGroupId().equals(module.groupId())
                        && each.getArtifactId().equals(module.artifactId())
                        && each.getVersion().equals(module.version()));
    }

    /** What it has left is of an earlier run if this run comes to it behind this module, or beside it. */
    private void refuseLater(MavenProject other) {
        boolean inThisRun =
                session.getProjects() != null && session.getProjects().contains(other);
        if (!inThisRun || other.equals(project)) {
            return;
        }
        if (!session.getProjectDependencyGraph()
                .getUpstreamProjects(project, true)
                .contains(other)) {
            throw new ProblemException(Problem.of(
                    ProblemCode.RESULT_MISSING,
                    "the image of " + other.getArtifactId() + " is not made before this module wants it",
                    "nothing tells Maven to build that module first; what it left in an earlier run is not taken for it",
                    "add a dependency on it, of type json and with the classifier image"));
        }
    }

    /** The results of images that a module has no more lie there until somebody cleans up. */
    private List<KeptResult> current(MavenProject other) {
        Set<ImageReference> named =
                new NamedImages(other, execution.getPlugin(), new UserProperties(session, other)).with(null);
        return folder(other).all().stream()
                .filter(result ->
                        named.isEmpty() || named.contains(result.description().image()))
                .filter(result -> result.description()
                        .origin()
                        .version()
                        .map(other.getVersion()::equals)
                        .orElse(true))
                .toList();
    }

    /** Where a module has its results. */
    static Results folder(MavenProject project) {
        return new Results(project.getBasedir()
                .toPath()
                .resolve(project.getBuild().getDirectory())
                .resolve("multiarch"));
    }

    /**
     * What was installed or deployed: the file {@code image.json} alone, without the image.
     *
     * @param classifier of the artifact
     * @throws ProblemException RESULT_MISSING if there is none
     */
    private KeptResult installed(Module module, String classifier) {
        ArtifactRequest request = new ArtifactRequest(
                new DefaultArtifact(module.groupId(), module.artifactId(), classifier, "json", module.version()),
                project.getRemoteProjectRepositories(),
                null);
        try {
            Path file = repositories
                    .resolveArtifact(session.getRepositorySession(), request)
                    .getArtifact()
                    .getFile()
                    .toPath();
            return Results.describedIn(file);
        } catch (ArtifactResolutionException e) {
            throw new ProblemException(
                    Problem.of(
                            ProblemCode.RESULT_MISSING,
                            "there is no image of " + module,
                            "it is none of the modules of this build, and its file image.json is neither installed nor"
                                    + " deployed: " + e.getMessage(),
                            "build it with mvn install first, or together with this module"),
                    e);
        }
    }
}
