package dev.squall.toxics;

import static org.assertj.core.api.Assertions.assertThat;

import dev.squall.toxics.metrics.Exposition;
import dev.squall.toxics.metrics.TrafficMetrics;
import dev.squall.toxics.proxy.Surroundings;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What happens before the first client comes. */
class RehearsalTest {
    private Surroundings surroundings;

    @BeforeEach
    void start() throws Exception {
        surroundings = Wiring.surroundings(ToxicsSettings.standard().connections(1));
    }

    @AfterEach
    void stop() {
        surroundings.loops().close();
        surroundings.later().shutdownNow();
        surroundings.resolver().close();
    }

    @Test
    void leavesNothingBehind() {
        Rehearsal.play(surroundings);

        var text = new Exposition();
        TrafficMetrics.write(surroundings.ledger(), text);
        assertThat(text.text()).doesNotContain("plain", "spoiled");
        assertThat(surroundings.held().now()).isZero();
    }
}
