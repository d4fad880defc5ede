package dev.squall.toxics.proxy;

import dev.squall.toxics.toxic.Toxic;
import java.time.Duration;
import java.util.Optional;

/**
 * A toxic as somebody wants it.
 *
 * @param name unique in its proxy, over both directions
 * @param toxicity the share of connections that it hits; what is above 1 is all, what is below 0 is none
 * @param expiry after which it goes by itself
 */
public record NewToxic(String name, Stream stream, float toxicity, Toxic toxic, Optional<Duration> expiry) {
    /** Longer than anybody means. */
    public static final Duration LONGEST_EXPIRY = Duration.ofDays(366);

    public NewToxic {
        if (name.isEmpty()) {
            throw new IllegalArgumentException("a toxic needs a name");
        }
        if (expiry.filter(length -> !length.isPositive() || length.compareTo(LONGEST_EXPIRY) > 0)
                .isPresent()) {
            throw new IllegalArgumentException(
                    "an expiry is a positive length of time of 366 days at most: " + expiry.get());
        }
    }

    /** Named as Toxiproxy names one that got no name. */
    public static String defaultName(String type, Stream stream) {
        return type + "_" + stream.spelling();
    }
}
