package io.github.multiarchmaven.mojo;

import io.github.multiarchmaven.config.RawProject;
import io.github.multiarchmaven.model.ImageReference;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.maven.model.ConfigurationContainer;
import org.apache.maven.model.Plugin;
import org.apache.maven.project.MavenProject;
import org.jspecify.annotations.Nullable;

/** The images that a module has this plugin build, in any of its executions. */
record NamedImages(MavenProject project, Plugin plugin, UserProperties properties) {

    /**
     * Those of the POM, and the one that the goal itself was given.
     *
     * @param own the goal's {@code <image>}, which may come from the command line
     */
    Set<ImageReference> with(@Nullable String own) {
        Set<ImageReference> images = new LinkedHashSet<>();
        Stream.concat(Stream.ofNullable(own), inPom())
                .flatMap(text -> reference(text).stream())
                .forEach(images::add);
        return images;
    }

    /** Whether the POM names one in so many words, and not only for modules that manage the plugin by it. */
    boolean areWritten() {
        return configurations().anyMatch(elements -> elements.containsKey("image"));
    }

    /** The names of the results that the POM's executions leave. */
    Set<String> ids() {
        return configurations()
                .flatMap(elements -> Optional.ofNullable(elements.get("id"))
                        .or(() ->
                                image(elements).flatMap(NamedImages::reference).map(ImageReference::lastSegment))
                        .stream())
                .collect(Collectors.toUnmodifiableSet());
    }

    private Stream<String> inPom() {
        return configurations().flatMap(elements -> image(elements).stream());
    }

    private Stream<Map<String, String>> configurations() {
        return project.getBuildPlugins().stream()
                .filter(each -> each.getKey().equals(plugin.getKey()))
                .flatMap(each -> Stream.concat(Stream.<ConfigurationContainer>of(each), each.getExecutions().stream()))
                .map(each -> PomElements.of(each.getConfiguration()));
    }

    /** As {@code build} and {@code merge} name it. */
    private Optional<String> image(Map<String, String> elements) {
        return Optional.ofNullable(elements.get("image"))
                .or(() -> RawProject.imageName(
                        properties.orProperty(elements.get("registry"), "multiarch.registry"),
                        properties.orProperty(elements.get("namespace"), "multiarch.namespace"),
                        project.getArtifactId()));
    }

    private static Optional<ImageReference> reference(String text) {
        try {
            return Optional.of(ImageReference.of(text));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
