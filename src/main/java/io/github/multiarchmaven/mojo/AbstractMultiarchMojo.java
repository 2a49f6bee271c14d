package io.github.multiarchmaven.mojo;

import io.github.multiarchmaven.narration.BuildLog;
import io.github.multiarchmaven.narration.ProblemException;
import io.github.multiarchmaven.process.CancelledException;
import io.github.multiarchmaven.result.Results;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.plugin.AbstractMojo;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.project.MavenProject;

/** What all goals share: skipping before anything else, and the two ways to fail. */
abstract class AbstractMultiarchMojo extends AbstractMojo {

    /** Skips every goal of this plugin. */
    @Parameter(property = "multiarch.skip", defaultValue = "false")
    private boolean skip;

    @Parameter(defaultValue = "${session}", readonly = true, required = true)
    private MavenSession session;

    @Parameter(defaultValue = "${project}", readonly = true, required = true)
    private MavenProject project;

    @Override
    public final void execute() throws MojoExecutionException, MojoFailureException {
        BuildLog log = new MavenBuildLog(getLog());
        if (skip || skipsThisGoal()) {
            log.skipping(goal(), (skip ? "multiarch.skip" : "multiarch." + goal() + ".skip") + " is set");
            return;
        }
        try {
            run(log);
        } catch (ProblemException e) {
            throw new MojoFailureException(e.getMessage(), e);
        } catch (CancelledException e) {
            throw new MojoFailureException(
                    "multiarch:" + goal() + " was stopped from outside; the previous result is as it was", e);
        } catch (RuntimeException e) {
            throw new MojoExecutionException(
                    "This is a defect of multiarch-maven-plugin, please report it with the output of mvn -X: " + e, e);
        }
    }

    /** Its name without the prefix. */
    abstract String goal();

    /** Whether this goal alone is skipped. */
    abstract boolean skipsThisGoal();

    /** What the goal does. */
    abstract void run(BuildLog log);

    final MavenSession session() {
        return session;
    }

    final MavenProject project() {
        return project;
    }

    /** The results of this project, in {@code target/multiarch}. */
    final Results results() {
        return new Results(project.getBasedir()
                .toPath()
                .resolve(project.getBuild().getDirectory())
                .resolve("multiarch"));
    }
}
