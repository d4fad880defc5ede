package dev.squall.toxics.loop;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A loop of its own. */
class EventLoopTest {
    private EventLoop loop;

    @BeforeEach
    void start() throws Exception {
        long origin = System.nanoTime();
        loop = EventLoop.start("test", () -> System.nanoTime() - origin, 1 << 20);
    }

    @AfterEach
    void end() {
        loop.end();
    }

    @Test
    void whatFailsEndsNothing() throws Exception {
        loop.run(() -> {
            throw new IllegalStateException("on purpose");
        });
        loop.run(() -> {
            throw new StackOverflowError("on purpose");
        });

        assertThat(loop.settle(() -> {}).get(10, TimeUnit.SECONDS)).isNull();
    }

    @Test
    void alarmsRingNotBeforeTheirTime() throws Exception {
        var rang = new CompletableFuture<Long>();
        long due = loop.now() + TimeUnit.MILLISECONDS.toNanos(30);
        var alarm = new Alarm() {
            @Override
            protected void ring() {
                rang.complete(loop.now());
            }
        };

        loop.run(() -> loop.set(alarm, due));

        assertThat(rang.get(10, TimeUnit.SECONDS)).isGreaterThanOrEqualTo(due);
    }

    @Test
    void aTaskMayAskForAnother() throws Exception {
        var second = new CompletableFuture<Thread>();

        loop.run(() -> loop.run(() -> second.complete(Thread.currentThread())));

        assertThat(second.get(10, TimeUnit.SECONDS).getName()).isEqualTo("test");
    }
}
