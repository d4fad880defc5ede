package dev.squall.model.tolerance;

/** A text that a regular expression may read only so often: a pattern that backtracks without end is given up. */
record PatientText(String text, int from, int to, int[] reads) implements CharSequence {
    /** About half a second of reading. */
    static final int MAX_READS = 50_000_000;

    /** The pattern asked too often. */
    static final class GivenUp extends RuntimeException {
        private static final long serialVersionUID = 1L;

        GivenUp() {
            super("the pattern needs too long", null, false, false);
        }
    }

    static PatientText of(String text) {
        return new PatientText(text, 0, text.length(), new int[1]);
    }

    @Override
    public int length() {
        return to - from;
    }

    @Override
    public char charAt(int index) {
        if (++reads[0] > MAX_READS) {
            throw new GivenUp();
        }
        return text.charAt(from + index);
    }

    @Override
    public CharSequence subSequence(int start, int end) {
        return new PatientText(text, from + start, from + end, reads);
    }

    @Override
    public String toString() {
        return text.substring(from, to);
    }
}
