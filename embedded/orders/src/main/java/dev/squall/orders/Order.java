package dev.squall.orders;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Instant;

/** An order as it was accepted, and what became of its payment. */
record Order(long id, String item, int quantity, Instant placed, Status status) {
    /** Of the payment. */
    enum Status {
        /** Nothing was charged so far. */
        @JsonProperty("pending_payment")
        PENDING_PAYMENT,
        @JsonProperty("completed")
        COMPLETED,
        @JsonProperty("refunded")
        REFUNDED
    }

    Order with(Status next) {
        return new Order(id, item, quantity, placed, next);
    }
}
