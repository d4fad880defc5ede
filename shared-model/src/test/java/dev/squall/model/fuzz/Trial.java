package dev.squall.model.fuzz;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.SplittableRandom;
import java.util.function.Consumer;
import java.util.random.RandomGenerator;

/** Tries something with many seeds: each ends, in a time that only detects a hang, and none asks for more than 64 MB in all. */
final class Trial {
    /** {@code -Dsquall.fuzz.cases=N} tries N of each kind. */
    static final int CASES = Integer.getInteger("squall.fuzz.cases", 400);

    private static final Duration HANG = Duration.ofSeconds(60);
    private static final long MOST_BYTES = 64L << 20;
    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

    private Trial() {}

    static void many(String name, Consumer<RandomGenerator> one) {
        many(name, CASES, one);
    }

    static void many(String name, int cases, Consumer<RandomGenerator> one) {
        long most = 0;
        for (int seed = 0; seed < cases; seed++) {
            var random = new SplittableRandom(seed);
            most = Math.max(most, once(name + ", seed " + seed, () -> one.accept(random)));
        }
        System.out.printf("FUZZ %s: %,d cases, at most %,d bytes allocated by one%n", name, cases, most);
    }

    /** @return bytes that were allocated, whether or not they were needed at the same time */
    static long once(String name, Runnable tried) {
        long bytes = assertTimeoutPreemptively(HANG, () -> allocated(tried, name), name);
        assertThat(bytes).as(name).isLessThan(MOST_BYTES);
        return bytes;
    }

    private static long allocated(Runnable tried, String name) {
        long before = THREADS.getCurrentThreadAllocatedBytes();
        try {
            tried.run();
        } catch (RuntimeException | StackOverflowError unnamed) {
            throw new AssertionError(name, unnamed);
        }
        return THREADS.getCurrentThreadAllocatedBytes() - before;
    }
}
