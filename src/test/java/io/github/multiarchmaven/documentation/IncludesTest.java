package io.github.multiarchmaven.documentation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class IncludesTest {

    private static final String FIX = "run mvn test -Dtest=IncludesTest -DupdateDocs and commit what it wrote";

    @ParameterizedTest
    @MethodSource("pages")
    void aPageShowsTheFilesThatItIncludesAsTheyAre(MarkdownFile page) {
        String version = PluginDescriptor.ofThisBuild().version();
        if (MarkdownFile.updating()) {
            page.replaceBy(Include.refreshed(page.text(), version));
            return;
        }
        assertThat(Include.in(page.text()))
                .allSatisfy(include -> assertThat(include.shown())
                        .as("%s shows something else than %s: %s", page.path(), include.file(), FIX)
                        .isEqualTo(include.expected(version)));
    }

    static List<MarkdownFile> pages() {
        return MarkdownFile.all();
    }

    @Test
    void theQuickStartIsIncluded() {
        assertThat(Include.in(MarkdownFile.textOf(Path.of("README.md"))))
                .extracting(include -> include.file().getFileName().toString())
                .contains("Dockerfile", "pom.xml");
    }

    @Test
    void whatDriftedIsSeenAndRefreshed(@TempDir Path folder) throws IOException {
        Path file = Files.writeString(folder.resolve("pom.xml"), "<version>@project.version@</version>\r\n$1\n");
        String old = "before\n" + page(file, "<version>0.9</version>\n") + "after\n";

        assertThat(Include.in(old))
                .singleElement()
                .satisfies(include -> assertThat(include.shown()).isNotEqualTo(include.expected("1.0-SNAPSHOT")));

        String refreshed = Include.refreshed(old, "1.0-SNAPSHOT");
        assertThat(refreshed).isEqualTo("before\n" + page(file, "<version>1.0</version>\n$1\n") + "after\n");
        assertThat(Include.refreshed(refreshed, "1.0-SNAPSHOT")).isEqualTo(refreshed);
    }

    @Test
    void anEmptyBlockIsFilled(@TempDir Path folder) throws IOException {
        Path file = Files.writeString(folder.resolve("Dockerfile"), "FROM scratch");

        assertThat(Include.refreshed(page(file, ""), "1.0")).isEqualTo(page(file, "FROM scratch\n"));
    }

    @Test
    void anIncludeWithoutABlockIsAnError() {
        assertThatThrownBy(() -> Include.in("<!-- include pom.xml -->\n\ntext\n"))
                .hasMessageContaining("<!-- include pom.xml -->");
    }

    @Test
    void aFileThatVanishedIsAnError() {
        Include include = new Include(Path.of("src", "gone"), "");

        assertThatThrownBy(() -> include.expected("1.0")).hasMessageContaining("gone");
    }

    private static String page(Path file, String shown) {
        return "<!-- include " + file + " -->\n```xml\n" + shown + "```\n";
    }
}
