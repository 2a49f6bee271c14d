package io.github.multiarchmaven.documentation;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class LinksTest {

    private static final Pattern PAGE_IN_SOURCE = Pattern.compile("\\bdocs/[a-z0-9-]+\\.md");

    @ParameterizedTest
    @MethodSource("pages")
    void everyLinkLeadsSomewhere(MarkdownFile page) {
        assertThat(new Links(page).broken())
                .as("broken links in %s", page.path())
                .isEmpty();
    }

    static List<MarkdownFile> pages() {
        return MarkdownFile.all();
    }

    @Test
    void everyPageThatTheProductNamesExists() {
        assertThat(ProductSource.all())
                .flatExtracting(source -> source.matches(PAGE_IN_SOURCE))
                .isNotEmpty()
                .allSatisfy(page -> assertThat(Path.of(page)).isRegularFile());
    }

    @Test
    void everyPageIsLinkedFromAnother() {
        List<Path> linked = MarkdownFile.all().stream()
                .flatMap(page -> new Links(page)
                        .all().stream()
                                .map(link -> page.path()
                                        .resolveSibling(link.replaceFirst("#.*", ""))
                                        .normalize()))
                .toList();

        assertThat(pages())
                .extracting(MarkdownFile::path)
                .filteredOn(path -> path.startsWith("docs"))
                .allSatisfy(path -> assertThat(linked)
                        .as("links to %s or to its folder", path)
                        .containsAnyOf(path, path.getParent()));
    }

    @Test
    void linksThatLeadNowhereAreFound(@TempDir Path folder) throws IOException {
        Files.writeString(folder.resolve("other.md"), "# One, two\n");
        Path file = Files.writeString(folder.resolve("page.md"), """
                [a](other.md) [b](other.md#one-two) [c](#here) [d](https://example.com/gone)
                `[code](gone.md)` [e](gone.md) [f](other.md#three)
                ## Here
                [g](#there)
                ```
                [block](gone.md)
                ```
                """);

        assertThat(new Links(MarkdownFile.read(file)).broken()).containsExactly("gone.md", "other.md#three", "#there");
    }
}
