package io.github.multiarchmaven.mojo;

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

    AwaitedPushes(MavenSession session, MojoExecution execution) {
        this.session = session;
        this.executions = new Executions(execution);
        this.key = "multiarch.pushes." + execution.getSource();
    }

    /** A push in two steps: whether it may be done, and doing it. */
    record Push(Runnable check, Runnable send) {

        /** Of a module that has nothing to push or has pushed already. */
        static final Push NONE = new Push(() -> {}, () -> {});
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
