package dev.squall.local;

import dev.squall.agent.call.ElapsedTime;
import dev.squall.agent.worker.Alarm;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Where everything waits for the one loop: what others have for it, and the worker's alarm. The loop is woken for work and
 * for an alarm that is earlier than what it waits for; setting a later alarm costs no switch of threads.
 */
final class Inbox implements Alarm {
    private final ElapsedTime elapsed;
    private final ArrayDeque<Runnable> waiting = new ArrayDeque<>();
    private @Nullable Duration alarm;
    private @Nullable Duration asleepUntil;

    Inbox(ElapsedTime elapsed) {
        this.elapsed = elapsed;
    }

    synchronized void add(Runnable work) {
        waiting.add(work);
        notifyAll();
    }

    @Override
    public synchronized void next(Optional<Duration> at) {
        alarm = at.orElse(null);
        if (alarm != null && asleepUntil != null && alarm.compareTo(asleepUntil) < 0) {
            notifyAll();
        }
    }

    /** Whether the worker wants to be woken now. */
    synchronized boolean alarmIsDue() {
        return alarm != null && alarm.compareTo(elapsed.elapsed()) <= 0;
    }

    /** The next piece of work; null when {@code limit} has passed or the alarm is due. */
    synchronized @Nullable Runnable take(Duration limit) throws InterruptedException {
        var end = elapsed.elapsed().plus(limit);
        while (waiting.isEmpty() && !alarmIsDue()) {
            asleepUntil = alarm != null && alarm.compareTo(end) < 0 ? alarm : end;
            var left = asleepUntil.minus(elapsed.elapsed());
            if (!left.isPositive()) {
                break;
            }
            // One more than floor: woken a moment late rather than again and again a moment early.
            wait(left.toMillis() + 1);
        }
        asleepUntil = null;
        return waiting.poll();
    }
}
