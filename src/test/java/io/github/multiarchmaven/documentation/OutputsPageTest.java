package io.github.multiarchmaven.documentation;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class OutputsPageTest {

    private static final Path TEST =
            Path.of("src", "test", "java", "io", "github", "multiarchmaven", "matrix", "SilentCases.java");
    private static final Pattern CASE = Pattern.compile("@Test\\s+void (\\w+)\\(");
    private static final Pattern ROW = Pattern.compile("(?m)^\\| ([a-z ]+) \\| `[^|]* \\| [^|]* \\| [^|]* \\|$");

    @Test
    void everySilentCaseIsOnThePageAndTested() {
        List<String> tested = found(CASE, TEST)
                .map(name -> name.replaceAll("([A-Z])", " $1").toLowerCase(Locale.ROOT))
                .toList();
        assertThat(tested).hasSizeGreaterThan(10);
        assertThat(found(ROW, Path.of("docs", "outputs.md"))).containsExactlyElementsOf(tested);
    }

    private static Stream<String> found(Pattern pattern, Path file) {
        return pattern.matcher(MarkdownFile.textOf(file)).results().map((MatchResult match) -> match.group(1));
    }
}
