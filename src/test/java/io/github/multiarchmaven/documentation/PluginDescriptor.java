package io.github.multiarchmaven.documentation;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.w3c.dom.NodeList;
import org.xml.sax.SAXException;

/**
 * What maven-plugin-plugin found in the goals' sources, before the tests run. Read is the enhanced form of the descriptor,
 * which keeps the markup of the Javadoc.
 *
 * @param version of the plugin
 * @param goals by name
 */
record PluginDescriptor(String version, List<Goal> goals) {

    private static final Path FILE = Path.of("target", "plugin-enhanced.xml");

    /**
     * A goal.
     *
     * @param phase that it is bound to by default
     * @param description as XHTML
     */
    record Goal(String name, Optional<String> phase, String description, List<Parameter> parameters) {}

    static PluginDescriptor ofThisBuild() {
        if (!Files.isRegularFile(FILE)) {
            throw new AssertionError("there is no " + FILE + ": run this test by Maven (mvn test -Dtest=…)");
        }
        return read(FILE);
    }

    static PluginDescriptor read(Path file) {
        try {
            Element plugin = DocumentBuilderFactory.newInstance()
                    .newDocumentBuilder()
                    .parse(file.toFile())
                    .getDocumentElement();
            List<Goal> goals = children(child(plugin, "mojos").orElseThrow(), "mojo").stream()
                    .map(PluginDescriptor::goal)
                    .toList();
            return new PluginDescriptor(text(plugin, "version").orElseThrow(), goals);
        } catch (IOException | SAXException | ParserConfigurationException e) {
            throw new AssertionError("cannot read " + file, e);
        }
    }

    private static Goal goal(Element mojo) {
        Element configuration = child(mojo, "configuration").orElseThrow();
        String implementation = text(mojo, "implementation").orElseThrow();
        return new Goal(
                text(mojo, "goal").orElseThrow(),
                text(mojo, "phase"),
                text(mojo, "description").orElse(""),
                children(child(mojo, "parameters").orElseThrow(), "parameter").stream()
                        .map(parameter -> parameter(parameter, configuration, implementation))
                        .filter(Parameter::isForTheUser)
                        .toList());
    }

    private static Parameter parameter(Element parameter, Element configuration, String implementation) {
        String name = text(parameter, "name").orElseThrow();
        Optional<Element> configured = child(configuration, name);
        return new Parameter(
                name,
                BeanSource.typeOfItems(implementation, name)
                        .orElseGet(() -> text(parameter, "type").orElseThrow()),
                text(parameter, "editable").orElseThrow().equals("true"),
                configured.map(Element::getTextContent).flatMap(Parameter::property),
                configured.map(element -> element.getAttribute("default-value")).filter(value -> !value.isEmpty()),
                text(parameter, "description").orElse(""));
    }

    private static Optional<String> text(Element parent, String name) {
        return child(parent, name).map(Element::getTextContent).map(String::strip);
    }

    private static Optional<Element> child(Element parent, String name) {
        return children(parent, name).stream().findFirst();
    }

    private static List<Element> children(Element parent, String name) {
        NodeList nodes = parent.getChildNodes();
        return IntStream.range(0, nodes.getLength())
                .mapToObj(nodes::item)
                .filter(node -> node.getNodeType() == Node.ELEMENT_NODE
                        && node.getNodeName().equals(name))
                .map(Element.class::cast)
                .toList();
    }
}
