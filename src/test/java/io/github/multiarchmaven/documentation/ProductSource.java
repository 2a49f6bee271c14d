package io.github.multiarchmaven.documentation;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A source file of the product.
 *
 * @param path as seen from the project's folder
 * @param text with {@code \n} at the line ends
 */
record ProductSource(Path path, String text) {

    private static final Path FOLDER = Path.of("src", "main", "java");
    private static final Pattern LITERAL = Pattern.compile("\"(?:[^\"\\\\\\n]|\\\\.)*\"");

    static List<ProductSource> all() {
        try (Stream<Path> files = Files.walk(FOLDER)) {
            return files.filter(file -> file.toString().endsWith(".java"))
                    .sorted()
                    .map(file -> new ProductSource(file, MarkdownFile.textOf(file)))
                    .toList();
        } catch (IOException e) {
            throw new AssertionError("cannot list " + FOLDER, e);
        }
    }

    /** All that the pattern matches. */
    List<String> matches(Pattern pattern) {
        return pattern.matcher(text).results().map(MatchResult::group).toList();
    }

    /** What stands between quotation marks, one literal a line. */
    String literals() {
        return LITERAL.matcher(text.replace("'\"'", "''"))
                .results()
                .map(MatchResult::group)
                .collect(Collectors.joining("\n"));
    }

    /** For the messages of assertions, which would show all files in full. */
    @Override
    public String toString() {
        return path.toString();
    }
}
