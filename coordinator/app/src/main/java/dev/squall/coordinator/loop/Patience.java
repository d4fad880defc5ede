package dev.squall.coordinator.loop;

import dev.squall.coordinator.runner.StoreUnavailable;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Does the same thing again while the store is away, for as long as that takes or until it is ended. */
final class Patience {
    private static final Duration FIRST_PAUSE = Duration.ofMillis(50);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(1);

    private final LoopObserver observer;
    private final CountDownLatch end = new CountDownLatch(1);
    private volatile boolean stalled;

    Patience(LoopObserver observer) {
        this.observer = observer;
    }

    boolean stalled() {
        return stalled;
    }

    boolean ended() {
        return end.getCount() == 0;
    }

    void end() {
        end.countDown();
    }

    /** Returns without success only when it was ended. */
    void persist(Runnable action) {
        var pause = FIRST_PAUSE;
        while (!ended()) {
            try {
                action.run();
                resume();
                return;
            } catch (StoreUnavailable away) {
                stall(away);
            }
            waitFor(pause);
            pause = pause.multipliedBy(2).compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : pause.multipliedBy(2);
        }
    }

    private void stall(StoreUnavailable away) {
        if (!stalled) {
            stalled = true;
            observer.stalled(away);
        }
    }

    private void resume() {
        if (stalled) {
            stalled = false;
            observer.resumed();
        }
    }

    private void waitFor(Duration pause) {
        try {
            end.await(pause.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            end();
            Thread.currentThread().interrupt();
        }
    }
}
