package io.github.multiarchmaven.documentation;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import javax.xml.parsers.DocumentBuilder;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.junit.jupiter.api.Test;
import org.xml.sax.ErrorHandler;
import org.xml.sax.SAXException;
import org.xml.sax.SAXParseException;

/** What a reader copies out of a page has been run, or is a part that is declared as such. */
class CodeBlocksTest {

    /** The first lines of Dockerfiles that stand in a page to explain a matter, and not to be taken whole. */
    private static final List<String> PARTS_OF_DOCKERFILES = List.of(
            "docs/emulation.md: FROM --platform=$BUILDPLATFORM eclipse-temurin:21 AS build",
            "docs/prebuilt.md: FROM alpine",
            "docs/prebuilt.md: FROM debian:12-slim",
            "docs/prebuilt.md: FROM eclipse-temurin:21-jre");

    private static final Pattern WHOLE_POM = Pattern.compile("<project[ />]");

    private static final List<CodeBlock> BLOCKS = MarkdownFile.all().stream()
            .flatMap(page -> CodeBlock.in(page).stream())
            .toList();

    @Test
    void aWholePomIsTheOneOfATest() {
        assertThat(BLOCKS)
                .filteredOn(block -> block.language().equals("xml"))
                .isNotEmpty()
                .filteredOn(CodeBlocksTest::isWholePom)
                .allMatch(CodeBlock::included, "is included");
    }

    @Test
    void aDockerfileIsTheOneOfATestOrDeclaredAsAPart() {
        assertThat(BLOCKS)
                .filteredOn(block -> block.language().equals("dockerfile") && !block.included())
                .extracting(block -> block.toString().replace('\\', '/'))
                .containsExactlyInAnyOrderElementsOf(PARTS_OF_DOCKERFILES);
    }

    @Test
    void everyPieceOfXmlIsWellFormed() {
        assertThat(BLOCKS).filteredOn(block -> block.language().equals("xml")).allMatch(CodeBlocksTest::isWellFormed);
    }

    @Test
    void whatIsNotRightIsSeen() {
        MarkdownFile page = new MarkdownFile(Path.of("page.md"), """
                <!-- include pom.xml -->
                ```xml
                <project/>
                ```
                ```xml
                <?xml version="1.0"?>
                <project/>
                ```
                  ```xml
                  <a></b>
                  ```
                """);

        assertThat(CodeBlock.in(page)).extracting(CodeBlock::included).containsExactly(true, false, false);
        assertThat(CodeBlock.in(page)).extracting(CodeBlocksTest::isWholePom).containsExactly(true, true, false);
        assertThat(CodeBlock.in(page)).extracting(CodeBlocksTest::isWellFormed).containsExactly(true, true, false);
    }

    private static boolean isWholePom(CodeBlock block) {
        return WHOLE_POM.matcher(block.text()).find();
    }

    private static boolean isWellFormed(CodeBlock block) {
        String text = "<pieces>" + block.text().replaceFirst("^<\\?xml[^>]*>", "") + "</pieces>";
        try {
            DocumentBuilder parser = DocumentBuilderFactory.newInstance().newDocumentBuilder();
            parser.setErrorHandler(new Silent());
            parser.parse(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)));
            return true;
        } catch (SAXException e) {
            return false;
        } catch (IOException | ParserConfigurationException e) {
            throw new AssertionError(e);
        }
    }

    /** The JDK's own prints errors. */
    private static final class Silent implements ErrorHandler {

        @Override
        public void warning(SAXParseException exception) {}

        @Override
        public void error(SAXParseException exception) throws SAXException {
            throw exception;
        }

        @Override
        public void fatalError(SAXParseException exception) throws SAXException {
            throw exception;
        }
    }
}
