package dev.squall.agent.python;

import static org.assertj.core.api.Assertions.assertThat;

import dev.squall.agent.policy.Policy;
import dev.squall.model.codec.JsonReader;
import dev.squall.model.json.Json;
import dev.squall.testbed.RequiresPython;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

@RequiresPython
class PythonControlTest {
    private static final Json EXPERIMENT = json("""
            {"title": "t", "extensions": [{"name": "x"}],
             "method": [{"name": "one"}, {"name": "two"}], "rollbacks": [{"name": "three"}]}""");

    @TempDir
    Path directory;

    private PythonBench python;

    @BeforeEach
    void begin() throws Exception {
        python = PythonBench.in(directory).module("watch", """
                import sys, time

                class Interruption(Exception): pass
                Interruption.__module__, Interruption.__qualname__ = "chaoslib.exceptions", "InterruptExecution"
                seen = []

                def configure_control(experiment, secrets, configuration, settings, event_registry, level):
                    seen.append([experiment["title"], secrets, configuration, settings, event_registry, level])
                def cleanup_control(): seen.append("cleaned up")
                def validate_control(control): seen.append(control["name"])
                def before_loading_experiment_control(context): seen.append(context)
                def before_experiment_control(context, experiment, secrets, configuration, settings, extensions, level):
                    context["title"] = "changed"
                    configuration["more"] = level
                    seen.append([experiment is context, secrets, settings, extensions, level])
                def after_experiment_control(context, state, **arguments):
                    state["seen"] = seen[:]
                    state["rest"] = arguments
                def before_hypothesis_control(context): raise ValueError("a control's own trouble")
                def after_hypothesis_control(state): pass
                def before_method_control(context): raise Interruption("not today")
                def after_method_control(context): sys.exit(20)
                def before_activity_control(context, experiment):
                    context["dry"] = True
                    experiment["method"].append({"name": "more"})
                def after_activity_control(context, state): state["output"] = {1}
                def before_rollback_control(context): time.sleep(600)
                """);
    }

    @AfterEach
    void end() {
        python.close();
    }

    private static Json json(String text) {
        return JsonReader.parse(text.getBytes(StandardCharsets.UTF_8));
    }

    private static ControlCall call(ControlPoint point, String module, Json context, Json state) {
        var control = (Json.Mapping) json("{\"name\": \"c\", \"provider\": {\"type\": \"python\", \"module\": \""
                + module + "\", \"arguments\": {\"level\": \"${host}\"}}}");
        return new ControlCall(
                point,
                control,
                context,
                state,
                EXPERIMENT,
                Json.mapping("host", Json.of("h")),
                (Json.Mapping) json("{\"group\": {\"token\": \"t\"}}"),
                json("{\"runtime\": {}}"));
    }

    private ControlAnswer at(ControlPoint point, Json context, Json state) throws InterruptedException {
        return python.host().control(call(point, "watch", context, state), PythonBench.PLENTY);
    }

    /** A control without arguments, configuration and secrets. */
    private ControlAnswer bare(ControlPoint point, Json context, Json state, Duration limit)
            throws InterruptedException {
        var control = (Json.Mapping) json("{\"provider\": {\"module\": \"watch\"}}");
        var none = Json.Mapping.EMPTY;
        return python.host()
                .control(new ControlCall(point, control, context, state, EXPERIMENT, none, none, Json.NULL), limit);
    }

    private ControlAnswer.Left left(ControlPoint point, Json context, Json state) throws InterruptedException {
        return switch (at(point, context, state)) {
            case ControlAnswer.Applied(var left, var swallowed) -> {
                assertThat(swallowed).isEmpty();
                yield left;
            }
            case ControlAnswer other -> throw new AssertionError(other);
        };
    }

    @Test
    void eachPointGetsWhatItsParametersAskFor() throws Exception {
        left(ControlPoint.VALIDATE, Json.NULL, Json.NULL);
        left(ControlPoint.CONFIGURE, EXPERIMENT, Json.NULL);
        left(ControlPoint.BEFORE_EXPERIMENT, EXPERIMENT, Json.NULL);
        left(ControlPoint.CLEANUP, Json.NULL, Json.NULL);

        assertThat(left(ControlPoint.AFTER_EXPERIMENT, EXPERIMENT, json("{\"status\": \"completed\"}"))
                        .state())
                .isEqualTo(json("""
                        {"status": "completed", "seen": [
                          "c",
                          ["t", {"group": {"token": "t"}}, {"host": "h"}, {"runtime": {}}, null, "${host}"],
                          [true, {"group": {"token": "t"}}, {"runtime": {}}, [{"name": "x"}], "h"],
                          "cleaned up"],
                         "rest": {"level": "h"}}"""));
    }

