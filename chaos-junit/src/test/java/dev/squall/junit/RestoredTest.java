package dev.squall.junit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import dev.squall.point.ChaosPoints;
import dev.squall.point.Point;
import dev.squall.point.fault.Fault;
import dev.squall.toxics.ToxicProxy;
import dev.squall.toxics.ToxicsServer;
import dev.squall.toxics.toxic.Latency;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.testkit.engine.EngineTestKit;
import org.junit.platform.testkit.engine.Event;

/** Whatever a test did and however it ended, everything is as it was afterwards; what it left behind fails it. */
class RestoredTest {
    private static final Point CHARGE = ChaosPoints.at("test.charge");
    private static ToxicsServer server;

    @BeforeEach
    void start() throws IOException {
        server = ToxicsServer.start();
        var unused = server.proxy("redis", "127.0.0.1:1");
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void aTestThatBreaksAProxyAndFailsInTheMiddleLeavesItWell() {
        var results = run(Breaking.class);

        assertThat(results.get("throwsInTheMiddle()")).hasMessage("on purpose").hasNoSuppressedExceptions();
        assertThat(results).containsEntry("passes()", null);
        allIsWell();
    }

    @Test
    void whatAnotherClientDidOverHttpIsUndoneAndFailsTheTestByName() {
        var results = run(OverHttp.class);

        assertThat(results.get("addsAToxic()"))
                .hasMessageContaining("OverHttp.addsAToxic()")
                .hasMessageContaining("toxic 'slow' at proxy 'redis'");
        assertThat(results.get("disables()")).hasMessageContaining("proxy 'redis' was disabled");
        assertThat(results.get("deletes()")).hasMessageContaining("proxy 'redis' was deleted");
        assertThat(results.get("makesAProxy()")).hasMessageContaining("proxy 'other'");
        assertThat(results.get("throwsAfterAToxic()").getSuppressed()[0]).hasMessageContaining("toxic 'slow'");
        assertThat(results).containsEntry("cleansUp()", null);
        allIsWell();
    }

    @Test
    void armedPointsEndWithTheTestAndAFailureTellsTheSeed() {
        var results = run(Arming.class);

        assertThat(results).containsEntry("isHit()", null);
        assertThat(results.get("failsWhileArmed()").getSuppressed()[0])
                .hasMessageContaining("test.charge")
                .hasMessageContaining("seed 7");
        assertThat(results.get("leavesAPointArmed()"))
                .hasMessageContaining("Arming.leavesAPointArmed()")
                .hasMessageContaining("chaos point 'test.charge'");
        assertThat(results.get("missesItsPoint()")).hasMessageContaining("nothing passed [test.charge]");
        assertThat(CHARGE.isArmed()).isFalse();
    }

    @Test
    void everyTestOfAnInstanceFieldHasAServerOfItsOwn() {
        assertThat(run(OwnServers.class)).containsEntry("first()", null).containsEntry("second()", null);
    }

    private static void allIsWell() {
        var proxies = server.proxies();
        assertThat(proxies).extracting(ToxicProxy::name).containsExactly("redis");
        assertThat(proxies.getFirst().state().enabled()).isTrue();
        assertThat(proxies.getFirst().state().toxics()).isEmpty();
    }

    /** What each test failed by; null when it passed. */
    private static Map<String, Throwable> run(Class<?> type) {
        List<Event> finished = EngineTestKit.engine("junit-jupiter")
                .selectors(selectClass(type))
                .execute()
                .testEvents()
                .finished()
                .list();
        var results = new java.util.TreeMap<String, Throwable>();
        finished.forEach(event -> results.put(
                event.getTestDescriptor().getDisplayName(),
                event.getRequiredPayload(TestExecutionResult.class)
                        .getThrowable()
                        .orElse(null)));
        return results;
    }

    @Tag("inner")
    static class Breaking {
        @RegisterExtension
        static final Toxics TOXICS = Toxics.of(() -> server);

        @Test
        void throwsInTheMiddle() {
            TOXICS.proxy("redis").add(new Latency(Duration.ofSeconds(5)));
            TOXICS.proxy("redis").disable();
            throw new IllegalStateException("on purpose");
        }

        @Test
        void passes() {
            TOXICS.proxy("redis").add(new Latency(Duration.ofSeconds(5)));
        }
    }

    @Tag("inner")
    static class OverHttp {
        @RegisterExtension
        static final Toxics TOXICS = Toxics.of(() -> server);

        @Test
        void addsAToxic() throws Exception {
            Http.call(TOXICS, "POST", "/proxies/redis/toxics", Http.TOXIC);
        }

        @Test
        void throwsAfterAToxic() throws Exception {
            Http.call(TOXICS, "POST", "/proxies/redis/toxics", Http.TOXIC);
            throw new IllegalStateException("on purpose");
        }

        @Test
        void disables() throws Exception {
            Http.call(TOXICS, "POST", "/proxies/redis", "{\"enabled\":false}");
        }

        @Test
        void deletes() throws Exception {
            Http.call(TOXICS, "DELETE", "/proxies/redis", "");
        }

        @Test
        void makesAProxy() throws Exception {
            Http.call(TOXICS, "POST", "/proxies", "{\"name\":\"other\",\"upstream\":\"127.0.0.1:1\"}");
        }

        @Test
        void cleansUp() throws Exception {
            Http.call(TOXICS, "POST", "/proxies/redis/toxics", Http.TOXIC);
            Http.call(TOXICS, "DELETE", "/proxies/redis/toxics/slow", "");
        }
    }

    @Tag("inner")
    @ExtendWith(Points.class)
    static class Arming {
        @Test
        @ChaosArmed(point = "test.charge", exception = IllegalArgumentException.class)
        void isHit() {
            org.assertj.core.api.Assertions.assertThatThrownBy(CHARGE::hit)
                    .isInstanceOf(IllegalArgumentException.class);
        }

        @Test
        @ChaosArmed(point = "test.charge", seed = 7)
        void failsWhileArmed() {
            CHARGE.hit();
        }

        @Test
        void leavesAPointArmed() {
            var unused = CHARGE.arm(Fault.failing());
        }

        @Test
        @ChaosArmed(point = "test.charge")
        void missesItsPoint() {}
    }

    @Tag("inner")
    static class OwnServers {
        @RegisterExtension
        final Toxics toxics = new Toxics();

        @Test
        void first() {
            assertThat(toxics.proxy("redis", "127.0.0.1:1").state().enabled()).isTrue();
        }

        @Test
        void second() {
            assertThat(toxics.proxy("redis", "127.0.0.1:1").state().enabled()).isTrue();
        }
    }
}
