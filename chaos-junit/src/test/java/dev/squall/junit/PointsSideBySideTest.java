package dev.squall.junit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.squall.point.Armed;
import dev.squall.point.ChaosPoints;
import dev.squall.point.Point;
import dev.squall.point.fault.Fault;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

/** Tests with chaos points that JUnit may run at the same time: points belong to the whole process, so they take turns. */
@Timeout(120)
class PointsSideBySideTest {
    private static final Point CHARGE = ChaosPoints.at("side.charge");

    private static AtomicInteger inside;

    @BeforeEach
    void nobodyIsThere() {
        SideBySide.nobodyIsRefused();
        inside = new AtomicInteger();
    }

    @Test
    void testsWithArmedPointsTakeTurns() {
        var results = SideBySide.run(ArmedTests.class);

        assertThat(results)
                .hasSize(3)
                .containsEntry("fails()", null)
                .containsEntry("isSlow(dev.squall.point.Armed)", null);
        assertThat(results.get("leaks()")).hasMessageContaining("chaos point 'side.charge' was still armed");
        assertThat(CHARGE.isArmed()).isFalse();
    }

    @Test
    void aTestThatLooksAfterPointsWithoutTheLockIsRefusedBesideAnother() {
        var results = SideBySide.run(WithoutLock.class);

        SideBySide.oneIsRefused(results, "run side by side", "@ResourceLock(Points.LOCK)");
        assertThat(CHARGE.isArmed()).isFalse();
    }

    @Tag("inner")
    static class ArmedTests {
        @Test
        @ChaosArmed(point = "side.charge")
        void fails() {
            assertThat(inside.incrementAndGet()).isOne();
            assertThatThrownBy(CHARGE::hit).isNotNull();
            inside.decrementAndGet();
        }

        @Test
        @ChaosArmed(point = "side.charge", delayMillis = 1)
        void isSlow(Armed armed) {
            assertThat(inside.incrementAndGet()).isOne();
            CHARGE.hit();
            assertThat(armed.hits()).isOne();
            inside.decrementAndGet();
        }

        @Test
        @ChaosArmed(point = "side.charge", delayMillis = 1)
        void leaks() {
            assertThat(inside.incrementAndGet()).isOne();
            CHARGE.hit();
            var unused = CHARGE.arm(Fault.failing());
            inside.decrementAndGet();
        }
    }

    @Tag("inner")
    @ExtendWith({SideBySide.Watcher.class, Points.class})
    static class WithoutLock {
        @Test
        void first() throws Exception {
            untilTheOtherIsRefused();
        }

        @Test
        void second() throws Exception {
            untilTheOtherIsRefused();
        }

        private static void untilTheOtherIsRefused() throws Exception {
            try (var armed = ChaosPoints.armed("side.charge", Fault.failing())) {
                SideBySide.untilAnotherIsRefused();
                assertThatThrownBy(CHARGE::hit).isNotNull();
                assertThat(armed.hits()).isOne();
            }
        }
    }
}
