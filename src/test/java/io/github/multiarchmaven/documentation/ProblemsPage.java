package io.github.multiarchmaven.documentation;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** {@code docs/problems.md}: chapters of sections, and the enum that they follow. */
final class ProblemsPage {

    static final Path FILE = Path.of("docs", "problems.md");

    private static final Path ENUM =
            Path.of("src", "main", "java", "io", "github", "multiarchmaven", "narration", "ProblemCode.java");
    private static final Pattern HEADING = Pattern.compile("(?m)^(##|###) (.+)\\n((?:(?!##).*\\n?)*)");
    private static final Pattern CHAPTER_IN_ENUM = Pattern.compile("(?m)^ {4}// (.+)$");
    private static final Pattern EXAMPLE = Pattern.compile("(?ms)^```text\\n(.*?)^```$");

    private ProblemsPage() {}

    /**
     * A section.
     *
     * @param chapter that it stands in
     * @param id its heading
     * @param body what it says
     */
    record Section(String chapter, String id, String body) {

        /** The messages that it shows. */
        List<String> examples() {
            return EXAMPLE.matcher(body).results().map(found -> found.group(1)).toList();
        }
    }

    static List<Section> sections(String page) {
        List<Section> sections = new ArrayList<>();
        String chapter = "";
        Matcher matcher = HEADING.matcher(page);
        while (matcher.find()) {
            if (matcher.group(1).equals("##")) {
                chapter = matcher.group(2);
            } else {
                sections.add(new Section(chapter, matcher.group(2), matcher.group(3)));
            }
        }
        return sections;
    }

    /** The page with other messages in the place of those that it shows. */
    static String withExamples(String page, List<String> messages) {
        Iterator<String> next = messages.iterator();
        return EXAMPLE.matcher(page).replaceAll(found -> Matcher.quoteReplacement("```text\n" + next.next() + "```"));
    }

    /** The comments between the constants, as chapters. */
    static List<String> chaptersOfTheEnum() {
        return CHAPTER_IN_ENUM
                .matcher(MarkdownFile.textOf(ENUM))
                .results()
                .map((MatchResult comment) -> comment.group(1))
                .map(text -> Character.toUpperCase(text.charAt(0)) + text.substring(1))
                .toList();
    }
}
