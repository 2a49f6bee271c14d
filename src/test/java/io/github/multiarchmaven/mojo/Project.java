package io.github.multiarchmaven.mojo;

import java.lang.reflect.Field;
import java.lang.reflect.InvocationTargetException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.apache.maven.execution.DefaultMavenExecutionRequest;
import org.apache.maven.execution.MavenExecutionRequest;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.model.Build;
import org.apache.maven.model.Model;
import org.apache.maven.model.Plugin;
import org.apache.maven.plugin.MojoExecution;
import org.apache.maven.plugin.logging.Log;
import org.apache.maven.plugin.logging.SystemStreamLog;
import org.apache.maven.project.MavenProject;
import org.jspecify.annotations.Nullable;

/** A project and a session as Maven would hand them to a goal, without Maven. */
final class Project {

    private final MavenProject project;
    private final MavenSession session;
    private final List<String> told = new ArrayList<>();

    Project() {
        Model model = new Model();
        model.setGroupId("com.example");
        model.setArtifactId("app");
        model.setVersion("1.0");
        model.setBuild(new Build());
        model.getBuild().setDirectory("target");
        project = new MavenProject(model);
        session = session(new DefaultMavenExecutionRequest().setStartTime(Date.from(Instant.EPOCH)));
    }

    /** Its other parameters are of types that are no dependency of ours. */
    private static MavenSession session(MavenExecutionRequest request) {
        try {
            return (MavenSession) Stream.of(MavenSession.class.getConstructors())
                    .filter(constructor -> constructor.getParameterCount() == 4)
                    .filter(constructor -> constructor.getParameterTypes()[2].isInstance(request))
                    .findFirst()
                    .orElseThrow()
                    .newInstance(null, null, request, null);
        } catch (InstantiationException | IllegalAccessException | InvocationTargetException e) {
            throw new IllegalStateException(e);
        }
    }

    Project in(Path folder) {
        project.setFile(folder.resolve("pom.xml").toFile());
        return this;
    }

    Project onCommandLine(String property, String value) {
        session.getUserProperties().setProperty(property, value);
        return this;
    }

    MavenProject project() {
        return project;
    }

    MavenSession session() {
        return session;
    }

    /** This plugin, as a POM names it. */
    static Plugin plugin() {
        Plugin plugin = new Plugin();
        plugin.setGroupId("io.github.multiarch-maven");
        plugin.setArtifactId("multiarch-maven-plugin");
        plugin.setVersion("1.0");
        return plugin;
    }

    /** What the goals of this project said. */
    List<String> told() {
        return told;
    }

    /** Sets up a goal; its parameters are still as Java has them. */
    <M extends AbstractMultiarchMojo> M wire(M mojo) {
        set(mojo, "project", project);
        set(mojo, "session", session);
        set(mojo, "execution", new MojoExecution(plugin(), mojo.goal(), "default-cli"));
        mojo.setLog(log());
        mojo.setPluginContext(new HashMap<>());
        return mojo;
    }

    /**
     * Sets a parameter, as Maven does: by the field.
     *
     * @param bean a goal, or an element of one
     */
    static void set(Object bean, String parameter, @Nullable Object value) {
        Field field = Stream.<Class<?>>iterate(bean.getClass(), Objects::nonNull, Class::getSuperclass)
                .flatMap(type -> Stream.of(type.getDeclaredFields()))
                .filter(candidate -> candidate.getName().equals(parameter))
                .findFirst()
                .orElseThrow();
        try {
            field.setAccessible(true);
            field.set(bean, value);
        } catch (IllegalAccessException e) {
            throw new IllegalStateException(e);
        }
    }

    Log log() {
        return new SystemStreamLog() {
            @Override
            public void info(CharSequence line) {
                told.add(line.toString());
            }

            @Override
            public void warn(CharSequence line) {
                told.add(line.toString());
            }
        };
    }
}
