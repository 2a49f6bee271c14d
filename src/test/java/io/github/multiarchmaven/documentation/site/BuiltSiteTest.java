package io.github.multiarchmaven.documentation.site;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BuiltSiteTest {

    @TempDir
    Path folder;

    @Test
    void linksThatLeadNowhereAreFound() throws IOException {
        Files.createDirectories(folder.resolve("deep"));
        Files.writeString(folder.resolve("index.html"), """
                <a href="deep/page.html#here">a</a> <a href="deep/page.html#there">b</a> <a href="deep">c</a>
                <img src="gone.svg"/> <a href="#top">d</a> <a href="https://example.com/gone">e</a> <h1 id="top">f</h1>
                """);
        Files.writeString(folder.resolve("deep/page.html"), """
                <h1 id="here">a</h1> <a href="../index.html">b</a> <a href="page.md">c</a> <a href="#">d</a>
                """);

        assertThat(new BuiltSite(folder).broken())
                .containsExactlyInAnyOrder(
                        "index.html -> deep/page.html#there",
                        "index.html -> deep",
                        "index.html -> gone.svg",
                        Path.of("deep", "page.html") + " -> page.md");
    }

    @Test
    void aSiteThatIsNotThereIsNotRight() throws IOException {
        assertThat(new BuiltSite(folder).broken()).singleElement().asString().contains("no index.html");
    }
}
