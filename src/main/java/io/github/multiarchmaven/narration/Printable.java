package io.github.multiarchmaven.narration;

import java.util.regex.Pattern;

/**
 * Takes out of a text what would not be printed but obeyed, by a terminal or by the runner of a continuous integration: names in
 * images, and what programs in them or registries say, are others' to choose.
 */
public final class Printable {

    /** All control characters of Unicode but for line feeds and tabs. */
    private static final Pattern OBEYED = Pattern.compile("[\\p{Cc}&&[^\\n\\t]]");

    /**
     * A command to GitHub's runner, which takes this form anywhere in a line (actions/runner, ActionCommand.cs), whatever Maven
     * has put before it: so a program could set the outputs of a step.
     */
    private static final Pattern COMMAND = Pattern.compile("##\\[");

    /** The same in the form that it takes at the beginning of a line only, where nobody has put anything. */
    private static final Pattern COMMAND_LINE = Pattern.compile("(?<=\\n)([ \\t]*)::");

    private Printable() {}

    /**
     * The text with a question mark for each control character and in each command, and a blank for each carriage return. What
     * GitLab's runner obeys has control characters in it.
     */
    public static String of(String text) {
        String shown = OBEYED.matcher(text.replace('\r', ' ')).replaceAll("?");
        return COMMAND_LINE.matcher(COMMAND.matcher(shown).replaceAll("##?[")).replaceAll("$1:?:");
    }
}
