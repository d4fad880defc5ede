package dev.squall.junit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.squall.toxics.ToxicsServer;
import dev.squall.toxics.toxic.Latency;
import java.time.Duration;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.api.parallel.ResourceLock;

/** Tests with toxics that JUnit runs at the same time: each has its own faults, and what one of them leaves fails that one and no other. */
@Timeout(120)
class SideBySideTest {

    private static CyclicBarrier together;
    private static AtomicInteger inside;
    private static ToxicsServer elsewhere;

    @BeforeEach
    void nobodyIsThere() {
        together = new CyclicBarrier(3);
        SideBySide.nobodyIsRefused();
        inside = new AtomicInteger();
    }

    @Test
    void testsOfOneClassWithServersOfTheirOwnAnswerForThemselves() {
        var results = SideBySide.run(OwnServers.class);

        assertThat(results).hasSize(3).containsEntry("first()", null).containsEntry("second()", null);
        assertThat(results.get("leaks()"))
                .hasMessageContaining("OwnServers.leaks() left something behind")
                .hasMessageContaining("toxic 'slow' at proxy 'redis'");
    }

    @Test
    void classesWithServersOfTheirOwnAnswerForThemselves() {
        together = new CyclicBarrier(2);

        var results = SideBySide.run(OneClass.class, OtherClass.class);

        assertThat(results).hasSize(2).containsEntry("well()", null);
        assertThat(results.get("leaks()")).hasMessageContaining("OtherClass.leaks() left something behind");
    }

    @Test
    void theSecondTestAtOneServerIsRefusedAndTheFirstGoesOnUndisturbed() {
        var results = SideBySide.run(SharedServer.class);

        SideBySide.oneIsRefused(
                results,
                "SharedServer.the same and SharedServer.the same run side by side",
                "@ResourceLock(Toxics.LOCK)");
    }

    @Test
    void classesThatTakeTurnsShareTheServerOfSomebodyElse() throws Exception {
        try (var server = ToxicsServer.start()) {
            elsewhere = server;
            var unused = server.proxy("redis", "127.0.0.1:1");

            var results = SideBySide.run(InTurn.class, AlsoInTurn.class);

            assertThat(results).hasSize(3).containsEntry("first()", null).containsEntry("second()", null);
            assertThat(results.get("leaks()")).hasMessageContaining("AlsoInTurn.leaks() left something behind");
            assertThat(server.proxies().getFirst().state().toxics()).isEmpty();
        }
    }

    @Test
    void classesThatInheritAServerFindItAndItsProxiesWell() {
        assertThat(SideBySide.run(FirstHeir.class, SecondHeir.class))
                .containsEntry("breaks()", null)
                .containsEntry("breaksToo()", null);
    }

    private static void meet() throws Exception {
        together.await(60, TimeUnit.SECONDS);
    }

    private static void breaks(ProxyFixture redis) throws Exception {
        assertThat(redis.state().toxics()).isEmpty();
        var own = redis.add(new Latency(Duration.ofSeconds(1)));
        meet();
        assertThat(redis.state().toxics()).containsExactly(own);
        meet();
    }

    /** Meets the others, so that it fails unless they run side by side. */
    @Tag("inner")
    static class OwnServers {
        @RegisterExtension
        final Toxics toxics = new Toxics();

        @Test
        void first() throws Exception {
            breaks(toxics.proxy("redis", "127.0.0.1:1"));
        }

        @Test
        void second() throws Exception {
            breaks(toxics.proxy("redis", "127.0.0.1:1"));
        }

        @Test
        void leaks() throws Exception {
            breaks(toxics.proxy("redis", "127.0.0.1:1"));
            Http.call(toxics, "POST", "/proxies/redis/toxics", Http.TOXIC);
        }
    }

    @Tag("inner")
    static class OneClass {
        @RegisterExtension
        static final Toxics TOXICS = new Toxics();

        @Test
        void well() throws Exception {
            breaks(TOXICS.proxy("redis", "127.0.0.1:1"));
        }
    }

    @Tag("inner")
    static class OtherClass {
        @RegisterExtension
        static final Toxics TOXICS = new Toxics();

        @Test
        void leaks() throws Exception {
            breaks(TOXICS.proxy("redis", "127.0.0.1:1"));
            Http.call(TOXICS, "POST", "/proxies/redis/toxics", Http.TOXIC);
        }
    }

    @Tag("inner")
    @ExtendWith(SideBySide.Watcher.class)
    static class SharedServer {
        @RegisterExtension
        static final Toxics TOXICS = new Toxics();

        static final ProxyFixture REDIS = TOXICS.proxy("redis", "127.0.0.1:1");

        @Test
        @DisplayName("the same")
        void first() throws Exception {
            untilTheOtherIsRefused();
        }

        @Test
        @DisplayName("the same")
        void second() throws Exception {
            untilTheOtherIsRefused();
        }

        private static void untilTheOtherIsRefused() throws Exception {
            var own = REDIS.add(new Latency(Duration.ofSeconds(1)));
            SideBySide.untilAnotherIsRefused();
            assertThat(REDIS.state().toxics()).containsExactly(own);
        }
    }

    private static void alone(ProxyFixture redis) {
        assertThat(inside.incrementAndGet()).isOne();
        assertThat(redis.state().toxics()).isEmpty();
        redis.disable();
        inside.decrementAndGet();
    }

    @Tag("inner")
    @ResourceLock(Toxics.LOCK)
    static class InTurn {
        @RegisterExtension
        static final Toxics TOXICS = Toxics.of(() -> elsewhere);

        @Test
        void first() {
            alone(TOXICS.proxy("redis"));
        }

        @Test
        void second() {
            alone(TOXICS.proxy("redis"));
        }
    }

    @Tag("inner")
    @ResourceLock(Toxics.LOCK)
    static class AlsoInTurn {
        @RegisterExtension
        static final Toxics TOXICS = Toxics.of(() -> elsewhere);

        @Test
        void leaks() throws Exception {
            alone(TOXICS.proxy("redis"));
            Http.call(TOXICS, "POST", "/proxies/redis/toxics", Http.TOXIC);
        }
    }

    @Execution(ExecutionMode.SAME_THREAD)
    @ResourceLock(Toxics.LOCK)
    abstract static class Heirs {
        @RegisterExtension
        static final Toxics TOXICS = new Toxics();

        static final ProxyFixture REDIS = TOXICS.proxy("redis", "127.0.0.1:1");
    }

    @Tag("inner")
    static class FirstHeir extends Heirs {
        @Test
        void breaks() {
            alone(REDIS);
        }
    }

    @Tag("inner")
    static class SecondHeir extends Heirs {
        @Test
        void breaksToo() {
            alone(REDIS);
        }
    }
}
