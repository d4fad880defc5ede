package dev.squall.toxics.proxy;

import java.util.SplittableRandom;
import java.util.random.RandomGenerator;

/**
 * All chance in one proxy, as a function of a seed and of what it is for: the same connection meets the same fate again, whatever other
 * connections do meanwhile.
 */
record Draws(long seed) {
    /** For the {@code incarnation}th proxy of this name in a server with this seed. */
    static Draws of(long seed, String name, long incarnation) {
        long mixed = mix(seed, incarnation);
        for (int i = 0; i < name.length(); i++) {
            mixed = mix(mixed, name.charAt(i));
        }
        return new Draws(mixed);
    }

    /** Between 0 and 1: a toxic hits a connection when its toxicity is above it. Drawn once, so it stays. */
    double fate(long toxic, long connection) {
        return new SplittableRandom(mix(mix(seed, toxic), connection)).nextDouble();
    }

    /** For what a toxic draws while it works on one direction of a connection. */
    RandomGenerator chance(long toxic, long connection, Direction direction) {
        long way = switch (direction) {
            case UPSTREAM -> 1;
            case DOWNSTREAM -> 2;
        };
        return new SplittableRandom(mix(mix(mix(seed, toxic), connection), way));
    }

    /** The finalizer of SplitMix64. */
    private static long mix(long seed, long value) {
        long mixed = seed * 0x9e3779b97f4a7c15L + value + 0x632be59bd9b4e019L;
        mixed = (mixed ^ mixed >>> 30) * 0xbf58476d1ce4e5b9L;
        mixed = (mixed ^ mixed >>> 27) * 0x94d049bb133111ebL;
        return mixed ^ mixed >>> 31;
    }
}
