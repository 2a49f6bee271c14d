package io.github.multiarchmaven.mojo;

import java.io.File;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.TreeMap;
import java.util.stream.Stream;
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
    private final Path folder;

    UserProperties(MavenSession session, MavenProject project) {
        this(
                session.getUserProperties(),
                project.getProperties(),
                Optional.ofNullable(project.getBasedir())
                        .map(File::toPath)
                        .orElse(Path.of(""))
                        .toAbsolutePath());
    }

    private UserProperties(Properties commandLine, Properties pom, Path folder) {
        this.commandLine = commandLine;
        this.pom = pom;
        this.folder = folder;
    }

    /** For an element that leaves nothing open. */
    UserProperties none() {
        return new UserProperties(new Properties(), new Properties(), folder);
    }

    /** What the POM says, or else the property; one that is empty on the command line puts that of the POM out of force. */
    Optional<String> orProperty(@Nullable String configured, String property) {
        return Optional.ofNullable(configured)
                .or(() -> Optional.ofNullable(commandLine.getProperty(property, pom.getProperty(property)))
                        .filter(value -> !value.isBlank()));
    }

    /** The same for a list, whose items a property separates by commas, as Maven has it. */
    List<String> listOrProperty(@Nullable List<@Nullable String> configured, String property) {
        return configured == null
                ? orProperty(null, property).stream()
                        .flatMap(text -> Stream.of(text.split(",", -1)))
                        .map(String::strip)
                        .filter(item -> !item.isEmpty())
                        .toList()
                : BuildMojo.listOf(configured);
    }

    /** What relative paths refer to: the project's folder, or without a project that in which Maven runs. */
    Path folder() {
        return folder;
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
