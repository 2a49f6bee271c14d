package io.github.multiarchmaven.mojo;

import io.github.multiarchmaven.config.TimeLimit;
import io.github.multiarchmaven.narration.BuildLog;
import io.github.multiarchmaven.narration.FoldingLog;
import io.github.multiarchmaven.narration.LiveLog;
import io.github.multiarchmaven.narration.LogFolding;
import io.github.multiarchmaven.narration.Problem;
import io.github.multiarchmaven.narration.ProblemCode;
import io.github.multiarchmaven.narration.ProblemException;
import io.github.multiarchmaven.process.CancelledException;
import io.github.multiarchmaven.process.GoalThread;
import io.github.multiarchmaven.process.Surroundings;
import io.github.multiarchmaven.process.Terminal;
import io.github.multiarchmaven.result.Results;
import java.io.PrintWriter;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.plugin.AbstractMojo;
import org.apache.maven.plugin.MojoExecution;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.project.MavenProject;
import org.jspecify.annotations.Nullable;

/** What all goals share: skipping before anything else, and the two ways to fail. */
abstract class AbstractMultiarchMojo extends AbstractMojo {

    /** Skips every goal of this plugin. */
    @Parameter(property = "multiarch.skip", defaultValue = "false")
    private boolean skip;

    /**
     * How long the goal may take: {@code 90s}, {@code 30m}, {@code 1h30m}; a number without a unit is seconds. When the time
     * is over, everything that the goal had started is ended and the goal fails. Default: no limit.
     */
    @Parameter(property = "multiarch.timeout")
    private @Nullable String timeout;

    /**
     * Whether the lines of a build can be folded in the log of a job: {@code github}, {@code gitlab} or {@code none}. Default:
     * what the environment of the job says. There are no groups with {@code -T}.
     */
    @Parameter(property = "multiarch.logGroups")
    private @Nullable String logGroups;

    @Parameter(defaultValue = "${session}", readonly = true, required = true)
    private MavenSession session;

    @Parameter(defaultValue = "${project}", readonly = true, required = true)
    private MavenProject project;

    @Parameter(defaultValue = "${mojoExecution}", readonly = true, required = true)
    private MojoExecution execution;

    @Override
    public final void execute() throws MojoExecutionException, MojoFailureException {
        MavenBuildLog log = new MavenBuildLog(getLog());
        boolean skipped = skip || skipsThisGoal();
        if (skipped) {
            log.skipping(goal(), (skip ? "multiarch.skip" : "multiarch." + goal() + ".skip") + " is set");
        }
        try {
            runWithin(
                    TimeLimit.read(Optional.ofNullable(timeout)),
                    log,
                    skipped ? this::runNothing : any -> run(watched(log)));
        } catch (ProblemException e) {
            throw failure(String.valueOf(e.getMessage()), e);
        } catch (CancelledException e) {
            throw failure("multiarch:" + goal() + " was stopped from outside; the previous result is as it was", e);
        } catch (RuntimeException e) {
            throw new MojoExecutionException(
                    "This is a defect of multiarch-maven-plugin, please report it with the output of mvn -X: " + e, e);
        }
    }

    /** Shows more where somebody watches, and folds what somebody may look at later. */
    private BuildLog watched(MavenBuildLog log) {
        Surroundings surroundings = Surroundings.ofThisProcess();
        Optional<LogFolding> folding = LogFolding.of(Optional.ofNullable(logGroups), surroundings::variable)
                .filter(any -> isAlone() && getLog().isInfoEnabled())
                .filter(any -> !any.takesControlSequences() || new ControlSequences(session).areHandedOn());
        if (folding.isPresent()) {
            return new FoldingLog(log, getLog()::info, folding.get(), Clock.systemUTC());
        }
        return (drawsBelowTheLog() ? Terminal.of(surroundings) : Optional.<PrintWriter>empty())
                .<BuildLog>map(terminal -> new LiveLog(log, terminal))
                .orElse(log);
    }

    /** Whether no other module is built at the same time. */
    private boolean isAlone() {
        return session.getRequest().getDegreeOfConcurrency() <= 1;
    }

    /**
     * Whether something may be drawn into a terminal: where Maven was not asked for plain text ({@code --color=never}), and
     * nobody else writes to it, neither threads nor debugging.
     */
    final boolean drawsBelowTheLog() {
        return session.getRequest().isInteractiveMode()
                && isAlone()
                && !"never".equals(session.getUserProperties().getProperty("style.color"))
                && getLog().isInfoEnabled()
                && !getLog().isDebugEnabled();
    }

    /** Maven prints the messages of all causes behind one another, and {@code -X} also what is suppressed. */
    private static MojoFailureException failure(String message, RuntimeException reason) {
        MojoFailureException failure = new MojoFailureException(message);
        failure.addSuppressed(reason);
        return failure;
    }

    private void runWithin(Optional<Duration> limit, MavenBuildLog log, Consumer<BuildLog> what) {
        try (GoalThread thread = GoalThread.begin(limit)) {
            try {
                what.accept(log);
            } catch (RuntimeException e) {
                // whatever an interrupt led to
                throw thread.isTimeOver() ? timedOut(log, e) : e;
            }
        }
    }

    private ProblemException timedOut(MavenBuildLog log, RuntimeException e) {
        String going =
                e instanceof CancelledException cancelled ? cancelled.interrupted() : String.valueOf(e.getMessage());
        ProblemException timedOut = new ProblemException(Problem.of(
                        ProblemCode.GOAL_TIMED_OUT,
                        "multiarch:" + goal() + " was not done within " + timeout + ", its multiarch.timeout",
                        "that was too long, so it was ended, with all that it had started; an earlier result is as it was",
                        "see below what it was waiting for, and whether that only needs more time"
                                + " (-Dmultiarch.timeout=30m) or hangs")
                .withEvidence(Stream.concat(
                                log.lastLine().map(line -> "it had said last: " + line.strip()).stream(),
                                Stream.of("it was waiting for: " + going))
                        .toList()));
        timedOut.addSuppressed(e);
        return timedOut;
    }

    /** Its name without the prefix. */
    abstract String goal();

    /** Whether this goal alone is skipped. */
    abstract boolean skipsThisGoal();

    /** What the goal does. */
    abstract void run(BuildLog log);

    /** What it does where it is skipped. */
    void runNothing(BuildLog log) {}

    final MojoExecution execution() {
        return execution;
    }

    final MavenSession session() {
        return session;
    }

    final MavenProject project() {
        return project;
    }

    /**
     * The results of this project that a goal works with.
     *
     * @param id of the one that is meant: then it is, whatever its image
     * @param image that the goal was given
     */
    final Results currentResults(@Nullable String id, @Nullable String image, BuildLog log) {
        if (id != null) {
            return results();
        }
        return new CurrentResults(named().with(image), takenIds().all(), named().ids()).of(results(), log);
    }

    /** Whether the module only holds others together: it has no result, and none is to be expected. */
    final boolean isOnlyAParent() {
        return project.getPackaging().equals("pom") && results().all().isEmpty() && !named().areWritten();
    }

    private NamedImages named() {
        return new NamedImages(project, execution.getPlugin(), new UserProperties(session, project));
    }

    /** What the executions of this project have left so far. */
    @SuppressWarnings("unchecked") // Maven hands out one raw map per project and plugin
    final TakenIds takenIds() {
        return new TakenIds(getPluginContext());
    }

    /** The results of this project, in {@code target/multiarch}. */
    final Results results() {
        return ModuleResults.folder(project);
    }
}
