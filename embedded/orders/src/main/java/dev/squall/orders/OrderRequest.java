package dev.squall.orders;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What a client sent, which may be anything: both values count only once {@link #objection()} is empty. */
record OrderRequest(@Nullable String item, @Nullable Integer quantity) {
    private static final int LONGEST_ITEM = 100;
    private static final int LARGEST_QUANTITY = 1_000;

    /** Why this cannot be ordered. */
    Optional<String> objection() {
        if (item == null || item.isBlank() || item.length() > LONGEST_ITEM) {
            return Optional.of("'item' must be a text of 1 to " + LONGEST_ITEM + " characters");
        }
        if (item.indexOf('\0') >= 0) {
            return Optional.of("'item' must not hold the character NUL"); // PostgreSQL cannot store it
        }
        if (quantity == null || quantity < 1 || quantity > LARGEST_QUANTITY) {
            return Optional.of("'quantity' must be a whole number from 1 to " + LARGEST_QUANTITY);
        }
        return Optional.empty();
    }
}
