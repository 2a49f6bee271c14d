package io.github.multiarchmaven.documentation;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A file that is shown in a page: a comment {@code <!-- include path/of/the/file -->} and the block of code below it.
 *
 * @param file as seen from the project's folder
 * @param shown what the page shows
 */
record Include(Path file, String shown) {

    private static final Pattern COMMENT = Pattern.compile("(?m)^<!-- include (.+) -->$");
    private static final Pattern WITH_BLOCK =
            Pattern.compile("(?m)(?<head>^<!-- include (?<file>.+) -->\\n```\\w*\\n)(?<shown>(?:(?!```).*\\n)*)```$");

    /** Every include of a page; one without its block is an error of the page. */
    static List<Include> in(String page) {
        List<Include> found = new ArrayList<>();
        Matcher matcher = WITH_BLOCK.matcher(page);
        while (matcher.find()) {
            found.add(new Include(Path.of(matcher.group("file")), matcher.group("shown")));
        }
        List<String> comments =
                COMMENT.matcher(page).results().map(MatchResult::group).toList();
        if (comments.size() != found.size()) {
            throw new AssertionError("a block of code has to follow each of " + comments);
        }
        return found;
    }

    /** The page with every block as it should be. */
    static String refreshed(String page, String version) {
        return WITH_BLOCK.matcher(page).replaceAll(found -> {
            Include include = in(found.group()).get(0);
            String head = found.group().substring(0, found.group().indexOf("\n```") + 1);
            String fence =
                    found.group().substring(head.length()).lines().findFirst().orElseThrow();
            return Matcher.quoteReplacement(head + fence + "\n" + include.expected(version) + "```");
        });
    }

    /** What the page should show: the file, as a reader who has the release would write it. */
    String expected(String version) {
        if (!Files.isRegularFile(file)) {
            throw new AssertionError("there is no file " + file + " to include");
        }
        String text = MarkdownFile.textOf(file).replace("@project.version@", version.replaceFirst("-SNAPSHOT$", ""));
        return text.endsWith("\n") ? text : text + "\n";
    }
}
