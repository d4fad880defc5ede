package dev.squall.point.fault;

/**
 * Numbers that look drawn and are computed: from a seed, a point's name and the number of a hit. No state is shared, so
 * threads that race for a point may swap their numbers but never change the sequence.
 */
final class Chance {
    private static final long GOLDEN = 0x9E3779B97F4A7C15L;
    private static final double ONE = 0x1p-53;

    private Chance() {}

    /** From 0, included, to 1, excluded. {@code purpose} tells apart what is drawn for the same hit. */
    static double draw(long seed, String point, long hit, int purpose) {
        long state = mixed(seed + GOLDEN * hashed(point));
        long number = mixed(state + GOLDEN * (hit * 2 + purpose));
        return (number >>> 11) * ONE;
    }

    /** FNV-1a: the same on every JVM for ever, as a seed in a journal must mean the same draws in a year. */
    private static long hashed(String text) {
        long hash = 0xCBF29CE484222325L;
        for (int i = 0; i < text.length(); i++) {
            hash = (hash ^ text.charAt(i)) * 0x100000001B3L;
        }
        return hash;
    }

    /** The finisher of SplitMix64. */
    private static long mixed(long bits) {
        long z = (bits ^ (bits >>> 30)) * 0xBF58476D1CE4E5B9L;
        z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
        return z ^ (z >>> 31);
    }
}
