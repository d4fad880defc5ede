package dev.squall.point;

import dev.squall.point.arming.Time;
import java.time.Duration;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/** The machine's own time. Its one thread is made when it is needed, keeps no application alive, and goes away unused. */
final class RealTime implements Time {
    private static final long IDLE_SECONDS = 10;

    private final ScheduledThreadPoolExecutor clock = new ScheduledThreadPoolExecutor(1, RealTime::thread);

    RealTime() {
        clock.setKeepAliveTime(IDLE_SECONDS, TimeUnit.SECONDS);
        clock.allowCoreThreadTimeOut(true);
        clock.setRemoveOnCancelPolicy(true);
    }

    private static Thread thread(Runnable work) {
        var thread = new Thread(null, work, "squall-chaos-points", 0, false);
        thread.setDaemon(true);
        thread.setContextClassLoader(null);
        return thread;
    }

    @Override
    public long nanos() {
        return System.nanoTime();
    }

    @Override
    public Runnable after(Duration length, Runnable work) {
        var alarm = clock.schedule(work, length.toNanos(), TimeUnit.NANOSECONDS);
        return () -> alarm.cancel(false);
    }
}
