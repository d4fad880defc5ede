package dev.squall.point;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.squall.point.arming.End;
import dev.squall.point.arming.Limits;
import dev.squall.point.arming.PointView;
import dev.squall.point.fault.ChaosException;
import dev.squall.point.fault.Draw;
import dev.squall.point.fault.Fault;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What a point does while something is armed, and afterwards. */
class PointTest {
    private final Bench bench = new Bench();
    private final Point charge = bench.at("payment.charge");

    private static boolean fails(Point point) {
        try {
            point.hit();
            return false;
        } catch (ChaosException _) {
            return true;
        }
    }

    private static List<Boolean> fails(Point point, int hits) {
        var failed = new ArrayList<Boolean>();
        for (int i = 0; i < hits; i++) {
            failed.add(fails(point));
        }
        return failed;
    }

    @Test
    void anIdlePointDoesNothingAndCountsNothing() {
        assertThatCode(charge::hit).doesNotThrowAnyException();

        assertThat(charge.isArmed()).isFalse();
        assertThat(bench.board.points())
                .containsExactly(new PointView("payment.charge", true, 0, 0, List.of(), Optional.empty()));
    }

    @Test
    void anArmedPointFailsUntilItIsDisarmed() {
        try (var armed = charge.arm(Fault.failing())) {
            assertThatThrownBy(charge::hit)
                    .isInstanceOf(ChaosException.class)
                    .hasMessage("Chaos injection: payment.charge");
            assertThat(armed.hits()).isEqualTo(1);
        }

        assertThat(fails(charge)).isFalse();
        assertThat(charge.isArmed()).isFalse();
    }

    @Test
    void theNameIsThePoint() {
        assertThat(bench.at("payment.charge")).isSameAs(charge);
        assertThatThrownBy(() -> bench.at("payment charge")).hasMessageContaining("'payment charge'");
    }

    @Test
    void theSameSeedFailsTheSameHits() {
        List<Boolean> first;
        try (var armed = charge.arm(Fault.failing(0.5).seed(7))) {
            first = fails(charge, 50);
            assertThat(armed.injections())
                    .isEqualTo(first.stream().filter(it -> it).count());
            assertThat(armed.draws())
                    .extracting(draw -> draw.effect().isPresent())
                    .isEqualTo(first);
        }

        try (var again = charge.arm(Fault.failing(0.5).seed(7))) {
            assertThat(fails(charge, 50)).isEqualTo(first).contains(true, false);
            assertThat(again.seed()).isEqualTo(7);
        }
    }

    @Test
    void aFaultWithoutASeedTellsTheOneThatWasDrawn() {
        try (var armed = charge.arm(Fault.failing(0.5))) {
            assertThat(armed.seed()).isEqualTo(42);
        }
    }

    @Test
    void theLatestCoversWhatIsArmedAndGivesItBack() {
        try (var below = charge.arm(Fault.failing())) {
            try (var above = charge.arm(Fault.failing().with(IllegalStateException.class))) {
                assertThatThrownBy(charge::hit).isInstanceOf(IllegalStateException.class);
                assertThat(below.hits()).isZero();
                assertThat(above.hits()).isEqualTo(1);
            }

            assertThat(fails(charge)).isTrue();
            assertThat(below.hits()).isEqualTo(1);
        }
    }

    @Test
    void whatIsBelowMayEndFirst() {
        var below = charge.arm(Fault.failing());
        try (var above = charge.arm(Fault.failing().with(IllegalStateException.class))) {
            below.close();

            assertThatThrownBy(charge::hit).isInstanceOf(IllegalStateException.class);
            assertThat(above.isVacuous()).isFalse();
        }
        assertThat(charge.isArmed()).isFalse();
    }

    @Test
    void aFaultEndsAtItsExpiryAndTheOneBelowIsBack() {
        try (var below = charge.arm(Fault.failing())) {
            var above =
                    charge.arm(Fault.failing().with(IllegalStateException.class).expiry(Duration.ofSeconds(10)));

            bench.time.pass(Duration.ofSeconds(10));

            assertThat(fails(charge)).isTrue();
            assertThat(above.tally().end()).contains(End.EXPIRED);
            assertThat(below.tally().end()).isEmpty();
        }
    }

    @Test
    void anExpiredFaultDecidesNothingEvenWhenNobodyNoticed() {
        var armed = charge.arm(Fault.failing().expiry(Duration.ofSeconds(10)));

        bench.time.passUnnoticed(Duration.ofSeconds(10));

        assertThat(fails(charge)).isFalse();
        assertThat(armed.isVacuous()).isTrue();
    }

