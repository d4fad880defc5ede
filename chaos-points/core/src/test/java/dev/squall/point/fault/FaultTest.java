package dev.squall.point.fault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.squall.point.scope.Scope;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class FaultTest {
    private static List<Draw> draws(Fault fault, String point, long seed, int hits) {
        return LongStream.rangeClosed(1, hits)
                .mapToObj(hit -> fault.decide(point, hit, seed))
                .toList();
    }

    private static List<Long> chosen(Fault fault, int hits) {
        return draws(fault, "payment.charge", 7, hits).stream()
                .filter(draw -> draw.effect().isPresent())
                .map(Draw::hit)
                .toList();
    }

    @Test
    void aSeedMeansTheSameForEver() {
        var draws = draws(Fault.failing(0.5), "payment.charge", 7, 8);

        assertThat(draws)
                .extracting(Draw::toString)
                .as("a seed that stands in somebody's journal")
                .containsExactly(
                        "1: 0.074 fail",
                        "2: 0.770 pass",
                        "3: 0.712 pass",
                        "4: 0.686 pass",
                        "5: 0.640 pass",
                        "6: 0.476 fail",
                        "7: 0.894 pass",
                        "8: 0.500 pass");
    }

    @Test
    void anotherSeedOrAnotherPointDrawsOtherwise() {
        var some = draws(Fault.failing(0.5), "payment.charge", 7, 64);

        assertThat(draws(Fault.failing(0.5), "payment.charge", 8, 64)).isNotEqualTo(some);
        assertThat(draws(Fault.failing(0.5), "payment.refund", 7, 64)).isNotEqualTo(some);
    }

    @Test
    void aRateIsTheShareOfHitsThatFail() {
        assertThat(chosen(Fault.failing(0.1), 100_000)).hasSizeBetween(9_700, 10_300);
        assertThat(chosen(Fault.failing(1), 1_000)).hasSize(1_000);
    }

    @Test
    void everyNthAndTheFirstNeedNoLuck() {
        assertThat(chosen(Fault.failing().everyNth(3), 10)).containsExactly(3L, 6L, 9L);
        assertThat(chosen(Fault.delaying(Duration.ofSeconds(1)).first(2), 10)).containsExactly(1L, 2L);
        assertThat(chosen(Fault.failing(), 3)).containsExactly(1L, 2L, 3L);
    }

    @Test
    void aSecondRuleGetsItsShareOfWhatTheFirstLetThrough() {
        var fault = Fault.failing(0.5)
                .otherwise(Fault.delaying(Duration.ofMillis(300)).rate(0.5));

        var draws = draws(fault, "payment.charge", 7, 100_000);

        assertThat(draws.stream().filter(draw -> draw.effect().orElse(null) instanceof Effect.Fail))
                .hasSizeBetween(49_000, 51_000);
        assertThat(draws.stream().filter(draw -> draw.effect().orElse(null) instanceof Effect.Delay))
                .hasSizeBetween(24_000, 26_000);
    }

    @Test
    void jitterStaysWithinItsBoundsAndUsesThem() {
        var delays =
                draws(Fault.delaying(Duration.ofMillis(300)).jitter(Duration.ofMillis(100)), "p", 7, 10_000).stream()
                        .map(Draw::delay)
                        .toList();

        assertThat(delays).allMatch(delay -> delay.toMillis() >= 200 && delay.toMillis() <= 400);
        assertThat(delays).anyMatch(delay -> delay.toMillis() < 210).anyMatch(delay -> delay.toMillis() > 390);
    }

    @Test
    void whatIsSaidLastCounts() {
        var fault = Fault.failing(0.5)
                .with(IOException.class)
                .message("bank is away")
                .everyNth(2)
                .seed(7)
                .within(Scope.named("checkout"))
                .expiry(Duration.ofSeconds(9));

        assertThat(fault.rules()).extracting(Rule::toString).containsExactly("fail with java.io.IOException every 2");
        assertThat(fault.seed()).hasValue(7);
        assertThat(fault.scope()).hasValue("checkout");
        assertThat(fault.expiry()).isEqualTo(Duration.ofSeconds(9));
    }

    @Test
    void noFaultLastsForEver() {
        assertThat(Fault.failing().expiry()).isEqualTo(Duration.ofMinutes(5));
        assertThatThrownBy(() -> Fault.failing().expiry(Duration.ofDays(2))).hasMessageContaining("'expiry'");
    }

    static List<Arguments> outOfBounds() {
        return List.of(
                Arguments.of("rate", (Supplier<Fault>) () -> Fault.failing(0)),
                Arguments.of("rate", (Supplier<Fault>) () -> Fault.failing(1.01)),
                Arguments.of("rate", (Supplier<Fault>) () -> Fault.failing(Double.NaN)),
                Arguments.of("every", (Supplier<Fault>) () -> Fault.failing().everyNth(0)),
                Arguments.of("first", (Supplier<Fault>) () -> Fault.failing().first(-1)),
                Arguments.of("latency", (Supplier<Fault>) () -> Fault.delaying(Duration.ZERO)),
                Arguments.of("latency", (Supplier<Fault>) () -> Fault.delaying(Duration.ofHours(2))),
                Arguments.of("jitter", (Supplier<Fault>)
                        () -> Fault.delaying(Duration.ofMillis(1)).jitter(Duration.ofMillis(2))),
                Arguments.of("jitter", (Supplier<Fault>) () -> Fault.failing().jitter(Duration.ofMillis(2))),
                Arguments.of("delay", (Supplier<Fault>)
                        () -> Fault.delaying(Duration.ofMillis(1)).message("no")),
                Arguments.of(
                        "exception", (Supplier<Fault>) () -> Fault.failing().with(" ")),
                Arguments.of("expiry", (Supplier<Fault>) () -> Fault.failing().expiry(Duration.ZERO)));
    }

    @ParameterizedTest
    @MethodSource("outOfBounds")
    void whatIsOutOfBoundsIsNamed(String name, Supplier<Fault> fault) {
        assertThatThrownBy(fault::get)
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(name);
    }

    @Test
    void fiveRulesAreTooMany() {
        var two = Fault.failing(0.1).otherwise(Fault.failing(0.1));

        assertThatThrownBy(() -> two.otherwise(two).otherwise(Fault.failing())).hasMessageContaining("1 to 4 rules");
    }
}
