package dev.squall.local.simulation;

import java.time.Duration;
import java.util.random.RandomGenerator;

/** Draws from the world's seed, according to the weather, which turns calm when the world heals. */
final class Chance {
    private final RandomGenerator random;
    private Weather weather;

    Chance(RandomGenerator random, Weather weather) {
        this.random = random;
        this.weather = weather;
    }

    Weather weather() {
        return weather;
    }

    void heal() {
        weather = Weather.CALM;
    }

    boolean happens(double probability) {
        return probability > 0 && random.nextDouble() < probability;
    }

    /** From 0 to {@code longest}. */
    Duration within(Duration longest) {
        return Duration.ofMillis(random.nextLong(longest.toMillis() + 1));
    }

    /** How long a message is on its way. */
    Duration way() {
        return happens(weather.straying()) ? within(Weather.FAR) : within(weather.delay());
    }
}
