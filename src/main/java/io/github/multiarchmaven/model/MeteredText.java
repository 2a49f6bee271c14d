package io.github.multiarchmaven.model;

/** A text that can be looked at so often and no more, because the search for a regular expression has no limit of its own. */
final class MeteredText implements CharSequence {

    /** Some seconds; 4 MiB, the most that a program's output can be, are looked at a hundred times each. */
    private static final long MOST_LOOKS = 500_000_000L;

    private final String text;
    private long looks;

    MeteredText(String text) {
        this.text = text;
    }

    @Override
    public int length() {
        return text.length();
    }

    @Override
    public char charAt(int index) {
        looks++;
        if (looks > MOST_LOOKS) {
            throw new UnsearchableException(MOST_LOOKS);
        }
        return text.charAt(index);
    }

    @Override
    public CharSequence subSequence(int start, int end) {
        return text.subSequence(start, end);
    }

    @Override
    public String toString() {
        return text;
    }
}
