package dev.squall.point.arming;

/**
 * How much there may be of everything.
 *
 * @param points     names that the application has, or that something is armed for
 * @param armings    armings at once
 * @param perPoint   armings of one point at once
 * @param remembered armings that are over and can still be asked about
 * @param sleepers   hits that wait at once
 */
public record Limits(int points, int armings, int perPoint, int remembered, int sleepers) {
    public static final Limits USUAL = new Limits(10_000, 1_024, 64, 1_024, 256);

    public Limits {
        if (points < 1 || armings < 1 || perPoint < 1 || remembered < 1 || sleepers < 0) {
            throw new IllegalArgumentException("limits are 1 or more, and 0 or more for sleepers");
        }
    }

    public Limits sleepers(int most) {
        return new Limits(points, armings, perPoint, remembered, most);
    }
}
