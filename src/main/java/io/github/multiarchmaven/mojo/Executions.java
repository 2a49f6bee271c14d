package io.github.multiarchmaven.mojo;

import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.model.Plugin;
import org.apache.maven.model.PluginExecution;
import org.apache.maven.plugin.MojoExecution;
import org.apache.maven.project.MavenProject;

/** Where a goal runs, as far as the POMs tell. */
record Executions(MojoExecution one) {

    /** The names of all of its kind in a session: those of the POMs, or one in every module for a goal of the command line. */
    List<String> all(MavenSession session) {
        return session.getProjects().stream()
                .flatMap(project -> of(project).stream().map(id -> project.getId() + " " + id))
                .toList();
    }

    /** Its own name among those. */
    String name(MavenProject project) {
        return project.getId() + " " + one.getExecutionId();
    }

    /** The ids of all of its kind in one module, in the order of the POM. */
    List<String> of(MavenProject project) {
        return of(project, Set.of(one.getGoal()));
    }

    /** The same of several goals, which it is one of. */
    List<String> of(MavenProject project, Set<String> goals) {
        if (one.getSource() == MojoExecution.Source.CLI) {
            return List.of(one.getExecutionId());
        }
        return inPom(project, goals).map(PluginExecution::getId).toList();
    }

    /**
     * Those to which a run of Maven surely does not come.
     *
     * @param phase of the goal where the POM names none
     */
    List<String> outOfReach(MavenSession session, String phase) {
        return session.getProjects().stream()
                .flatMap(project -> inPom(project)
                        .map(execution -> Objects.requireNonNullElse(execution.getPhase(), phase))
                        .filter(bound -> DefaultLifecycle.endsBefore(bound, session.getGoals()))
                        .map(bound -> project.getArtifactId() + ", where it is bound to " + bound))
                .toList();
    }

    private Stream<PluginExecution> inPom(MavenProject project) {
        return inPom(project, Set.of(one.getGoal()));
    }

    private Stream<PluginExecution> inPom(MavenProject project, Set<String> goals) {
        return project.getBuildPlugins().stream()
                .filter(plugin -> plugin.getKey().equals(one.getPlugin().getKey()))
                .map(Plugin::getExecutions)
                .flatMap(List::stream)
                .filter(execution -> execution.getGoals().stream().anyMatch(goals::contains))
                .filter(execution -> !"none".equals(execution.getPhase()));
    }
}
