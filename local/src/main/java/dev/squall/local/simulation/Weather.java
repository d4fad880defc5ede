package dev.squall.local.simulation;

import java.time.Duration;
import java.util.random.RandomGenerator;

/**
 * How bad the world is, each as a probability for each occasion.
 *
 * @param loss         of a message
 * @param repetition   of a message
 * @param delay        the longest that most messages take
 * @param straying     that a message takes up to {@link #FAR} instead, so that others overtake it
 * @param store        that an append fails, before it or after it was done
 * @param coordinator  that the coordinator dies between two messages that it sends
 * @param zombie       that it lives on beside the one that took its place
 * @param agent        that an agent dies at a step of its ledger
 * @param disk         that an intent cannot be written
 * @param threads      that an agent has no thread for a piece of work
 * @param faults       that an injection or an undo does not work
 * @param deviation    that a probe sees the system out of tolerance, or a guard a breach
 * @param abort        that somebody aborts the run
 */
public record Weather(
        double loss,
        double repetition,
        Duration delay,
        double straying,
        double store,
        double coordinator,
        double zombie,
        double agent,
        double disk,
        double threads,
        double faults,
        double deviation,
        double abort) {
    static final Duration FAR = Duration.ofSeconds(20);

    /** Nothing goes wrong. */
    public static final Weather CALM = new Weather(0, 0, Duration.ofMillis(5), 0, 0, 0, 0, 0, 0, 0, 0, 0, 0);

    /** One world in eight is calm; the others are bad in some ways and fine in others. */
    public static Weather drawn(RandomGenerator random) {
        if (random.nextInt(8) == 0) {
            return CALM;
        }
        return new Weather(
                some(random, 0.25),
                some(random, 0.25),
                Duration.ofMillis(random.nextInt(5, 500)),
                some(random, 0.1),
                some(random, 0.1),
                some(random, 0.05),
                some(random, 0.5),
                some(random, 0.15),
                some(random, 0.1),
                some(random, 0.1),
                some(random, 0.3),
                some(random, 0.3),
                some(random, 1));
    }

    private static double some(RandomGenerator random, double most) {
        return random.nextBoolean() ? 0 : random.nextDouble(most);
    }
}
