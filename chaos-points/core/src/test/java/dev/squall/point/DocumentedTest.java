package dev.squall.point;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.squall.point.fault.Fault;
import dev.squall.point.scope.Scope;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/** The code that docs/chaos-points.md shows. */
class DocumentedTest {
    private static final Point CHARGE = ChaosPoints.at("payment.charge");

    String charge() throws IOException {
        CHARGE.hit(IOException.class);
        return "charged";
    }

    @Test
    void aTestArmsAPointAndAsksWhatCameOfIt() throws IOException {
        try (var armed = CHARGE.arm(Fault.failing().first(2))) {
            assertThatThrownBy(this::charge).hasMessage("Chaos injection: payment.charge");
            assertThatThrownBy(this::charge).hasMessage("Chaos injection: payment.charge");
            assertThat(charge()).isEqualTo("charged");

            assertThat(armed.hits()).isEqualTo(3);
            assertThat(armed.injections()).isEqualTo(2);
            assertThat(armed.isVacuous()).isFalse();
        }
    }

    @Test
    void faultsAreMadeOfTheirParts() {
        var half = Fault.failing(0.5).with(IOException.class).seed(7);
        var slow = Fault.delaying(Duration.ofSeconds(3)).jitter(Duration.ofMillis(200));
        var both = Fault.failing(0.1).otherwise(slow.everyNth(3)).within(Scope.named("me"));

        assertThat(List.of(half, slow, both))
                .allSatisfy(fault -> assertThat(LongStream.rangeClosed(1, 100)
                                .mapToObj(hit -> fault.decide("payment.charge", hit, 7))
                                .filter(draw -> draw.effect().isPresent()))
                        .isNotEmpty());
    }
}
