package dev.squall.coordinator.guard;

import static org.assertj.core.api.Assertions.assertThat;

import dev.squall.model.experiment.Comparison;
import dev.squall.model.experiment.Guard;
import dev.squall.model.experiment.Guard.Reduce;
import dev.squall.model.experiment.Provider;
import dev.squall.model.json.Json;
import dev.squall.model.message.AgentRef;
import dev.squall.model.message.Report;
import dev.squall.model.tolerance.Verdict;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Which of several values is a guard's sample: above 5 it breaches, above 3 it warns. */
class SamplingTest {
    private static final Instant NOW = Instant.parse("2026-03-01T10:00:00Z");

    @Test
    void anyIsTheValueThatBreachesAndElseTheOneThatWarns() {
        assertThat(sample(Reduce.ANY, 1, 4, 9)).isEqualTo("9 DEVIATED");
        assertThat(sample(Reduce.ANY, 1, 4)).isEqualTo("4 HELD");
        assertThat(sample(Reduce.ANY, 1, 2)).isEqualTo("1 HELD");
    }

    @Test
    void allIsTheValueThatDoesNotWarnAndElseTheOneThatDoesNotBreach() {
        assertThat(sample(Reduce.ALL, 9, 4, 1)).isEqualTo("1 HELD");
        assertThat(sample(Reduce.ALL, 9, 4)).isEqualTo("4 HELD");
        assertThat(sample(Reduce.ALL, 9, 8)).isEqualTo("9 DEVIATED");
    }

    private static String sample(Reduce reduce, int... values) {
        var output = new java.util.ArrayList<Json>();
        for (int value : values) {
            output.add(Json.of(value));
        }
        var answer =
                new Report.Succeeded("run", "command", new AgentRef("eu", "a1"), NOW, new Json.Array(output), NOW, NOW);
        var sampling = Sampling.of(guard(reduce), answer, NOW);
        Verdict verdict = sampling.judgement().verdict();
        return sampling.value().map(BigDecimal::toPlainString).orElse("nothing") + " " + verdict;
    }

    private static Guard guard(Reduce reduce) {
        return new Guard(
                "errors",
                new Provider.Native("simulated", "errors", Json.Mapping.EMPTY),
                Optional.empty(),
                Guard.At.COORDINATOR,
                reduce,
                Comparison.parse("> 5").orElseThrow(),
                Comparison.parse("> 3"),
                Optional.empty(),
                Duration.ofSeconds(1),
                Duration.ZERO,
                Guard.Trip.FIRST,
                Guard.NoData.ABORT,
                Optional.empty(),
                Guard.OnTrip.ABORT_RUN,
                Optional.empty(),
                Optional.empty(),
                Guard.Mode.ENFORCE,
                Json.Mapping.EMPTY);
    }
}
