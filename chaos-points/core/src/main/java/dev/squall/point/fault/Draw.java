package dev.squall.point.fault;

import java.time.Duration;
import java.util.Locale;
import java.util.Optional;

/**
 * What a fault decided for one hit.
 *
 * @param hit    its number, from 1
 * @param value  the number that was drawn for it, from 0 to 1
 * @param effect what it was to meet; empty when it was let through
 * @param delay  how long it was to wait, jitter included; zero unless the effect is a {@link Effect.Delay}
 */
public record Draw(long hit, double value, Optional<Effect> effect, Duration delay) {
    @Override
    public String toString() {
        String word = effect.map(it -> it instanceof Effect.Delay ? "delay " + delay.toMillis() + " ms" : "fail")
                .orElse("pass");
        return String.format(Locale.ROOT, "%d: %.3f %s", hit, value, word);
    }
}
