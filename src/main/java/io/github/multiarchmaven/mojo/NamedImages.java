package io.github.multiarchmaven.mojo;

import io.github.multiarchmaven.config.RawProject;
import io.github.multiarchmaven.model.ImageReference;
import java.io.IOException;
import java.io.StringReader;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.apache.maven.model.ConfigurationContainer;
import org.apache.maven.model.Plugin;
import org.apache.maven.project.MavenProject;
import org.jspecify.annotations.Nullable;
import org.w3c.dom.Node;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;

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
                .flatMap(NamedImages::reference)
                .forEach(images::add);
        return images;
    }

    /** Whether the POM names one in so many words, and not only for modules that manage the plugin by it. */
    boolean areWritten() {
        return configurations().anyMatch(elements -> elements.containsKey("image"));
    }

    private Stream<String> inPom() {
        return configurations().flatMap(elements -> image(elements).stream());
    }

    private Stream<Map<String, String>> configurations() {
        return project.getBuildPlugins().stream()
                .filter(each -> each.getKey().equals(plugin.getKey()))
                .flatMap(each -> Stream.concat(Stream.<ConfigurationContainer>of(each), each.getExecutions().stream()))
                .map(each -> elements(each.getConfiguration()));
    }

    /** As {@code build} and {@code merge} name it. */
    private Optional<String> image(Map<String, String> elements) {
        return Optional.ofNullable(elements.get("image"))
                .or(() -> RawProject.imageName(
                        properties.orProperty(elements.get("registry"), "multiarch.registry"),
                        properties.orProperty(elements.get("namespace"), "multiarch.namespace"),
                        project.getArtifactId()));
    }

    /** By its XML: the type is Maven's own and not the same in all of its versions. */
    private static Map<String, String> elements(@Nullable Object configuration) {
        Map<String, String> elements = new HashMap<>();
        if (configuration == null) {
            return elements;
        }
        try {
            DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
            factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
            Node child = factory.newDocumentBuilder()
                    .parse(new InputSource(new StringReader(configuration.toString())))
                    .getDocumentElement()
                    .getFirstChild();
            for (Node each = child; each != null; each = each.getNextSibling()) {
                elements.putIfAbsent(each.getNodeName(), each.getTextContent());
            }
        } catch (ParserConfigurationException | SAXException | IOException e) {
            // as if there were nothing
        }
        return elements;
    }

    private static Stream<ImageReference> reference(String text) {
        try {
            return Stream.of(ImageReference.of(text));
        } catch (IllegalArgumentException e) {
            return Stream.empty();
        }
    }
}
