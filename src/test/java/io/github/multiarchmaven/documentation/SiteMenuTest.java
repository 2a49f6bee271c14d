package io.github.multiarchmaven.documentation;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** A page that the menu does not have is found by nobody. */
class SiteMenuTest {

    private static final Pattern ITEM = Pattern.compile("<item name=\"[^\"]+\" href=\"([^\"]+)\\.html\"/>");
    private static final Path DECISIONS = Path.of("docs", "decisions");

    /** Made by maven-plugin-report-plugin. */
    private static final String GOALS = "plugin-info";

    private final List<String> menu = ITEM.matcher(MarkdownFile.textOf(Path.of("src", "site", "site.xml")))
            .results()
            .map(item -> item.group(1))
            .toList();

    @Test
    void everyPageIsInTheMenuOnce() {
        List<String> pages = MarkdownFile.all().stream()
                .map(MarkdownFile::path)
                .filter(page -> !page.startsWith(DECISIONS) || page.endsWith("index.md"))
                .map(SiteMenuTest::inSite)
                .toList();

        assertThat(menu)
                .contains(GOALS)
                .filteredOn(item -> !item.equals(GOALS))
                .containsExactlyInAnyOrderElementsOf(pages);
    }

    @Test
    void theListOfDecisionsHasThemInOrderWithTheirTitles() {
        List<String> expected = MarkdownFile.all().stream()
                .filter(page ->
                        page.path().startsWith(DECISIONS) && !page.path().endsWith("index.md"))
                .map(page ->
                        "* [" + page.text().lines().findFirst().orElseThrow().substring(2) + "]("
                                + page.path().getFileName() + ")")
                .toList();

        assertThat(MarkdownFile.textOf(DECISIONS.resolve("index.md")).lines().filter(line -> line.startsWith("* ")))
                .isNotEmpty()
                .containsExactlyElementsOf(expected);
    }

    private static String inSite(Path page) {
        Path top = page.startsWith("docs") ? page.subpath(1, page.getNameCount()) : page;
        return top.toString().replace('\\', '/').replaceFirst("\\.md$", "");
    }
}
