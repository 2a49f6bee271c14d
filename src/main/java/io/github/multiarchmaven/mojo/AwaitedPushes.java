package io.github.multiarchmaven.mojo;

import io.github.multiarchmaven.narration.Problem;
import io.github.multiarchmaven.narration.ProblemCode;
import io.github.multiarchmaven.narration.ProblemException;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.apache.maven.execution.MavenExecutionRequest;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.plugin.MojoExecution;
import org.apache.maven.project.MavenProject;

/**
 * The pushes of a session that wait for the last one. They lie in the session's request, which the threads of {@code mvn -T}
 * share, as what Java itself defines: modules that give this plugin different dependencies have different classes of ours.
 */
final class AwaitedPushes {

    private final MavenSession session;
    private final Executions executions;
    private final String key;
    private final boolean cli;

    AwaitedPushes(MavenSession session, MojoExecution execution) {
        this.session = session;
        this.executions = new Executions(execution);
        this.cli = execution.getSource() == MojoExecution.Source.CLI;
        this.key = "multiarch.pushes." + execution.getSource();
    }

    /** A push in two steps: whether it may be done, and doing it. */
    record Push(Runnable check, Runnable send) {

        /** Of a module that has nothing to push or has pushed already. */
        static final Push NONE = new Push(() -> {}, () -> {});
    }

    /**
     * Sees to it that nobody waits in vain.
     *
     * @param phase of the goal where the POM names none
     * @throws ProblemException PUSH_AWAITED_IN_VAIN if this run of Maven ends before some module would push
     */
    void check(String phase) {
        List<String> missed = executions.outOfReach(session, phase);
        if (cli || missed.isEmpty()) {
            return;
        }
        throw new ProblemException(Problem.of(
                        ProblemCode.PUSH_AWAITED_IN_VAIN,
                        "multiarch.pushAtEnd is set, and this run of Maven ends before all modules have come to push",
                        "it runs " + String.join(" ", session.getGoals())
                                + "; the modules that push would wait for the others, and nothing would be pushed",
                        "run mvn deploy, or bind push to the same phase in all modules")
                .withEvidence(missed));
    }

    /**
     * Takes the push of one execution.
     *
     * @return all pushes in the order of the modules, if this was the last execution of the session that was waited for
     */
    List<Push> take(MavenProject project, Push push) {
        List<String> awaited = executions.all(session);
        MavenExecutionRequest request = session.getRequest();
        synchronized (request) {
            Map<String, Map.Entry<Runnable, Runnable>> there = there(request.getData());
            there.put(executions.name(project), Map.entry(push.check(), push.send()));
            if (!there.keySet().containsAll(Set.copyOf(awaited))) {
                return List.of();
            }
            List<Push> all = awaited.stream()
                    .flatMap(name -> Stream.ofNullable(there.get(name)))
                    .map(pair -> new Push(pair.getKey(), pair.getValue()))
                    .toList();
            there.clear();
            return all;
        }
    }

    @SuppressWarnings("unchecked") // nobody else has this key
    private Map<String, Map.Entry<Runnable, Runnable>> there(Map<String, Object> shared) {
        return (Map<String, Map.Entry<Runnable, Runnable>>)
                Objects.requireNonNull(shared.computeIfAbsent(key, absent -> new TreeMap<>()));
    }
}
