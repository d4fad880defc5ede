package dev.squall.toxics.proxy;

import java.util.concurrent.atomic.AtomicInteger;

/** How many connections a server may have at once. */
public final class Capacity {
    private final AtomicInteger free;

    public Capacity(int most) {
        free = new AtomicInteger(most);
    }

    /** Takes one place; false when there is none. */
    boolean take() {
        return free.getAndUpdate(now -> Math.max(0, now - 1)) > 0;
    }

    void give() {
        free.incrementAndGet();
    }
}
