package dev.squall.agent.python;

import java.util.Locale;

/** A moment of a run at which Chaos Toolkit's controls are called. */
public enum ControlPoint {
    CONFIGURE,
    CLEANUP,
    VALIDATE,
    BEFORE_LOADING_EXPERIMENT,
    AFTER_LOADING_EXPERIMENT,
    BEFORE_EXPERIMENT,
    AFTER_EXPERIMENT,
    BEFORE_HYPOTHESIS,
    AFTER_HYPOTHESIS,
    BEFORE_METHOD,
    AFTER_METHOD,
    BEFORE_ROLLBACK,
    AFTER_ROLLBACK,
    BEFORE_ACTIVITY,
    AFTER_ACTIVITY;

    /** The function of a control's module. */
    public String function() {
        return name().toLowerCase(Locale.ROOT) + "_control";
    }

    /** Whether patterns in the control's arguments are replaced; elsewhere they reach it as they are written. */
    boolean substitutes() {
        return switch (this) {
            case CONFIGURE, CLEANUP, VALIDATE -> false;
            case BEFORE_LOADING_EXPERIMENT,
                    AFTER_LOADING_EXPERIMENT,
                    BEFORE_EXPERIMENT,
                    AFTER_EXPERIMENT,
                    BEFORE_HYPOTHESIS,
                    AFTER_HYPOTHESIS,
                    BEFORE_METHOD,
                    AFTER_METHOD,
                    BEFORE_ROLLBACK,
                    AFTER_ROLLBACK,
                    BEFORE_ACTIVITY,
                    AFTER_ACTIVITY -> true;
        };
    }
}
