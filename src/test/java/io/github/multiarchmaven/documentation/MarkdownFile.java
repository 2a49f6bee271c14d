package io.github.multiarchmaven.documentation;

import io.github.multiarchmaven.documentation.site.SiteSource;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A page of the documentation.
 *
 * @param path as seen from the project's folder
 * @param text with {@code \n} at the line ends, whatever the file has
 */
record MarkdownFile(Path path, String text) {

    /** What a run with this property, {@code mvn test -DupdateDocs}, does instead of failing: rewrite what is generated. */
    private static final String UPDATE = "updateDocs";

    private static final Path PAGES = Path.of("docs");
    private static final List<String> AT_THE_TOP = List.of("README.md", "CONTRIBUTING.md", "CHANGELOG.md");
    private static final Pattern FENCED = Pattern.compile("(?ms)^(```+)[^\\n]*\\n.*?^\\1\\n?");
    private static final Pattern INLINE_CODE = Pattern.compile("`[^`\\n]+`");
    private static final Pattern HEADING = Pattern.compile("(?m)^#{1,6} +(.+)$");

    static MarkdownFile read(Path path) {
        return new MarkdownFile(path, textOf(path));
    }

    static List<MarkdownFile> all() {
        try (Stream<Path> pages = Files.walk(PAGES)) {
            return Stream.concat(AT_THE_TOP.stream().map(Path::of), pages.sorted())
                    .filter(path -> path.toString().endsWith(".md"))
                    .map(MarkdownFile::read)
                    .toList();
        } catch (IOException e) {
            throw new AssertionError("cannot list " + PAGES, e);
        }
    }

    static String textOf(Path path) {
        try {
            return Files.readString(path).replace("\r\n", "\n");
        } catch (IOException e) {
            throw new AssertionError("cannot read " + path, e);
        }
    }

    static boolean updating() {
        return Boolean.getBoolean(UPDATE);
    }

    void replaceBy(String newText) {
        try {
            Files.writeString(path, newText);
        } catch (IOException e) {
            throw new AssertionError("cannot write " + path, e);
        }
    }

    /** The text without blocks of code. */
    String withoutBlocks() {
        return FENCED.matcher(text).replaceAll("");
    }

    /** The text without code of any kind: what a reader takes for prose and links. */
    String prose() {
        return INLINE_CODE.matcher(withoutBlocks()).replaceAll("code");
    }

    /** Each piece of code within a sentence. */
    List<String> inlineCode() {
        return INLINE_CODE
                .matcher(withoutBlocks())
                .results()
                .map(found -> found.group().replace("`", ""))
                .toList();
    }

    /** What a link to one of its headings may have after the {@code #}. */
    List<String> anchors() {
        return HEADING.matcher(withoutBlocks())
                .results()
                .map(heading -> SiteSource.anchor(heading.group(1)))
                .toList();
    }

    /** For the names of tests. */
    @Override
    public String toString() {
        return path.toString();
    }
}