    @Test
    void aRenewedFaultLastsLonger() {
        var armed = charge.arm(Fault.failing().expiry(Duration.ofSeconds(10)));
        bench.time.pass(Duration.ofSeconds(9));

        assertThat(armed.renew(Duration.ofSeconds(10))).isTrue();
        bench.time.pass(Duration.ofSeconds(9));

        assertThat(fails(charge)).isTrue();
        bench.time.pass(Duration.ofSeconds(1));
        assertThat(fails(charge)).isFalse();
        assertThat(armed.renew(Duration.ofSeconds(10))).isFalse();
    }

    @Test
    void renewingForHoursLeavesNoHeapOfAlarms() {
        var armed = charge.arm(Fault.failing().expiry(Duration.ofSeconds(15)));

        for (int i = 0; i < 1_000; i++) {
            bench.time.pass(Duration.ofSeconds(5));
            assertThat(armed.renew(Duration.ofSeconds(15))).isTrue();
        }

        assertThat(bench.time.alarms()).isEqualTo(1);
    }

    @Test
    void aPointMayComeAfterItsFault() {
        try (var armed = bench.points.arm("payment.refund", Fault.failing())) {
            assertThat(bench.board.point("payment.refund"))
                    .hasValueSatisfying(view -> assertThat(view.known()).isFalse());

            assertThat(fails(bench.at("payment.refund"))).isTrue();

            assertThat(armed.hits()).isEqualTo(1);
        }
        assertThat(bench.board.point("payment.refund"))
                .hasValueSatisfying(view -> assertThat(view.known()).isTrue());
    }

    @Test
    void aPointThatNeverCameIsForgottenWithItsFault() {
        bench.points.arm("paymnt.charge", Fault.failing()).close();

        assertThat(bench.board.point("paymnt.charge")).isEmpty();
    }

    @Test
    void aHaltEndsEverythingAndNothingIsArmedUntilItsRelease() {
        var armed = charge.arm(Fault.failing());

        bench.board.halt();

        assertThat(fails(charge)).isFalse();
        assertThat(armed.tally().end()).contains(End.HALTED);
        assertThatThrownBy(() -> charge.arm(Fault.failing())).isInstanceOf(IllegalStateException.class);
        bench.points.unhalt();
        charge.arm(Fault.failing()).close();
    }

    @Test
    void whatIsSwitchedOffStaysOff() {
        var off = new Bench(Limits.USUAL, true);

        off.points.unhalt();

        assertThatThrownBy(() -> off.at("p").arm(Fault.failing()))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("chaos points are halted here");
    }

    @Test
    void namesMadeOfDataDoNotFillTheMemory() {
        var small = new Bench(new Limits(2, 10, 1, 1, 1), false);
        small.at("user.1");
        small.at("user.2");

        var third = small.at("user.3");

        assertThat(small.at("user.3")).isNotSameAs(third);
        assertThatCode(third::hit).doesNotThrowAnyException();
        assertThatThrownBy(() -> third.arm(Fault.failing())).hasMessageContaining("there are 2 points");
    }

    @Test
    void moreThanAllowedIsNotArmed() {
        var small = new Bench(new Limits(10, 2, 1, 1, 1), false);
        try (var _ = small.at("a").arm(Fault.failing());
                var _ = small.at("b").arm(Fault.failing())) {
            assertThatThrownBy(() -> small.at("c").arm(Fault.failing())).hasMessageContaining("2 faults are armed");
        }
        try (var _ = small.at("a").arm(Fault.failing())) {
            assertThatThrownBy(() -> small.at("a").arm(Fault.failing())).hasMessageContaining("armed at 'a'");
        }
    }

    @Test
    void whatHappenedCanBeReadInOneLine() {
        try (var armed = charge.arm(Fault.failing(0.5).seed(7))) {
            fails(charge, 3);

            assertThat(armed.toString())
                    .startsWith(
                            "payment.charge [fail with dev.squall.point.fault.ChaosException at rate 0.5] seed 7, armed:"
                                    + " 3 hits, ")
                    .contains("[1: 0.")
                    .endsWith("]");
        }
    }

    @Test
    void drawsAreLimitedAndHitsAreNot() {
        try (var armed = charge.arm(Fault.failing(0.001).seed(7))) {
            fails(charge, 10_050);

            assertThat(armed.draws()).hasSize(10_000).extracting(Draw::hit).endsWith(10_000L);
            assertThat(armed.hits()).isEqualTo(10_050);
        }
    }
}
