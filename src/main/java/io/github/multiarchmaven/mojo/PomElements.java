package io.github.multiarchmaven.mojo;

import java.io.IOException;
import java.io.StringReader;
import java.util.HashMap;
import java.util.Map;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.jspecify.annotations.Nullable;
import org.w3c.dom.Node;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;

/** What stands in a {@code <configuration>} of the POM, for those who look at that of others. */
final class PomElements {

    private PomElements() {}

    /**
     * The elements at the top and their text.
     *
     * @param configuration of the model; read by its XML, because the type is Maven's own and not the same in all of its versions
     */
    static Map<String, String> of(@Nullable Object configuration) {
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
}
