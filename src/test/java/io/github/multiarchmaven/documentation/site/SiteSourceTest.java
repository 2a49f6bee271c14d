package io.github.multiarchmaven.documentation.site;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SiteSourceTest {

    @TempDir
    Path project;

    @BeforeEach
    void aProject() throws IOException {
        put("src/site/site.xml", "<site/>");
        put("src/it/example/hello", "hello");
        put(
                "README.md",
                "[a](docs/page.md) [b](docs/page.md#one-two) [c](src/it/example/hello) [d](https://example.com/a.md)\n");
        put("CONTRIBUTING.md", "# Contributing\n");
        put("CHANGELOG.md", "# Changes\n");
        put("docs/page.md", """
                # The page
                [a](../README.md#x) ![b](pictures/p.svg) [c](#one-two)
                ```
                # [code](../README.md)
                ```
                ## One, two
                ### three
                ## One, two
                """);
        put("docs/deep/page.md", "[a](../../CONTRIBUTING.md) [b](../page.md) [c](other.md)\n");
        put("docs/pictures/p.svg", "<svg/>");
        put("target/markdown/old.md", "of a former build");
        new SiteSource(project, project.resolve("target")).write();
    }

    @Test
    void whatIsBesideTheFolderOfPagesBecomesTheirNeighbour() throws IOException {
        assertThat(written("markdown/README.md"))
                .isEqualTo(
                        "[a](page.md) [b](page.md#one-two) [c](src/it/example/hello) [d](https://example.com/a.md)\n");
        assertThat(written("markdown/deep/page.md"))
                .isEqualTo("[a](../CONTRIBUTING.md) [b](../page.md) [c](other.md)\n");
    }

    @Test
    void headingsCanBeLinkedAsInTheRepository() throws IOException {
        assertThat(written("markdown/page.md")).isEqualTo("""
                # <a id="the-page"></a>The page
                [a](README.md#x) ![b](pictures/p.svg) [c](#one-two)
                ```
                # [code](../README.md)
                ```
                ## <a id="one-two"></a>One, two
                ### three
                ## One, two
                """);
    }

    @Test
    void picturesAndLinkedFilesComeAlongAndWhatWasThereGoes() {
        assertThat(project.resolve("target/resources/pictures/p.svg")).hasContent("<svg/>");
        assertThat(project.resolve("target/resources/src/it/example/hello")).hasContent("hello");
        assertThat(project.resolve("target/site.xml")).exists();
        assertThat(project.resolve("target/markdown/old.md")).doesNotExist();
    }

    private String written(String file) throws IOException {
        return Files.readString(project.resolve("target").resolve(file));
    }

    private void put(String file, String text) throws IOException {
        Files.createDirectories(project.resolve(file).getParent());
        Files.writeString(project.resolve(file), text);
    }
}
