package io.github.multiarchmaven.packaging;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import javax.xml.xpath.XPathConstants;
import javax.xml.xpath.XPathExpressionException;
import javax.xml.xpath.XPathFactory;
import org.w3c.dom.Document;
import org.w3c.dom.NodeList;
import org.xml.sax.SAXException;

/** A file of the plugin's jar, asked by XPath. */
record XmlFile(Document document) {

    static XmlFile of(Path file) {
        try {
            return new XmlFile(
                    DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(file.toFile()));
        } catch (IOException | SAXException | ParserConfigurationException e) {
            throw new AssertionError("cannot read " + file + ": run this test by Maven (mvn test -Dtest=…)", e);
        }
    }

    /** The texts of all that an expression finds. */
    List<String> texts(String expression) {
        try {
            NodeList found = (NodeList)
                    XPathFactory.newInstance().newXPath().evaluate(expression, document, XPathConstants.NODESET);
            return IntStream.range(0, found.getLength())
                    .mapToObj(number -> found.item(number).getTextContent().strip())
                    .toList();
        } catch (XPathExpressionException e) {
            throw new IllegalArgumentException(e);
        }
    }
}
