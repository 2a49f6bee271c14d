package io.github.multiarchmaven.mojo;

import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.maven.execution.MavenExecutionRequest;
import org.apache.maven.execution.MavenSession;

/** What the goals of one run of Maven need to find out once only. It lies where, and as what, {@link AwaitedPushes} do. */
final class SessionMemory {

    private static final String KEY = "multiarch.proved";

    private SessionMemory() {}

    /** Of the platforms that have run in builders. */
    static Set<String> proofs(MavenSession session) {
        MavenExecutionRequest request = session.getRequest();
        synchronized (request) {
            return there(request);
        }
    }

    @SuppressWarnings("unchecked") // nobody else has this key
    private static Set<String> there(MavenExecutionRequest request) {
        return (Set<String>)
                Objects.requireNonNull(request.getData().computeIfAbsent(KEY, absent -> ConcurrentHashMap.newKeySet()));
    }
}
