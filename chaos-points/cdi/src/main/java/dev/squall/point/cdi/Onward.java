package dev.squall.point.cdi;

import java.util.concurrent.Executor;
import java.util.concurrent.ForkJoinPool;

/**
 * Where a call goes on after it waited without a thread: on the event loop that it came from, else on a thread that may be
 * made to wait, with the caller's class loader.
 */
final class Onward {
    private Onward() {}

    static Executor here() {
        Executor loop = Present.VERTX ? EventLoop.ofCaller() : null;
        if (loop != null) {
            return loop;
        }
        Executor workers = Present.MUTINY ? Workers.shared() : ForkJoinPool.commonPool();
        ClassLoader loader = Thread.currentThread().getContextClassLoader();
        return work -> workers.execute(() -> with(loader, work));
    }

    private static void with(ClassLoader loader, Runnable work) {
        Thread thread = Thread.currentThread();
        ClassLoader before = thread.getContextClassLoader();
        thread.setContextClassLoader(loader);
        try {
            work.run();
        } finally {
            thread.setContextClassLoader(before);
        }
    }
}
