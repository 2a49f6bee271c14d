package io.github.multiarchmaven.registry.transfer;

/** What others wrote, made fit to be printed: short, on one line, without what steers terminals or turns text around. */
final class Printable {

    private static final int LONGEST = 100;

    private Printable() {}

    static String of(String text) {
        String shown = text.length() > LONGEST ? text.substring(0, LONGEST) + "…" : text;
        return shown.replaceAll("[\\p{Cntrl}\\p{Cf}\\u2028\\u2029]", "?");
    }

    /** The same of any length, with its lines. */
    static String lines(String text) {
        return text.replaceAll("[\\p{Cntrl}\\p{Cf}\\u2028\\u2029&&[^\\n\\t]]", "?");
    }
}
