package dev.squall.point.arming;

import java.util.concurrent.atomic.AtomicInteger;

/** How many hits wait at once, of all armings together: a delay must not take all threads of an application. */
final class Sleepers {
    private final int most;
    private final AtomicInteger now = new AtomicInteger();

    Sleepers(int most) {
        this.most = most;
    }

    /** False when there are enough; otherwise {@link #leave} is owed. */
    boolean enter() {
        if (now.incrementAndGet() <= most) {
            return true;
        }
        leave();
        return false;
    }

    void leave() {
        now.decrementAndGet();
    }
}
