package dev.squall.toxics.proxy;

import dev.squall.toxics.toxic.Flow;
import dev.squall.toxics.toxic.Piece;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The place of one toxic in a link: at work, or sparing this connection; or what a toxic that went away has left to hand on. */
final class Station {
    private final double fate;
    private @Nullable PlacedToxic placed;
    private @Nullable Flow flow;
    private boolean finished;

    /** @param fate see {@link Draws#fate} */
    Station(PlacedToxic placed, double fate) {
        this.placed = placed;
        this.fate = fate;
    }

    private Station(Flow left) {
        this.fate = 1;
        this.flow = left;
    }

    static Station left(Flow left) {
        return new Station(left);
    }

    /** Empty for what a toxic left. */
    Optional<PlacedToxic> placed() {
        return Optional.ofNullable(placed);
    }

    boolean hits(PlacedToxic changed) {
        return fate < changed.toxicity();
    }

    void place(PlacedToxic changed) {
        placed = changed;
    }

    @Nullable
    Flow flow() {
        return flow;
    }

    void work(@Nullable Flow started) {
        flow = started;
    }

    /** Whether an ending has gone through it: nothing comes after that. */
    boolean isFinished() {
        return finished;
    }

    void finish() {
        finished = true;
        if (flow != null) {
            flow.drain().forEach(Piece::discard);
        }
    }
}
