package io.github.multiarchmaven.mojo;

import io.github.multiarchmaven.result.KeptResult;
import java.nio.file.Path;
import java.util.Set;
import org.apache.maven.artifact.Artifact;
import org.apache.maven.plugin.MojoExecution;
import org.apache.maven.project.MavenProject;
import org.apache.maven.project.MavenProjectHelper;

/** The file {@code image.json} as an artifact of the module, so that it is installed and deployed. */
record AttachedDescription(MavenProjectHelper helper, MojoExecution execution) {

    private static final String TYPE = "json";
    private static final Set<String> MAKING_IMAGES = Set.of("build", "merge");

    /** The classifier of a module's only image. */
    static final String ALONE = "image";

    /** The classifier of one of several. */
    static String classifier(String id) {
        return id + "-" + ALONE;
    }

    /** Attaches it, unless an earlier execution has attached the same. */
    void attach(MavenProject project, KeptResult result) {
        boolean only = new Executions(execution).of(project, MAKING_IMAGES).size() <= 1;
        String classifier = only ? ALONE : classifier(result.description().id());
        Path file = result.layout().resolveSibling("image.json");
        boolean there = project.getAttachedArtifacts().stream()
                .filter(artifact -> artifact.getType().equals(TYPE) && classifier.equals(artifact.getClassifier()))
                .map(Artifact::getFile)
                .anyMatch(file.toFile()::equals);
        if (!there) {
            helper.attachArtifact(project, TYPE, classifier, file.toFile());
        }
    }
}
