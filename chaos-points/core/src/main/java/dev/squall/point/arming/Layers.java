package dev.squall.point.arming;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The armings of one point, the latest first. The first that holds for a caller decides for it alone, so that one covers
 * the others as long as it lasts and gives them back when it ends.
 */
public final class Layers {
    private final Arming[] latestFirst;

    Layers(List<Arming> latestFirst) {
        this.latestFirst = latestFirst.toArray(Arming[]::new);
    }

    /** What the calling thread meets now; null lets it through. */
    public @Nullable Injection hit() {
        for (Arming each : latestFirst) {
            if (each.holds()) {
                return each.hit();
            }
        }
        return null;
    }
}
