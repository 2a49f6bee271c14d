package io.github.multiarchmaven.documentation;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** The links of a page that lead to other files of the project, or to headings. */
final class Links {

    private static final Pattern LINK = Pattern.compile("]\\(([^)\\s]+)(?: \"[^\"]*\")?\\)");
    private static final Pattern ELSEWHERE = Pattern.compile("^(?:[a-z]+://|mailto:).*");

    private final MarkdownFile page;

    Links(MarkdownFile page) {
        this.page = page;
    }

    /** Every link, as it is written. */
    List<String> all() {
        return LINK.matcher(page.prose())
                .results()
                .map(MatchResult::group)
                .map(link -> link.substring(2, link.length() - 1).replaceFirst(" .*", ""))
                .filter(link -> !ELSEWHERE.matcher(link).matches())
                .toList();
    }

    /** Those that lead nowhere. */
    List<String> broken() {
        return all().stream().filter(link -> !resolves(link)).toList();
    }

    private boolean resolves(String link) {
        int hash = link.indexOf('#');
        String file = hash < 0 ? link : link.substring(0, hash);
        Path target = file.isEmpty() ? page.path() : page.path().resolveSibling(file);
        if (!Files.exists(target)) {
            return false;
        }
        return hash < 0 || MarkdownFile.read(target).anchors().contains(link.substring(hash + 1));
    }
}
