package dev.squall.point.arming;

import java.util.Optional;

/**
 * What came of an arming so far.
 *
 * @param seed       what its decisions come from, also when nobody had named one
 * @param hits       how often the point was passed inside the arming's scope
 * @param injections how many of them failed or waited
 * @param skipped    how many were chosen and left alone: no more may wait, or that thread may not
 * @param end        empty while it is armed
 */
public record Tally(String id, String point, long seed, long hits, long injections, long skipped, Optional<End> end) {
    /** Nothing passed the point, so whatever was seen meanwhile says nothing about it. */
    public boolean vacuous() {
        return hits == 0;
    }
}
