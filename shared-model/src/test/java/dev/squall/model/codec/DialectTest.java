package dev.squall.model.codec;

import static org.assertj.core.api.Assertions.assertThat;

import dev.squall.model.experiment.Pauses.Pause;
import dev.squall.model.experiment.Strategies.RollbackStrategy;
import dev.squall.model.tolerance.Tolerance;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What Chaos Toolkit takes and refuses where Squall thinks otherwise. */
class DialectTest {
    private static final String HEAD = "title: t\ndescription: d\n";

    private static Reading read(String rest, Dialect dialect) {
        return ExperimentReader.read("test.yaml", HEAD + rest, dialect);
    }

    private static String probe(String tolerance) {
        return "method: []\nsteady-state-hypothesis:\n  title: h\n  probes:\n"
                + "  - {type: probe, name: p, provider: {type: process, path: x}, tolerance: " + tolerance + "}\n";
    }

    private static Optional<Tolerance> tolerance(String written, Dialect dialect) {
        var experiment = ((Reading.Read) read(probe(written), dialect)).experiment();
        return experiment.hypothesis().orElseThrow().probes().getFirst().tolerance();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "method: [{type: action, name: a, provider: {type: kubernetes, func: pod-kill, arguments: {}}}]",
                "method: [{type: probe, name: a, provider: {type: prometheus, query: up}}]"
            })
    void familiesOfSquallAreNoneThere(String method) {
        assertThat(read(method, Dialect.SQUALL)).isInstanceOf(Reading.Read.class);
        assertThat(read(method, Dialect.CHAOS_TOOLKIT)).isInstanceOf(Reading.Unreadable.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"{status: 200}", "{type: jsonpath, path: \"${p}\"}"})
    void toleranceThatOnlySquallKnowsIsRefusedAndKeptWithoutValidation(String tolerance) {
        assertThat(read(probe(tolerance), Dialect.SQUALL)).isInstanceOf(Reading.Read.class);
        assertThat(read(probe(tolerance), Dialect.CHAOS_TOOLKIT)).isInstanceOf(Reading.Unreadable.class);
        assertThat(read(probe(tolerance), Dialect.CHAOS_TOOLKIT_UNVALIDATED)).isInstanceOf(Reading.Read.class);
    }

    @Test
    void toleranceThatNobodyKnowsIsKeptWithoutValidation() {
        assertThat(tolerance("{type: round}", Dialect.CHAOS_TOOLKIT_UNVALIDATED))
                .containsInstanceOf(Tolerance.Unusable.class);
    }

    @Test
    void pausesWithoutAValueBreakThereAndAreNoneHere() {
        String nothing = "method: [{type: action, name: a, provider: {type: process, path: x}, pauses: null}]";

        assertThat(pauseBefore(nothing, Dialect.CHAOS_TOOLKIT))
                .isEqualTo(new Pause.Impossible("'pauses' has no value"));
        assertThat(pauseBefore(nothing, Dialect.SQUALL)).isEqualTo(Pause.NONE);
    }

    private static Pause pauseBefore(String rest, Dialect dialect) {
        var experiment = ((Reading.Read) read(rest, dialect)).experiment();
        return experiment.method().getFirst().pauses().before();
    }

    @Test
    void unknownRollbackStrategyMeansNeverThere() {
        String unknown = "method: []\nruntime: {rollbacks: {strategy: sometimes}}\n";

        assertThat(((Reading.Read) read(unknown, Dialect.CHAOS_TOOLKIT))
                        .experiment()
                        .strategies()
                        .rollbacks())
                .contains(RollbackStrategy.NEVER);
        assertThat(((Reading.Read) read(unknown, Dialect.SQUALL))
                        .experiment()
                        .strategies()
                        .rollbacks())
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "method: []\nrollbacks: [{ref: nobody}]",
                "method: [{type: action, name: a, provider: {type: process, path: x}}]\nrollbacks: [{ref: a}, {ref: b}]",
                "method: [{name: a, ref: a}]",
                "method: []\ntags: letters",
                "method: [{type: action, name: a, provider: {type: process, path: x}, tolerance: {type: none}}]",
                "method: [{type: action, name: a, provider: {type: process, path: x}, pauses: {after: true}}]",
                "method: [{type: action, name: a, provider: {type: process, path: x}, pauses: {after: -1}}]",
                "method: [{type: action, name: a, provider: {type: process, path: x}, pauses: {before: -0.5}}]",
                "method: [{type: action, name: a, provider: {type: process, path: x}, timeout: true}]",
                "method: [{type: action, name: a, provider: {type: process, path: x, arguments: 5}}]",
                "method: [{type: action, name: 5, provider: {type: process, path: x}}]",
                "method: [{type: action, name: ' ', provider: {type: process, path: x}}]"
            })
    void whatBreaksOnlyWhenItsTurnComesIsReadThere(String rest) {
        assertThat(read(rest, Dialect.SQUALL)).isInstanceOf(Reading.Unreadable.class);
        assertThat(read(rest, Dialect.CHAOS_TOOLKIT)).isInstanceOf(Reading.Read.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "method: []\nrollbacks: ~",
                "method: []\nconfiguration: ~",
                "method: []\nsecrets: ~",
                "method: []\ncontrols: ~",
                "method: []\nsteady-state-hypothesis: ~",
                "method: []\nruntime: {hypothesis: ~}",
                "method: [{type: action, name: a, provider: {type: process, path: x}, controls: ~}]"
            })
    void sectionsWithoutAValueAreRefusedThere(String rest) {
        assertThat(read(rest, Dialect.SQUALL)).isInstanceOf(Reading.Read.class);
        assertThat(read(rest, Dialect.CHAOS_TOOLKIT)).isInstanceOf(Reading.Unreadable.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"~", "x", "{}", "{path: x}", "{type: magic}"})
    void stepWithoutAProviderIsKeptWithoutValidation(String provider) {
        String rest = "method: [{type: action, name: a, provider: " + provider + "}]";

        assertThat(read(rest, Dialect.CHAOS_TOOLKIT)).isInstanceOf(Reading.Unreadable.class);
        assertThat(read(rest, Dialect.CHAOS_TOOLKIT_UNVALIDATED)).isInstanceOf(Reading.Read.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"{name: c, provider: {type: python}}", "{name: c, provider: {type: python, module: m}, ref: d}"})
    void controlThatCannotBeCalledIsRefusedUnlessNothingIsValidated(String control) {
        String rest = "method: []\ncontrols: [" + control + "]";

        assertThat(read(rest, Dialect.SQUALL)).isInstanceOf(Reading.Unreadable.class);
        assertThat(read(rest, Dialect.CHAOS_TOOLKIT)).isInstanceOf(Reading.Unreadable.class);
        assertThat(read(rest, Dialect.CHAOS_TOOLKIT_UNVALIDATED)).isInstanceOf(Reading.Read.class);
    }

    @Test
    void referenceToAControlOfAStepIsFollowedAndAControlThatIsNotPythonIsAWarning() {
        String rest = "method: [{type: action, name: a, provider: {type: process, path: x}, controls: ["
                + "{name: d, provider: {type: python, module: m}}]}]\n"
                + "controls: [{name: c, ref: d, provider: {type: http}}]";

        var reading = (Reading.Read) read(rest, Dialect.SQUALL);

        assertThat(reading.warnings())
                .singleElement()
                .satisfies(warning -> assertThat(warning.path()).isEqualTo("controls[0].provider"));
    }

    @Test
    void judgeThatTakesNoArgumentsCannotBeAsked() {
        String judge = "{type: probe, name: j, provider: {type: process, path: x}}";

        assertThat(tolerance(judge, Dialect.CHAOS_TOOLKIT)).containsInstanceOf(Tolerance.Unusable.class);
    }
}
