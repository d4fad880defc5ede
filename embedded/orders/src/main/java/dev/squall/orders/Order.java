package dev.squall.orders;

import java.time.Instant;

/** An order as it was accepted. */
record Order(long id, String item, int quantity, Instant placed) {}
