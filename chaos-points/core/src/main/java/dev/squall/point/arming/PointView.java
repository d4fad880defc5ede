package dev.squall.point.arming;

import java.util.List;
import java.util.Optional;

/**
 * What is known of a point.
 *
 * @param known      whether the application has it; false when something is armed for a point that never showed up
 * @param hits       hits while something was armed, since the application started: an idle point does not count
 * @param injections how many of them failed or waited
 * @param armed      the latest first; the first that holds for a caller decides for it
 * @param last       the one that ended last, if any did
 */
public record PointView(
        String name, boolean known, long hits, long injections, List<Arming> armed, Optional<Arming> last) {
    public PointView {
        armed = List.copyOf(armed);
    }
}
