package io.github.multiarchmaven.architecture.planted.leaks;

import java.util.Properties;
import org.apache.maven.execution.MavenSession;

/** Planted: deprecated in Maven 3.9. */
final class AsksForAnOldMethod {

    private AsksForAnOldMethod() {}

    @SuppressWarnings("deprecation") // that is the point
    static Properties properties(MavenSession session) {
        return session.getExecutionProperties();
    }
}
