package dev.squall.point.arming;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Time that passes when the test says so. */
public final class ManualTime implements Time {
    private record Alarm(long at, Runnable work) {}

    private final List<Alarm> alarms = new ArrayList<>();
    private long now = Long.MAX_VALUE - 1_000; // it may overflow, as the machine's may

    @Override
    public synchronized long nanos() {
        return now;
    }

    @Override
    public synchronized Runnable after(Duration length, Runnable work) {
        var alarm = new Alarm(now + length.toNanos(), work);
        alarms.add(alarm);
        return () -> takeBack(alarm);
    }

    private synchronized void takeBack(Alarm alarm) {
        alarms.remove(alarm);
    }

    public void pass(Duration length) {
        List<Alarm> due;
        synchronized (this) {
            now += length.toNanos();
            due = alarms.stream()
                    .filter(alarm -> alarm.at - now <= 0)
                    .sorted(Comparator.comparingLong(alarm -> alarm.at - now))
                    .toList();
            alarms.removeAll(due);
        }
        due.forEach(alarm -> alarm.work.run());
    }

    /** Time passes and nobody is woken: a machine that was asleep. */
    public synchronized void passUnnoticed(Duration length) {
        now += length.toNanos();
    }

    public synchronized int alarms() {
        return alarms.size();
    }
}
