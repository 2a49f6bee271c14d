package io.github.multiarchmaven.documentation;

import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;

/**
 * A block of code in a page.
 *
 * @param page that has it
 * @param language as the fence says it; empty if it says nothing
 * @param included whether it is the text of a file that the page includes
 */
record CodeBlock(Path page, String language, String text, boolean included) {

    private static final Pattern BLOCK = Pattern.compile(
            "(?ms)(?<include>^<!-- include [^\\n]+ -->\\n)?^ *```(?<language>\\w*)\\n(?<text>.*?)^ *```$");

    static List<CodeBlock> in(MarkdownFile page) {
        return BLOCK.matcher(page.text())
                .results()
                .map(block -> new CodeBlock(page.path(), block.group(2), block.group(3), block.group(1) != null))
                .toList();
    }

    /** For the names of tests. */
    @Override
    public String toString() {
        return page + ": " + text.lines().findFirst().orElse("nothing");
    }
}
