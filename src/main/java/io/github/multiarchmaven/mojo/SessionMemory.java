package io.github.multiarchmaven.mojo;

import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.maven.execution.MavenExecutionRequest;
import org.apache.maven.execution.MavenSession;

/** What the goals of one run of Maven need to find out once only. It lies where, and as what, {@link AwaitedPushes} do. */
final class SessionMemory {

    private static final String KEY = "multiarch.memory";

    private SessionMemory() {}

    /** For platforms that have run in builders, and the version of buildx. */
    static Map<String, String> of(MavenSession session) {
        MavenExecutionRequest request = session.getRequest();
        synchronized (request) {
            return there(request);
        }
    }

    @SuppressWarnings("unchecked") // nobody else has this key
    private static Map<String, String> there(MavenExecutionRequest request) {
        return (Map<String, String>) Objects.requireNonNull(
                request.getData().computeIfAbsent(KEY, absent -> new ConcurrentHashMap<String, String>()));
    }
}
