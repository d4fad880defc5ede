package dev.squall.model.codec;

import static org.assertj.core.api.Assertions.assertThat;

import dev.squall.model.experiment.Experiment;
import dev.squall.model.experiment.Flow;
import dev.squall.model.experiment.RecoveryCheck;
import dev.squall.model.json.Json;
import dev.squall.model.tolerance.Tolerance;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The keys that lift a step out of the plain order. */
class FlowReaderTest {
    private static final String HEAD = "title: t\ndescription: d\n";

    private static Reading reading(String rest, Dialect dialect) {
        return ExperimentReader.read("test.yaml", HEAD + rest, dialect);
    }

    private static Experiment read(String rest) {
        var reading = reading(rest, Dialect.SQUALL);
        assertThat(reading).isInstanceOf(Reading.Read.class);
        return ((Reading.Read) reading).experiment();
    }

    private static List<String> problems(String rest) {
        return reading(rest, Dialect.SQUALL) instanceof Reading.Unreadable(var problems, var _)
                ? problems.stream().map(Problem::toString).toList()
                : List.of();
    }

    private static String method(String keys) {
        return "method: [{type: probe, name: up, provider: {type: process, path: x}, " + keys + "}]\n";
    }

    private static Flow flow(String keys) {
        return read(method(keys)).method().getFirst().flow();
    }

    @Test
    void untilTakesTheTolerancesOfItsStepAndHasLimits() {
        var repeat = flow("tolerance: 0, until: {within: 30s, every: 500ms}")
                .repeat()
                .orElseThrow();

        assertThat(repeat.until()).contains(new Tolerance.Exactly(Json.of(0)));
        assertThat(repeat.within()).contains(Duration.ofSeconds(30));
        assertThat(repeat.every()).isEqualTo(Duration.ofMillis(500));
        assertThat(repeat.times()).isEqualTo(Flow.Repeat.MOST_TIMES);
    }

    @Test
    void conditionIsAValueOrAValueWithATolerance() {
        assertThat(flow("when: \"${go}\"").when()).contains(new Flow.When(Json.of("${go}"), Optional.empty()));
        assertThat(flow("when: {value: 3, tolerance: [1, 5]}")
                        .when()
                        .orElseThrow()
                        .tolerance())
                .contains(new Tolerance.Listed(List.of(Json.of(1), Json.of(5))));
    }

    @Test
    void repeatsGroupsAndMarksAreRead() {
        assertThat(flow("repeat: {times: 3, every: 2s}").repeat())
                .contains(new Flow.Repeat(3, Duration.ofSeconds(2), Optional.empty(), Optional.empty()));
        assertThat(flow("parallel: both").parallel()).contains("both");
        assertThat(flow("may-fail: true").mayFail()).isTrue();
    }

    @Test
    void recoveryAndDeadlineOfTheWholeAreRead() {
        var experiment = read("deadline: 5m\nrecovery: {within: 2m, hold: 10s}\nmethod: []\n");

        assertThat(experiment.deadline()).contains(Duration.ofMinutes(5));
        assertThat(experiment.recovery())
                .contains(new RecoveryCheck(Duration.ofMinutes(2), Duration.ofSeconds(1), Duration.ofSeconds(10)));
    }

    @Test
    void outputsThatAreReferredToAreKnown() {
        var experiment = read(
                method("timeout: 5")
                        + "rollbacks: [{type: action, name: undo, provider: {type: http, url: \"http://a/${steps.up.output.id}\"}}]");

        assertThat(experiment.outputsUsed()).containsExactly("up");
    }

    @Test
    void checkCarriesItsProbesOutOnce() {
        var experiment = read(method("tolerance: 0, until: {times: 3}")
                + "steady-state-hypothesis: {title: h, probes: [{ref: up, tolerance: 0}]}");

        assertThat(experiment.method().getFirst().flow()).isNotEqualTo(Flow.PLAIN);
        assertThat(experiment.hypothesis().orElseThrow().probes().getFirst().flow())
                .isEqualTo(Flow.PLAIN);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "tolerance: 0, until: {every: 1s}; method[0].until: 'within' is missing",
                "until: {times: 3}; method[0].until: 'tolerance' is missing",
                "repeat: {every: 1s}; method[0].repeat: 'times' is missing",
                "repeat: {times: 0}; method[0].repeat: 'times' must be 1 to 10000",
                "repeat: {times: 3}, tolerance: 0, until: {times: 2}; method[0].repeat: stands beside 'until'",
                "repeat: {times: 3}, background: true; method[0].repeat: a step in the background is carried out once",
                "'tolerance: 0, until: {times: 3}, background: true'; method[0].until: a step in the background",
                "repeat: {times: 3}, parallel: g; a step of a 'parallel' group is carried out once",
                "pauses: {after: 1}, parallel: g; method[0].pauses: a step of a parallel group",
                "when: {tolerance: 1}; method[0].when: 'value' is missing",
                "'when: {value: 1, tolerance: {type: probe, name: p, provider: {type: process, path: x}}}'; method[0].when.tolerance",
                "may-fail: 3; method[0].may-fail: must be true or false",
            })
    void wrongKeysAreRefused(String keys, String problem) {
        assertThat(problems(method(keys.replaceAll("^'|'$", ""))))
                .anySatisfy(found -> assertThat(found).contains(problem));
    }

    @Test
    void referenceToAStepThatIsNotThereIsRefused() {
        assertThat(problems(method("when: \"${steps.upp.output}\"")))
                .anySatisfy(found -> assertThat(found).contains("'upp'").contains("did you mean 'up'?"));
    }

    @Test
    void toChaosToolkitTheyMeanNothing() {
        var reading = reading(method("repeat: nonsense, when: [1], parallel: {}"), Dialect.CHAOS_TOOLKIT);

        assertThat(reading).isInstanceOf(Reading.Read.class);
    }
}
