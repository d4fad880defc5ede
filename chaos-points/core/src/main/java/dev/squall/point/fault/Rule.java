package dev.squall.point.fault;

import static java.util.Objects.requireNonNull;

/** Which hits are chosen, and what is done to them. */
public record Rule(When when, Effect effect) {
    public Rule {
        requireNonNull(when, "when is null");
        requireNonNull(effect, "effect is null");
    }

    @Override
    public String toString() {
        return effect + " " + when;
    }
}
