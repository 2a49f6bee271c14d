package io.github.multiarchmaven.mojo;

import io.github.multiarchmaven.narration.BuildLog;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.lifecycle.LifecycleExecutor;
import org.apache.maven.model.PluginExecution;
import org.apache.maven.plugin.MojoExecution;

/**
 * What still packages the module when its image is made: the image has then what was there before, such as the plain jar if
 * Spring Boot's {@code repackage} comes later.
 */
record LaterPackaging(LifecycleExecutor lifecycle, MavenSession session, MojoExecution image) {

    /** What Maven 4 knows beside the name of a phase: {@code after:package}, {@code package[10]}. */
    private static final Pattern WITHIN_PHASE = Pattern.compile("^(?:before|at|after):|\\[-?\\d+]$");

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

    /** Elements of theirs, and properties, that keep them from doing anything. */
    private static final List<String> SKIPPING_ELEMENTS = List.of("skip", "skipAssembly");

    private static final Map<String, String> SKIPPING_PROPERTIES = Map.of(
            "spring-boot-maven-plugin:repackage", "spring-boot.repackage.skip",
            "maven-assembly-plugin:single", "assembly.skipAssembly",
            "quarkus-maven-plugin:build", "quarkus.build.skip");

    /** Warns of each. */
    void tell(BuildLog log) {
        if (image.getLifecyclePhase() == null) {
            return;
        }
        String phase = phase(image);
        plan(phase, log).stream()
                .dropWhile(each -> !isSame(each))
                .skip(1)
                .filter(each -> phase.equals(phase(each)))
                .filter(each -> packages(each) && !isSkipped(each))
                .forEach(each -> log.packagedLater(each.getArtifactId(), each.getGoal(), each.getExecutionId(), phase));
    }

    static boolean packages(MojoExecution any) {
        return PACKAGING.contains(name(any));
    }

    private static String name(MojoExecution any) {
        return any.getArtifactId() + ":" + any.getGoal();
    }

    /** Empty for what is bound to none. */
    private static String phase(MojoExecution any) {
        String phase = any.getLifecyclePhase();
        return phase == null ? "" : WITHIN_PHASE.matcher(phase).replaceAll("");
    }

    private boolean isSkipped(MojoExecution any) {
        PluginExecution written = any.getPlugin().getExecutionsAsMap().get(any.getExecutionId());
        Map<String, String> elements = PomElements.of(written == null ? null : written.getConfiguration());
        return SKIPPING_ELEMENTS.stream().anyMatch(name -> "true".equals(elements.get(name)))
                || Optional.ofNullable(SKIPPING_PROPERTIES.get(name(any)))
                        .flatMap(
                                name -> new UserProperties(session, session.getCurrentProject()).orProperty(null, name))
                        .filter("true"::equals)
                        .isPresent();
    }

    /**
     * In the order in which Maven runs them, which depends on parents, profiles and the version of Maven. They are not set up:
     * Maven would warn of what it finds odd in others once more.
     */
    private List<MojoExecution> plan(String phase, BuildLog log) {
        try {
            return lifecycle.calculateExecutionPlan(session, false, phase).getMojoExecutions();
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
