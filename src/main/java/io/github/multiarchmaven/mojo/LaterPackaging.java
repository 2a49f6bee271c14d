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

    /**
     * What makes or replaces the program of a module. Others that are bound to the phase look at it, sign it, or make files beside it:
     * they are many, and those of companies are not known, so that only these are told.
     */
    private static final Set<String> PACKAGING = Set.of(
            "spring-boot-maven-plugin:repackage",
            "maven-shade-plugin:shade",
            "maven-assembly-plugin:single",
            "maven-jar-plugin:jar",
            "maven-war-plugin:war",
            "maven-ear-plugin:ear",
            "maven-ejb-plugin:ejb",
            "maven-rar-plugin:rar",
            "maven-jlink-plugin:jlink",
            "quarkus-maven-plugin:build",
            "native-maven-plugin:compile",
            "native-maven-plugin:compile-no-fork",
            "proguard-maven-plugin:proguard",
            "maven-bundle-plugin:bundle",
            "bnd-maven-plugin:jar",
            "wildfly-maven-plugin:package",
            "wildfly-jar-maven-plugin:package",
            "liberty-maven-plugin:package",
            "vertx-maven-plugin:package",
            "helidon-maven-plugin:jlink-image",
            "appassembler-maven-plugin:assemble");

    /** Warns of each. */
    void tell(BuildLog log) {
        if (PHASE.equals(image.getLifecyclePhase())) {
            plan(log).stream()
                    .dropWhile(each -> !isSame(each))
                    .skip(1)
                    .filter(each -> PHASE.equals(each.getLifecyclePhase()))
                    .filter(LaterPackaging::packages)
                    .forEach(each -> log.packagedLater(each.getArtifactId(), each.getGoal(), each.getExecutionId()));
        }
    }

    static boolean packages(MojoExecution any) {
        return PACKAGING.contains(any.getArtifactId() + ":" + any.getGoal());
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
