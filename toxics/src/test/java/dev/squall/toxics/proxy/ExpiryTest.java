package dev.squall.toxics.proxy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.squall.toxics.loop.Loops;
import dev.squall.toxics.loop.Ticker;
import dev.squall.toxics.metrics.Ledger;
import dev.squall.toxics.net.Resolver;
import dev.squall.toxics.toxic.HeldBytes;
import dev.squall.toxics.toxic.Noop;
import java.io.IOException;
import java.lang.Thread.State;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A toxic goes at its time, also when that comes while the toxic is still being placed. */
class ExpiryTest {
    private static final NewToxic BRIEF =
            new NewToxic("t", Stream.DOWNSTREAM, 1, new Noop(), Optional.of(Duration.ofMillis(1)));

    private Surroundings surroundings;
    private Proxies proxies;

    /** Whatever is for later is due at once: it has run, or waits for a lock, when {@link #schedule} returns. */
    private static final class AtOnce extends ScheduledThreadPoolExecutor {
        private volatile Thread thread;

        AtOnce() {
            super(1);
            setThreadFactory(work -> {
                thread = Thread.ofPlatform().daemon().unstarted(work);
                return thread;
            });
        }

        @Override
        public ScheduledFuture<?> schedule(Runnable work, long delay, TimeUnit unit) {
            var scheduled = super.schedule(work, 0, unit);
            Awaitility.await()
                    .pollDelay(Duration.ZERO)
                    .until(() -> scheduled.isDone() || (getActiveCount() == 1 && thread.getState() == State.WAITING));
            return scheduled;
        }
    }

    @BeforeEach
    void start() throws IOException {
        Ticker still = () -> 0;
        surroundings = new Surroundings(
                1,
                Loops.start(1, System::nanoTime, 1024),
                still,
                new Resolver(),
                new AtOnce(),
                new HeldBytes(1024),
                new Ledger(),
                new Capacity(1),
                Duration.ofSeconds(1));
        proxies = new Proxies(surroundings);
    }

    @AfterEach
    void stop() {
        proxies.clear();
        surroundings.loops().close();
        surroundings.later().shutdownNow();
        surroundings.resolver().close();
    }

    private void create(List<NewToxic> toxics) {
        assertThat(proxies.create(new NewProxy("p", "127.0.0.1:0", "127.0.0.1:1", true, toxics)))
                .isInstanceOf(Answer.Done.class);
    }

    private void awaitNone() {
        Awaitility.await().until(() -> proxies.all().getFirst().state().toxics().isEmpty());
    }

    @Test
    void whileItIsAdded() {
        create(List.of());

        assertThat(proxies.addToxic("p", BRIEF)).isInstanceOf(Answer.Done.class);

        awaitNone();
    }

    @Test
    void whileItsProxyIsMade() {
        create(List.of(BRIEF));

        awaitNone();
    }
}
