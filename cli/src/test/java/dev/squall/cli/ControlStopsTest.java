package dev.squall.cli;

import static dev.squall.cli.ControlledExperiment.CONTROLS;
import static dev.squall.cli.ControlledExperiment.MODULE;
import static dev.squall.cli.ControlledExperiment.experiment;
import static org.assertj.core.api.Assertions.assertThat;

import dev.squall.model.json.Json;
import dev.squall.testbed.RequiresPython;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What a control that wants the run to end leaves undone. Expected is what Chaos Toolkit 1.19 itself writes with the same
 * module and experiment, but where it would leave rollbacks out and nobody has asked for that.
 */
@RequiresPython
@Timeout(240)
class ControlStopsTest {
    @TempDir
    Path directory;

    private static String stopping(String point) {
        return MODULE + """
                def %s_control(context, state="", **kwargs):
                    say("stop")
                    stop()
                """.formatted(point);
    }

    /** The steps that are carried out, and what is said after the wish. */
    @ParameterizedTest
    @CsvSource(delimiter = ';', textBlock = """
            before_experiment;  '';                 'after experiment interrupted'
            before_hypothesis;  '';                 'after hypothesis None, after experiment interrupted'
            after_hypothesis;   '';                 'after experiment interrupted'
            before_method;      '';                 'after method None, after experiment interrupted'
            after_method;       'act, look';        'after experiment interrupted'
            before_rollback;    'act, look';        'after rollback None, after experiment interrupted'
            after_rollback;     'act, look, undo';  'after experiment interrupted'
            """)
    void nothingBeginsAfterAControlHasAskedForTheEndToTheLetter(String point, String steps, String rest)
            throws Exception {
        var run = new ControlledExperiment(directory);

        assertThat(run.toTheLetter(experiment(CONTROLS), stopping(point)))
                .as(run.said())
                .isEqualTo(1);

        assertThat(String.join(", ", run.order())).isEqualTo(steps);
        var log = run.log();
        assertThat(String.join(", ", log.subList(log.indexOf("stop") + 1, log.size())))
                .isEqualTo(rest);
        assertThat(run.journal().text("status")).contains("interrupted");
        assertThat(run.words().split("\"activity\": ", -1).length - 1)
                .as("entries of the journal: the probe of each check that counts, and each step")
                .isEqualTo(run.order().size() + judged(point));
    }

    private static int judged(String point) {
        return switch (point) {
            case "before_method", "after_method" -> 1;
            case "before_rollback", "after_rollback" -> 2;
            default -> 0;
        };
    }

    @Test
    void stepThatAControlStopsHasNoEntryAndItsCheckIsNone() throws Exception {
        var run = new ControlledExperiment(directory);

        assertThat(run.toTheLetter(experiment(CONTROLS), stopping("before_activity")))
                .isEqualTo(1);

        assertThat(run.log())
                .containsExactly(
                        "before experiment t",
                        "before hypothesis h",
                        "stop",
                        "after activity None",
                        "after hypothesis None",
                        "after experiment interrupted");
        assertThat(run.words()).doesNotContain("\"activity\"");
    }

    @Test
    void controlIsToldOfNoStateOfAStepThatASignalBreaksOff() throws Exception {
        var run = new ControlledExperiment(directory);
        String signalled = experiment(CONTROLS).replace("echo act $0", "kill -TERM $PPID; sleep 60; echo act");

        assertThat(run.toTheLetter(signalled, MODULE)).as(run.said()).isEqualTo(1);

        assertThat(run.log())
                .endsWith(
                        "before method t",
                        "before activity act",
                        "after activity None",
                        "after method 1",
                        "after experiment interrupted");
    }

    @Test
    void rollbacksAreCarriedOutThoughAControlWantsTheEndUnlessThatToolIsFollowedToTheLetter() throws Exception {
        var run = new ControlledExperiment(directory);
        var module = MODULE + """
                def before_rollback_control(context, **kwargs): stop()
                def before_activity_control(context, **kwargs):
                    if context["name"] == "undo": stop()
                """;

        run.squall(experiment(CONTROLS), module, "run", "x.json");

        assertThat(run.order()).containsExactly("act", "look", "undo");
    }

    @Test
    void wishOfAControlEndsARunOfSquallsOwnWayBeforeTheNextStepToo() throws Exception {
        var run = new ControlledExperiment(directory);
        var module = MODULE + """
                def after_activity_control(context, **kwargs):
                    if context["name"] == "act": stop()
                """;

        assertThat(run.squall(experiment(CONTROLS), module, "run", "x.json"))
                .as(run.said())
                .isEqualTo(1);

        assertThat(run.order()).containsExactly("act", "undo");
        assertThat(run.journal().text("status")).contains("interrupted");
        assertThat(run.said() + run.words()).doesNotContain("nothing is left", "wishes");
    }

    @ParameterizedTest
    @ValueSource(strings = {"before_rollback", "after_rollback", "after_experiment"})
    void wishOfAControlThatComesTooLateForAnythingIsTold(String point) throws Exception {
        var run = new ControlledExperiment(directory);

        assertThat(run.squall(experiment(CONTROLS), stopping(point), "run", "x.json"))
                .as(run.said())
                .isEqualTo(0);

        String wish = "control watch: chaoslib.exceptions.InterruptExecution: enough";
        assertThat(run.order()).containsExactly("act", "look", "undo");
        assertThat(run.journal().text("status")).contains("completed");
        assertThat(run.journal().member("squall").member("wishes")).isEqualTo(Json.array(Json.of(wish)));
        assertThat(run.said()).containsOnlyOnce(wish + "; it wants the run to end, and nothing is left");
    }
}
