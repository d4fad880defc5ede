package dev.squall.local;

import static org.assertj.core.api.Assertions.assertThat;

import dev.squall.agent.worker.RealTime;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Whoever takes a turn, the sleeper is there when time makes something due. */
@Timeout(20)
class LoopTest {
    @Test
    void sleeperThatFoundTheTurnTakenIsThereForWhatComesDueNext() throws InterruptedException {
        var loop = new Loop(RealTime.ELAPSED);
        var sleeper = Thread.currentThread();
        var turns = new ArrayList<String>();
        var helper = new AtomicReference<Thread>();

        loop.run(() -> {
            if (turns.equals(List.of("helper"))) {
                turns.add(Thread.currentThread() == sleeper ? "sleeper" : "helper");
                return Optional.empty();
            }
            if (Thread.currentThread() == sleeper) {
                // Something is due again and again, until the helper has been faster.
                if (helper.get() == null) {
                    helper.set(Thread.ofPlatform().daemon().start(() -> takeUntil(loop, turns)));
                }
                return Optional.of(Duration.ZERO);
            }
            turns.add("helper");
            while (sleeper.getState() != Thread.State.TIMED_WAITING) {
                Thread.onSpinWait();
            }
            return Optional.of(Duration.ofMillis(50));
        });

        assertThat(turns).containsExactly("helper", "sleeper");
    }

    private static void takeUntil(Loop loop, List<String> turns) {
        while (turns.isEmpty()) {
            loop.take();
        }
    }
}
