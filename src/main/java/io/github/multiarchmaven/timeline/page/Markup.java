package io.github.multiarchmaven.timeline.page;

/** HTML that is being written. What comes from elsewhere goes through {@link #text}. */
final class Markup {

    private final StringBuilder html = new StringBuilder();

    /** Our own tags, as they are. */
    Markup tags(String ours) {
        html.append(ours);
        return this;
    }

    /** Anybody's text, of which a browser makes nothing but text, in elements and in quoted attributes. */
    Markup text(String theirs) {
        theirs.codePoints().forEach(this::character);
        return this;
    }

    /** An element with a text. */
    Markup element(String name, String theirs) {
        return tags("<" + name + ">").text(theirs).tags("</" + name + ">");
    }

    /** A cell of a table; the role stays when a narrow screen has it laid out as something else. */
    Markup cell(String theirs) {
        return tags("<td role=\"cell\">").text(theirs).tags("</td>");
    }

    private void character(int c) {
        switch (c) {
            case '&' -> html.append("&amp;");
            case '<' -> html.append("&lt;");
            case '>' -> html.append("&gt;");
            case '"' -> html.append("&quot;");
            case '\'' -> html.append("&#39;");
            default -> html.appendCodePoint(Character.isISOControl(c) && c != '\n' && c != '\t' ? ' ' : c);
        }
    }

    @Override
    public String toString() {
        return html.toString();
    }
}
