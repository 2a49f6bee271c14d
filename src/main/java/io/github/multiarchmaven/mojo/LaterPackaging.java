package io.github.multiarchmaven.mojo;

import io.github.multiarchmaven.narration.BuildLog;
import java.util.List;
import java.util.Set;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.lifecycle.LifecycleExecutor;
import org.apache.maven.plugin.MojoExecution;

/**
 * What still packages the module when its image is made: the image has then what was there before, such as the plain jar if
 * Spring Boot's {@code repackage} comes later.
 */
record LaterPackaging(LifecycleExecutor lifecycle, MavenSession session, MojoExecution image) {

    private static final String PHASE = "package";

    /** They make files of their own beside the one that the module is about, or only look at it. */
    private static final Set<String> ASIDE = Set.of(
            "maven-source-plugin",
            "maven-javadoc-plugin",
            "maven-enforcer-plugin",
            "maven-dependency-plugin",
            "maven-checkstyle-plugin",
            "maven-pmd-plugin",
            "maven-gpg-plugin",
            "maven-site-plugin",
            "spotbugs-maven-plugin",
            "jacoco-maven-plugin",
            "cyclonedx-maven-plugin",
            "spdx-maven-plugin",
            "license-maven-plugin",
            "build-helper-maven-plugin",
            "dokka-maven-plugin");

    /** Warns of each. */
    void tell(BuildLog log) {
        if (PHASE.equals(image.getLifecyclePhase())) {
            plan(log).stream()
                    .dropWhile(each -> !isSame(each))
                    .skip(1)
                    .filter(each -> PHASE.equals(each.getLifecyclePhase()))
                    .filter(each -> !each.getArtifactId().equals(image.getArtifactId()))
                    .filter(each -> !ASIDE.contains(each.getArtifactId()))
                    .forEach(each -> log.packagedLater(each.getArtifactId(), each.getGoal(), each.getExecutionId()));
        }
    }

    /** In the order in which Maven runs them, which depends on parents, profiles and the version of Maven. */
    private List<MojoExecution> plan(BuildLog log) {
        try {
            return lifecycle.calculateExecutionPlan(session, PHASE).getMojoExecutions();
        } catch (Exception e) { // whatever it is: the image can be built all the same
            log.debug("What is packaged later is not known: " + e);
            return List.of();
        }
    }

    private boolean isSame(MojoExecution other) {
        return other.getArtifactId().equals(image.getArtifactId())
                && other.getGroupId().equals(image.getGroupId())
                && other.getGoal().equals(image.getGoal())
                && other.getExecutionId().equals(image.getExecutionId());
    }
}
