package io.github.multiarchmaven.mojo;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.List;
import org.apache.maven.lifecycle.LifecycleExecutor;
import org.apache.maven.lifecycle.MavenExecutionPlan;
import org.apache.maven.lifecycle.internal.ExecutionPlanItem;
import org.apache.maven.model.Plugin;
import org.apache.maven.model.PluginExecution;
import org.apache.maven.plugin.MojoExecution;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LaterPackagingTest {

    private static final Plugin BOOT = plugin("spring-boot-maven-plugin");

    private final Project project = new Project();
    private final List<MojoExecution> plan = new ArrayList<>();
    private final List<String> phases = new ArrayList<>();

    private static Plugin plugin(String name) {
        Plugin plugin = new Plugin();
        plugin.setArtifactId(name);
        return plugin;
    }

    private static MojoExecution of(Plugin plugin, String goal, @Nullable String phase) {
        MojoExecution execution = new MojoExecution(plugin, goal, "default");
        execution.setLifecyclePhase(phase);
        return execution;
    }

    /** What is told where the image comes in the midst of others. */
    private List<String> told(@Nullable String phase, MojoExecution before, MojoExecution after) {
        project.session().setCurrentProject(project.project());
        MojoExecution image = of(Project.plugin(), "build", phase);
        plan.addAll(List.of(before, image, after));
        LifecycleExecutor lifecycle = (LifecycleExecutor) Proxy.newProxyInstance(
                getClass().getClassLoader(), new Class<?>[] {LifecycleExecutor.class}, (proxy, method, arguments) -> {
                    assertThat(arguments[1]).as("nothing is set up anew").isEqualTo(false);
                    phases.addAll(List.of((String[]) arguments[2]));
                    return new MavenExecutionPlan(
                            plan.stream().map(ExecutionPlanItem::new).toList(), null);
                });
        new LaterPackaging(lifecycle, project.session(), image).tell(new MavenBuildLog(project.log()));
        return project.told();
    }

    @ParameterizedTest
    @CsvSource({
        "package, package, package",
        "package, after:package, package",
        "package, package[10], package",
        "package[-5], package, package",
        "before:package, package[0], package",
        "prepare-package, prepare-package, prepare-package",
        "pre-integration-test, at:pre-integration-test, pre-integration-test",
    })
    void whatComesLaterInThePhaseIsTold(String own, String other, String phase) {
        assertThat(told(own, of(plugin("maven-jar-plugin"), "jar", phase), of(BOOT, "repackage", other)))
                .singleElement()
                .asString()
                .startsWith(
                        "spring-boot-maven-plugin:repackage (default) comes after this image in the phase " + phase);
        assertThat(phases).containsExactly(phase);
    }

    @ParameterizedTest
    @CsvSource({"package, install", "prepare-package, package", "package, ", ", package"})
    void whatIsOfAnotherPhaseIsNot(@Nullable String own, @Nullable String other) {
        assertThat(told(own, of(BOOT, "repackage", own), of(BOOT, "repackage", other)))
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "spring-boot.repackage.skip, true, 0",
        "spring-boot.repackage.skip, false, 1",
        "assembly.skipAssembly, true, 1"
    })
    void norIsWhatAPropertySkips(String name, String value, int told) {
        project.onCommandLine(name, value);

        assertThat(told("package", of(BOOT, "build-info", "package"), of(BOOT, "repackage", "package")))
                .hasSize(told);
    }

    @ParameterizedTest
    @CsvSource({"skip, true, 0", "skip, false, 1", "skipAssembly, true, 0", "skipNothing, true, 1"})
    void norWhatItsConfigurationSkips(String element, String value, int told) {
        Plugin shade = plugin("maven-shade-plugin");
        PluginExecution written = new PluginExecution();
        // whatever it is, it is read by its text
        written.setConfiguration("<configuration><%1$s>%2$s</%1$s></configuration>".formatted(element, value));
        shade.addExecution(written);

        assertThat(told("package", of(BOOT, "build-info", "package"), of(shade, "shade", "package")))
                .hasSize(told);
    }

    private static boolean packages(String plugin, String goal) {
        return LaterPackaging.packages(of(plugin(plugin), goal, "package"));
    }

    @ParameterizedTest
    @CsvSource({
        "spring-boot-maven-plugin, repackage",
        "maven-shade-plugin, shade",
        "maven-assembly-plugin, single",
        "maven-jar-plugin, jar",
        "quarkus-maven-plugin, build",
    })
    void whatMakesTheProgramIsTold(String plugin, String goal) {
        assertThat(packages(plugin, goal)).isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "maven-jar-plugin, test-jar",
        "spring-boot-maven-plugin, build-info",
        "maven-source-plugin, jar-no-fork",
        "maven-javadoc-plugin, jar",
        "cyclonedx-maven-plugin, makeAggregateBom",
        "build-helper-maven-plugin, attach-artifact",
        "jacoco-maven-plugin, report",
        "maven-antrun-plugin, run",
        "multiarch-maven-plugin, build",
        "our-own-maven-plugin, check",
    })
    void whatElseIsBoundToThePhaseIsNot(String plugin, String goal) {
        assertThat(packages(plugin, goal)).isFalse();
    }
}
