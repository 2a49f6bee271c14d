package io.github.multiarchmaven.mojo;

import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.TreeMap;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.project.MavenProject;
import org.jspecify.annotations.Nullable;

/**
 * The properties that a parameter inside an element can be set by, which Maven resolves only for parameters at the top. As
 * there, a property fills what the POM leaves open, and the command line comes before the POM's own properties.
 */
final class UserProperties {

    private final Properties commandLine;
    private final Properties pom;

    UserProperties(MavenSession session, MavenProject project) {
        this.commandLine = session.getUserProperties();
        this.pom = project.getProperties();
    }

    /** What the POM says, or else the property. */
    Optional<String> orProperty(@Nullable String configured, String property) {
        return Optional.ofNullable(configured)
                .or(() -> Optional.ofNullable(commandLine.getProperty(property)))
                .or(() -> Optional.ofNullable(pom.getProperty(property)));
    }

    /** All properties of the command line whose names begin so, without that beginning. */
    Map<String, String> withPrefix(String prefix) {
        Map<String, String> found = new TreeMap<>();
        for (String name : commandLine.stringPropertyNames()) {
            if (name.startsWith(prefix)) {
                found.put(name.substring(prefix.length()), commandLine.getProperty(name));
            }
        }
        return found;
    }
}
