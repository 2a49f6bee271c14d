package io.github.multiarchmaven.documentation;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The markup of Javadoc, as far as it is used for parameters, in Markdown. */
final class Prose {

    private static final Pattern CODE_TAG = Pattern.compile("\\{@code ([^{}]*(?:\\{[^{}]*}[^{}]*)*)}");
    private static final Pattern ANY_TAG = Pattern.compile("</?[a-z]+[^>]*>|\\{@");

    private Prose() {}

    /** XHTML, as in the descriptor. */
    static String markdown(String xhtml) {
        String text = xhtml.replaceAll("</?code>", "`")
                .replace("<br />", "")
                .replaceAll("\\s*<p>", "\n\n")
                .replace("</p>", "")
                .replaceAll("(?m)^ +| +$", "");
        Matcher rest = ANY_TAG.matcher(text);
        if (rest.find()) {
            throw new AssertionError("nobody has said what " + rest.group() + " is in Markdown: " + text);
        }
        return text.replace("&lt;", "<")
                .replace("&gt;", ">")
                .replace("&amp;", "&")
                .strip();
    }

    /** The inside of a Javadoc comment as XHTML. */
    static String xhtml(String comment) {
        String text = comment.replaceAll("(?m)^\\s*\\*? ?", "");
        return CODE_TAG.matcher(text)
                .replaceAll(code -> Matcher.quoteReplacement(
                        "<code>" + code.group(1).replace("&", "&amp;").replace("<", "&lt;") + "</code>"))
                .strip();
    }
}
