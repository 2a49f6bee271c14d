package io.github.multiarchmaven.registry;

/** What others write, made fit for our messages: short and without control characters. */
final class ForeignText {

    /** How much of an answer is read, in bytes. */
    static final int READ = 64 * 1024;

    private static final int LONGEST = 200;

    private ForeignText() {}

    /** Of what may hold a secret only after it has been masked: half of one would not be recognised. */
    static String shortened(String text) {
        String shown = text.length() > LONGEST ? text.substring(0, LONGEST) + "…" : text;
        return shown.replaceAll("[\\p{Cntrl}\\p{Cf}\\u2028\\u2029]", "?");
    }
}
