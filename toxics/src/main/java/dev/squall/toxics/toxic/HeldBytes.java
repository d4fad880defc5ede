package dev.squall.toxics.toxic;

import java.util.concurrent.atomic.AtomicLong;

/** How many bytes all queues of a server hold back together. Above the limit each holds one piece, and senders wait. */
public final class HeldBytes {
    private final AtomicLong held = new AtomicLong();
    private final long limit;

    public HeldBytes(long limit) {
        this.limit = limit;
    }

    boolean hasRoom() {
        return held.get() < limit;
    }

    void add(long bytes) {
        held.addAndGet(bytes);
    }

    public long now() {
        return held.get();
    }
}