    @Test
    void whatAControlChangesComesBackAndTheRestIsAsItWas() throws Exception {
        var left = left(ControlPoint.BEFORE_EXPERIMENT, EXPERIMENT, Json.NULL);

        assertThat(left.context()).isEqualTo(((Json.Mapping) EXPERIMENT).with("title", Json.of("changed")));
        assertThat(left.experiment()).isEqualTo(left.context());
        assertThat(left.configuration()).isEqualTo(json("{\"host\": \"h\", \"more\": \"h\"}"));
        assertThat(left.state()).isEqualTo(Json.NULL);
    }

    @Test
    void anActivityIsTheVeryOneOfTheExperiment() throws Exception {
        var changed = bare(ControlPoint.BEFORE_ACTIVITY, json("{\"name\": \"two\"}"), Json.NULL, PythonBench.PLENTY);

        assertThat(changed).isInstanceOfSatisfying(ControlAnswer.Applied.class, applied -> {
            assertThat(applied.left().context()).isEqualTo(json("{\"name\": \"two\", \"dry\": true}"));
            assertThat(((Json.Mapping) applied.left().experiment()).get("method"))
                    .contains(json("[{\"name\": \"one\"}, {\"name\": \"two\", \"dry\": true}, {\"name\": \"more\"}]"));
        });
    }

    @Test
    void whatAControlLeavesThatIsNoJsonSaysSo() throws Exception {
        var state = json("{\"status\": \"succeeded\"}");

        assertThat(bare(ControlPoint.AFTER_ACTIVITY, json("{\"name\": \"one\"}"), state, PythonBench.PLENTY))
                .isInstanceOfSatisfying(
                        ControlAnswer.Applied.class,
                        applied -> assertThat(applied.left().state())
                                .isEqualTo(json("{\"unserialisable\": \"{'status': 'succeeded', 'output': {1}}\"}")));
    }

    @ParameterizedTest
    @CsvSource({
        "BEFORE_HYPOTHESIS, ValueError: a control's own trouble",
        "AFTER_HYPOTHESIS, TypeError: after_hypothesis_control() got an unexpected keyword argument"
    })
    void whatAControlRaisesIsSwallowedAndTold(ControlPoint point, String line) throws Exception {
        assertThat(bare(point, EXPERIMENT, Json.NULL, PythonBench.PLENTY))
                .isInstanceOfSatisfying(
                        ControlAnswer.Applied.class,
                        applied -> assertThat(applied.swallowed().orElseThrow().line())
                                .startsWith(line));
    }

    @ParameterizedTest
    @CsvSource({"BEFORE_METHOD, chaoslib.exceptions.InterruptExecution: not today", "AFTER_METHOD, SystemExit: 20"})
    void aControlMayInterruptTheRun(ControlPoint point, String line) throws Exception {
        assertThat(bare(point, EXPERIMENT, Json.NULL, PythonBench.PLENTY))
                .isInstanceOfSatisfying(
                        ControlAnswer.Interrupts.class,
                        interrupts -> assertThat(interrupts.error().line()).isEqualTo(line));
    }

    @Test
    void aPointWithoutAFunctionIsNothing() throws Exception {
        assertThat(at(ControlPoint.AFTER_LOADING_EXPERIMENT, Json.of("e.yaml"), Json.NULL))
                .isEqualTo(new ControlAnswer.NotThere());
    }

    @ParameterizedTest
    @EnumSource(ControlPoint.class)
    void aModuleThatCannotBeImportedIsUnloadableAtEveryPoint(ControlPoint point) throws Exception {
        assertThat(python.host().control(call(point, "nosuch", EXPERIMENT, Json.NULL), PythonBench.PLENTY))
                .isInstanceOfSatisfying(
                        ControlAnswer.Unloadable.class,
                        unloadable ->
                                assertThat(unloadable.detail()).contains("Python module 'nosuch' cannot be imported"));
    }

    @Test
    void aControlThatDoesNotEndIsBrokenOffAtItsLimit() throws Exception {
        at(ControlPoint.VALIDATE, Json.NULL, Json.NULL);
        assertThat(bare(ControlPoint.BEFORE_ROLLBACK, EXPERIMENT, Json.NULL, Duration.ofMillis(200)))
                .isEqualTo(new ControlAnswer.Unanswered(
                        "watch.before_rollback_control took longer than 200ms and was broken off"));
    }

    @Test
    void aNodesPolicyDecidesOnControlsAsOnFunctions() throws Exception {
        try (var cautious = PythonBench.under(Policy.CAUTIOUS, directory)) {
            assertThat(cautious.host()
                            .control(
                                    call(ControlPoint.BEFORE_METHOD, "watch", EXPERIMENT, Json.NULL),
                                    PythonBench.PLENTY))
                    .isInstanceOf(ControlAnswer.Refused.class);
        }
    }
}
