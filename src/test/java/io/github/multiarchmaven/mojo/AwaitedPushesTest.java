package io.github.multiarchmaven.mojo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.multiarchmaven.narration.ProblemException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.model.Plugin;
import org.apache.maven.model.PluginExecution;
import org.apache.maven.plugin.MojoExecution;
import org.apache.maven.project.MavenProject;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AwaitedPushesTest {

    private final List<String> done = new ArrayList<>();
    private final MavenSession session = new Project().session();

    @TempDir
    Path folder;

    @Test
    void theLastExecutionGetsAllInTheOrderOfTheModules() {
        List<MavenProject> modules = modules("first", "second", "none", "third");

        assertThat(arrive(modules.get(3))).isEmpty();
        assertThat(arrive(modules.get(0))).isEmpty();
        arrive(modules.get(1)).forEach(push -> push.send().run());

        assertThat(done).containsExactly("first", "second", "third");
    }

    @Test
    void aModuleThatDoesNotComeKeepsTheOthersFromPushing() {
        List<MavenProject> modules = modules("first", "second", "third");

        assertThat(arrive(modules.get(0))).isEmpty();
        assertThat(arrive(modules.get(2))).isEmpty();
    }

    @Test
    void aGoalOfTheCommandLineIsAwaitedInEveryModule() {
        List<MavenProject> modules = modules("none", "first");
        MojoExecution call = new MojoExecution(plugin(), "push", "default-cli") {
            @Override
            public Source getSource() {
                return Source.CLI;
            }
        };

        assertThat(new AwaitedPushes(session, call).take(modules.get(1), AwaitedPushes.Push.NONE))
                .isEmpty();
        assertThat(new AwaitedPushes(session, call).take(modules.get(0), AwaitedPushes.Push.NONE))
                .hasSize(2);
    }

    @Test
    void aRunThatEndsBeforeAModuleWouldPushIsRefused() {
        modules("verify", "deploy", "none");
        MojoExecution execution = new MojoExecution(plugin(), "push", "default");
        AwaitedPushes pushes = new AwaitedPushes(session, execution);

        session.getRequest().setGoals(List.of("clean", "verify"));
        assertThatThrownBy(() -> pushes.check("deploy"))
                .isInstanceOf(ProblemException.class)
                .hasMessageContaining("deploy, where it is bound to deploy")
                .hasMessageNotContaining("verify, where it is bound");

        session.getRequest().setGoals(List.of("deploy"));
        assertThatCode(() -> pushes.check("deploy")).doesNotThrowAnyException();

        session.getRequest().setGoals(List.of("example:goal"));
        assertThatCode(() -> pushes.check("deploy")).as("nobody knows").doesNotThrowAnyException();
    }

    /** The modules of a session; one named none has the goal in no phase. */
    private List<MavenProject> modules(String... names) {
        List<MavenProject> modules = Stream.of(names).map(this::module).toList();
        session.setProjects(modules);
        return modules;
    }

    private MavenProject module(String name) {
        MavenProject module = new Project().in(folder.resolve(name)).project();
        module.setArtifactId(name);
        Plugin plugin = plugin();
        PluginExecution execution = new PluginExecution();
        execution.addGoal("push");
        execution.setPhase(name);
        plugin.addExecution(execution);
        module.getBuild().addPlugin(plugin);
        return module;
    }

    private static Plugin plugin() {
        Plugin plugin = new Plugin();
        plugin.setGroupId("io.github.multiarch-maven");
        plugin.setArtifactId("multiarch-maven-plugin");
        return plugin;
    }

    private List<AwaitedPushes.Push> arrive(MavenProject module) {
        MojoExecution execution = new MojoExecution(plugin(), "push", "default");
        return new AwaitedPushes(session, execution)
                .take(module, new AwaitedPushes.Push(() -> {}, () -> done.add(module.getArtifactId())));
    }
}
