package dev.squall.toxics.proxy;

import dev.squall.toxics.toxic.ToxicType;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/**
 * What is to be different about a toxic; what is empty stays.
 *
 * @param type what the toxic is; that cannot be changed
 * @param attributes those that change
 * @param expiry counted from now; zero for none
 */
public record ToxicChange(
        ToxicType type, Map<String, Number> attributes, Optional<Float> toxicity, Optional<Duration> expiry) {
    public ToxicChange {
        attributes = Map.copyOf(attributes);
        if (expiry.filter(length -> length.isNegative() || length.compareTo(NewToxic.LONGEST_EXPIRY) > 0)
                .isPresent()) {
            throw new IllegalArgumentException("an expiry is zero to 366 days: " + expiry.get());
        }
    }
}
