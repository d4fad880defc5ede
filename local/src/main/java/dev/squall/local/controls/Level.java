package dev.squall.local.controls;

import dev.squall.agent.python.ControlPoint;

/** What controls stand around, with the points before and after it. */
enum Level {
    EXPERIMENT(ControlPoint.BEFORE_EXPERIMENT, ControlPoint.AFTER_EXPERIMENT),
    HYPOTHESIS(ControlPoint.BEFORE_HYPOTHESIS, ControlPoint.AFTER_HYPOTHESIS),
    METHOD(ControlPoint.BEFORE_METHOD, ControlPoint.AFTER_METHOD),
    ROLLBACK(ControlPoint.BEFORE_ROLLBACK, ControlPoint.AFTER_ROLLBACK),
    ACTIVITY(ControlPoint.BEFORE_ACTIVITY, ControlPoint.AFTER_ACTIVITY);

    private final ControlPoint before;
    private final ControlPoint after;

    Level(ControlPoint before, ControlPoint after) {
        this.before = before;
        this.after = after;
    }

    ControlPoint before() {
        return before;
    }

    ControlPoint after() {
        return after;
    }
}
