package dev.squall.embedded.waiting;

import java.time.Duration;
import java.util.function.BooleanSupplier;

/** The one place where this module sleeps: asks a question again and again until the answer is yes or the limit has passed. */
public final class Waiting {
    private Waiting() {}

    /** True as soon as {@code condition} holds; false when {@code limit} passed without it. */
    public static boolean until(Duration limit, Duration interval, BooleanSupplier condition)
            throws InterruptedException {
        long end = System.nanoTime() + limit.toNanos();
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() - end >= 0) {
                return false;
            }
            Thread.sleep(interval);
        }
        return true;
    }
}
