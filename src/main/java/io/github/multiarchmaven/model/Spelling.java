package io.github.multiarchmaven.model;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;

/**
 * Finds what a person may have meant: the cheapest changes come first, as Damerau and Levenshtein count them, except that
 * two neighbours in the wrong order cost less than a wrong, missing or superfluous letter, for fingers slip that way.
 */
public final class Spelling {

    private static final int WRONG_LETTER = 3;
    private static final int WRONG_ORDER = 2;

    private Spelling() {}

    /** The known words, those most like the written one first; equally like ones in the order given. */
    public static List<String> nearestFirst(String written, Collection<String> known) {
        return known.stream()
                .sorted(Comparator.comparingInt(word -> distance(written, word)))
                .toList();
    }

    static int distance(String a, String b) {
        int[][] d = new int[a.length() + 1][b.length() + 1];
        for (int i = 0; i <= a.length(); i++) {
            for (int j = 0; j <= b.length(); j++) {
                d[i][j] = i == 0 || j == 0 ? (i + j) * WRONG_LETTER : cheapest(d, a, b, i, j);
            }
        }
        return d[a.length()][b.length()];
    }

    private static int cheapest(int[][] d, String a, String b, int i, int j) {
        int change = a.charAt(i - 1) == b.charAt(j - 1) ? 0 : WRONG_LETTER;
        int best = Math.min(Math.min(d[i - 1][j], d[i][j - 1]) + WRONG_LETTER, d[i - 1][j - 1] + change);
        boolean swapped = i > 1 && j > 1 && a.charAt(i - 1) == b.charAt(j - 2) && a.charAt(i - 2) == b.charAt(j - 1);
        return swapped ? Math.min(best, d[i - 2][j - 2] + WRONG_ORDER) : best;
    }
}
