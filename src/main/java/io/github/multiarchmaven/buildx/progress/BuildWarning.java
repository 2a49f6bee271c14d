package io.github.multiarchmaven.buildx.progress;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * A warning of BuildKit or of the Dockerfile frontend's checks.
 *
 * @param summary one line, such as {@code InvalidBaseImagePlatform: Base image … was pulled with platform …}
 * @param details further lines; may be empty
 * @param url of the rule's documentation
 * @param line of the Dockerfile, counted from 1
 */
public record BuildWarning(String summary, List<String> details, Optional<String> url, OptionalInt line) {

    public BuildWarning {
        details = List.copyOf(details);
    }

    /** Whether it comes from this rule of the frontend's checks. */
    boolean isOfRule(String rule) {
        return summary.startsWith(rule + ":");
    }

    /**
     * For people, with the line once: newer BuildKits have it in the summary as well.
     *
     * @param dockerfile the name of that file
     */
    public String sentence(String dockerfile) {
        if (line.isEmpty()) {
            return summary;
        }
        String end = " (line " + line.getAsInt() + ")";
        String text = summary.endsWith(end) ? summary.substring(0, summary.length() - end.length()) : summary;
        return text + " (" + dockerfile + ", line " + line.getAsInt() + ")";
    }
}
