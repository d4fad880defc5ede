package dev.squall.cli;

import static dev.squall.cli.ControlledExperiment.CONTROLS;
import static dev.squall.cli.ControlledExperiment.MODULE;
import static dev.squall.cli.ControlledExperiment.experiment;
import static org.assertj.core.api.Assertions.assertThat;

import dev.squall.testbed.RequiresPython;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What controls object to, where they stand, and what becomes of what they change; as Chaos Toolkit 1.19 has it. */
@RequiresPython
@Timeout(240)
class ControlChangesTest {
    private static final String FIVE = "\"configuration\": {\"chosen\": \"five\"}, ";

    @TempDir
    Path directory;

    @Test
    void controlThatObjectsToItsDeclarationMakesTheExperimentInvalidAndNothingRuns() throws Exception {
        var run = new ControlledExperiment(directory);
        var module = MODULE + "def validate_control(control): raise ValueError('no ' + control['name'])\n";
        String experiment = experiment(CONTROLS);

        for (String[] words : new String[][] {
            {"run", "x.json"},
            {"validate", "x.json"},
            {"--compat", "chaostoolkit", "run", "x.json"},
            {"--compat", "chaostoolkit", "validate", "x.json"}
        }) {
            assertThat(run.squall(experiment, module, words)).isEqualTo(1);
            assertThat(run.said()).contains("control 'watch' is not valid: ValueError: no watch");
        }
        assertThat(run.log()).isEmpty();
        assertThat(run.order()).isEmpty();
        assertThat(run.hasJournal()).isFalse();
        assertThat(run.squall(experiment, module, "--compat", "chaostoolkit", "run", "--no-validation", "x.json"))
                .isZero();
    }

    @Test
    void whatAControlChangesIsWhatLaterControlsSeeAndStepsAreCalledWith() throws Exception {
        var run = new ControlledExperiment(directory);
        var module = MODULE + """
                def before_experiment_control(context, configuration, **kwargs):
                    context["title"] = "changed"
                    context["method"][1]["provider"]["arguments"][1] = "echo other $0 >> order"
                    configuration["chosen"] = "six"
                """;

        assertThat(run.toTheLetter(experiment(FIVE + CONTROLS), module))
                .as(run.said())
                .isZero();

        assertThat(run.lines("order")).containsExactly("act six", "other six", "undo six");
        assertThat(run.log()).contains("before method changed", "before rollback changed");
    }

    @Test
    void journalThatAControlHasChangedDecidesTheExitCodeToTheLetter() throws Exception {
        var run = new ControlledExperiment(directory);
        var module = "def after_experiment_control(context, state, **kwargs): state['status'] = 'odd'\n";

        assertThat(run.toTheLetter(experiment(CONTROLS), module)).isEqualTo(1);

        assertThat(run.journal().text("status")).contains("odd");
    }

    @Test
    void controlThatIsNotAutomaticStandsAroundTheExperimentAlone() throws Exception {
        var run = new ControlledExperiment(directory);
        String alone = CONTROLS.replace("\"watch\", \"provider\"", "\"watch\", \"automatic\": false, \"provider\"");

        assertThat(run.toTheLetter(experiment(alone), MODULE)).isZero();

        assertThat(run.log()).containsExactly("before experiment t", "after experiment completed");
    }

    @Test
    void controlOfTheExperimentComesBeforeThatOfAStepAndInsteadOfThoseForEveryExperimentAroundTheMethod()
            throws Exception {
        var run = new ControlledExperiment(directory);
        Files.writeString(
                directory.resolve("second.py"),
                MODULE.replace("def say(*words):", "def say(*words, second='2'):" + "\n    words = (second,) + words"));
        Files.writeString(directory.resolve("more.yaml"), "all: {provider: {type: python, module: second}}\n");

        assertThat(run.squall(
                        experiment(CONTROLS),
                        MODULE,
                        "--compat",
                        "chaostoolkit",
                        "run",
                        "--control-file",
                        "more.yaml",
                        "x.json"))
                .isZero();

        assertThat(run.log())
                .containsSubsequence(
                        "2 before experiment t",
                        "before experiment t",
                        "before method t",
                        "before activity act",
                        "2 before activity act",
                        "after activity succeeded",
                        "2 after activity succeeded",
                        "after method 2")
                .doesNotContain("2 before method t", "2 after method 2");
    }

    @Test
    void dryRunCallsControlsForWhatItLeavesOut() throws Exception {
        var run = new ControlledExperiment(directory);

        assertThat(run.squall(
                        experiment(CONTROLS),
                        MODULE,
                        "--compat",
                        "chaostoolkit",
                        "run",
                        "--dry",
                        "activities",
                        "x.json"))
                .isZero();

        assertThat(run.order()).isEmpty();
        assertThat(run.log())
                .containsSubsequence(
                        "before hypothesis h",
                        "before activity ok",
                        "after activity succeeded",
                        "after hypothesis True",
                        "before method t",
                        "before activity act",
                        "after activity succeeded",
                        "after method 2",
                        "before rollback t",
                        "before activity undo",
                        "after activity succeeded",
                        "after rollback 1");
    }

    @Test
    void checkDuringTheMethodIsToldByItself() throws Exception {
        var run = new ControlledExperiment(directory);

        assertThat(run.squall(
                        experiment(CONTROLS), MODULE, "run", "--hypothesis-strategy", "during-method-only", "x.json"))
                .as(run.said())
                .isZero();

        assertThat(run.log()).contains("after hypothesis True");
    }

    @Test
    void missingControlFileIsAWrongCommandLineThatNamesIt() throws Exception {
        var run = new ControlledExperiment(directory);

        assertThat(run.squall(experiment(""), MODULE, "run", "--control-file", "nope.yaml", "x.json"))
                .isEqualTo(2);

        assertThat(run.said()).contains("--control-file nope.yaml: there is no such file");
    }

    @Test
    void controlThatIsNotPythonIsPassedOverWithAWarningAndOneWithoutAModuleIsRefused() throws Exception {
        var run = new ControlledExperiment(directory);

        assertThat(run.squall(experiment(CONTROLS.replace("\"python\"", "\"http\"")), MODULE, "run", "x.json"))
                .isZero();
        assertThat(run.said()).contains("warning: ", "a control is only called when its 'type' is python");
        assertThat(run.log()).isEmpty();
        assertThat(run.squall(experiment(CONTROLS.replace("\"watch\"}", "\"\"}")), MODULE, "validate", "x.json"))
                .isEqualTo(1);
    }
}
