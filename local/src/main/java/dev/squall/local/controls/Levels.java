package dev.squall.local.controls;

import dev.squall.model.json.Json;
import java.util.EnumSet;
import java.util.Set;

/**
 * Which levels of a run have begun: what has begun ends, what has not does not, and what a control has broken off at its
 * beginning ends without a state. Used on the line's thread only.
 */
final class Levels {
    private final Controls controls;
    private final Wish wish;
    private final boolean rollbacksMayEnd;
    private final Set<Level> begun = EnumSet.noneOf(Level.class);
    private final Set<Level> brokenOff = EnumSet.noneOf(Level.class);

    /** @param rollbacksMayEnd whether rollbacks too are given up when a control wants the run to end */
    Levels(Controls controls, Wish wish, boolean rollbacksMayEnd) {
        this.controls = controls;
        this.wish = wish;
        this.rollbacksMayEnd = rollbacksMayEnd;
    }

    /** Whether a control that wants the run to end keeps this from beginning. */
    boolean turnsBack(Level level) {
        return wish.isOpen() && mayBeTurnedBack(level);
    }

    boolean mayBeTurnedBack(Level level) {
        return rollbacksMayEnd || level != Level.ROLLBACK;
    }

    void begin(Level level, Context context) throws InterruptedException {
        if (turnsBack(level)) {
            return;
        }
        begun.add(level);
        controls.before(level, context).stops().ifPresent(why -> {
            if (level != Level.EXPERIMENT) {
                brokenOff.add(level);
            }
            wish.utter(why);
        });
    }

    /** What controls have made of the state, and whether one of them wants the run to end. */
    Controls.Left end(Level level, Context context, Json state) throws InterruptedException {
        if (!begun.remove(level)) {
            return Controls.Left.untouched(Json.NULL, state);
        }
        var left = controls.after(level, context, brokenOff.remove(level) ? Json.NULL : state);
        left.stops().ifPresent(wish::utter);
        return left;
    }
}
