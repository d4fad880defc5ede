package dev.squall.point.fault;

/** Which of a point's hits are chosen. Hits are counted from 1, anew for each arming. */
public sealed interface When {
    /** Every hit. */
    When ALWAYS = new Always();

    /** @param draw a number from 0, included, to 1, excluded */
    boolean chooses(long hit, double draw);

    /** What is left of the draw for a later rule when this one did not choose: again from 0 to 1. */
    default double left(double draw) {
        return draw;
    }

    /** Every hit. */
    record Always() implements When {
        @Override
        public boolean chooses(long hit, double draw) {
            return true;
        }

        @Override
        public String toString() {
            return "always";
        }
    }

    /** @param rate the share of hits, above 0 and at most 1; which ones, the seed says */
    record Rate(double rate) implements When {
        public Rate {
            if (!(rate > 0 && rate <= 1)) {
                throw new IllegalArgumentException("'rate' must be above 0 and at most 1, not " + rate);
            }
        }

        @Override
        public boolean chooses(long hit, double draw) {
            return draw < rate;
        }

        @Override
        public double left(double draw) {
            return (draw - rate) / (1 - rate);
        }

        @Override
        public String toString() {
            return "at rate " + rate;
        }
    }

    /** Hit number {@code n}, {@code 2n}, {@code 3n} ... */
    record Every(int n) implements When {
        public Every {
            requireCount(n, "every");
        }

        @Override
        public boolean chooses(long hit, double draw) {
            return hit % n == 0;
        }

        @Override
        public String toString() {
            return "every " + n;
        }
    }

    /** Hits 1 to {@code n}, none after them. */
    record First(int n) implements When {
        public First {
            requireCount(n, "first");
        }

        @Override
        public boolean chooses(long hit, double draw) {
            return hit <= n;
        }

        @Override
        public String toString() {
            return "first " + n;
        }
    }

    private static void requireCount(int n, String name) {
        if (n < 1) {
            throw new IllegalArgumentException("'" + name + "' must be 1 or more, not " + n);
        }
    }
}
