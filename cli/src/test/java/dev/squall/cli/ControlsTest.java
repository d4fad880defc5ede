package dev.squall.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.squall.model.codec.JsonReader;
import dev.squall.model.json.Json;
import dev.squall.testbed.RequiresPython;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * Controls around a run, with a real Python. The order of {@link #EVERY_POINT} is what Chaos Toolkit 1.19 itself writes
 * with the same module and experiment.
 */
@RequiresPython
@Timeout(120)
class ControlsTest {
    private static final List<String> EVERY_POINT = List.of(
            "before experiment",
            "before hypothesis",
            "before ok five",
            "after ok succeeded",
            "after hypothesis True",
            "before method",
            "before act five",
            "after act succeeded",
            "before look five",
            "after look succeeded",
            "after method 2",
            "before hypothesis",
            "before ok five",
            "after ok succeeded",
            "after hypothesis True",
            "before rollback",
            "before undo five",
            "after undo succeeded",
            "after rollback 1",
            "after experiment completed",
            "cleanup");

    private static final String MODULE = """
            log = open("control.log", "a", buffering=1)
            def say(*words): log.write(" ".join(str(word) for word in words) + "\\n")
            def configure_control(wrong): say("configure")
            def cleanup_control(): say("cleanup")
            def before_experiment_control(context, **kwargs): say("before experiment")
            def after_experiment_control(context, state, **kwargs):
                say("after experiment", state["status"])
                state["seen-by"] = "a control"
            def before_hypothesis_control(context, **kwargs): say("before hypothesis")
            def after_hypothesis_control(context, state, **kwargs): say("after hypothesis", state["steady_state_met"])
            def before_method_control(context, **kwargs): say("before method")
            def after_method_control(context, state, **kwargs): say("after method", len(state))
            def before_rollback_control(context, **kwargs): say("before rollback")
            def after_rollback_control(context, state, **kwargs): say("after rollback", len(state))
            def before_activity_control(context, level, **kwargs): say("before", context["name"], level)
            def after_activity_control(context, state, **kwargs): say("after", context["name"], state["status"])
            """;

    private static final String EXPERIMENT = """
            {"title": "t", "description": "d", "configuration": {"chosen": "five"},
             "controls": [{"name": "watch", "provider": {"type": "python", "module": "watch", "arguments": {"level": "${chosen}"}}}],
             "steady-state-hypothesis": {"title": "h", "probes": [
              {"type": "probe", "name": "ok", "tolerance": 0, "provider": {"type": "process", "path": "true"}}]},
             "method": [
              {"type": "action", "name": "act", "provider": {"type": "process", "path": "echo", "arguments": ["as written"]}},
              {"type": "probe", "name": "look", "provider": {"type": "process", "path": "echo", "arguments": ["as seen"]}}],
             "rollbacks": [{"type": "action", "name": "undo", "provider": {"type": "process", "path": "touch", "arguments": ["undone"]}}]}
            """;

    @TempDir
    Path directory;

    private int squall(String experiment, String module, String... options) throws IOException, InterruptedException {
        Files.writeString(directory.resolve("watch.py"), module);
        Files.writeString(directory.resolve("x.json"), experiment);
        var words = new ArrayList<>(List.of("run", "x.json"));
        words.addAll(List.of(options));
        return SquallProcess.in(directory, words.toArray(String[]::new))
                .redirectOutput(directory.resolve("said").toFile())
                .start()
                .waitFor();
    }

    private List<String> log() throws IOException {
        return Files.readAllLines(directory.resolve("control.log"));
    }

    private String said() throws IOException {
        return Files.readString(directory.resolve("said"));
    }

    private Json.Mapping journal() throws IOException {
        return (Json.Mapping) JsonReader.parse(Files.readAllBytes(directory.resolve("journal.json")));
    }

    private String outputs() throws IOException {
        return new String(Files.readAllBytes(directory.resolve("journal.json")), StandardCharsets.UTF_8);
    }

    @Test
    void everyPointIsCalledOnceInOrderAndTheJournalIsWhatTheLastOneLeft() throws Exception {
        assertThat(squall(EXPERIMENT, MODULE)).as(said()).isZero();

        assertThat(log()).containsExactlyElementsOf(EVERY_POINT);
        assertThat(said()).contains("control 'watch', configure, failed: ").doesNotContain("after activity, failed");
        assertThat(journal().text("seen-by")).contains("a control");
    }

    @Test
    void activityIsCalledAsAControlHasChangedItAndItsOutputIsWhatAControlSays() throws Exception {
        var module = """
                def before_activity_control(context, **kwargs):
                    if context["name"] == "act": context["provider"]["arguments"] = ["changed before"]
                def after_activity_control(context, state, **kwargs):
                    if context["name"] == "look": state["output"]["stdout"] = "changed after"
                """;

        assertThat(squall(EXPERIMENT, module)).isZero();

        assertThat(outputs()).contains("changed before\\n", "\"changed after\"").doesNotContain("as seen\\n");
    }

    @Test
    void interruptOfAControlEndsTheRunBeforeItsActivity() throws Exception {
        var module = """
                class InterruptExecution(Exception): pass
                InterruptExecution.__module__ = "chaoslib.exceptions"
                def before_activity_control(context, **kwargs):
                    if context["name"] == "act": raise InterruptExecution("enough")
                """;

        assertThat(squall(EXPERIMENT, module)).as(said()).isEqualTo(1);

        assertThat(journal().text("status")).contains("interrupted");
        assertThat(outputs()).doesNotContain("as written\\n");
        assertThat(directory.resolve("undone")).exists();
    }

    @Test
    void controlThatFailsOrIsNotThereIsSaidAndTheRunGoesOn() throws Exception {
        var module = "def before_method_control(context, **kwargs): raise ValueError('no')\n";
        Files.writeString(
                directory.resolve("more.yaml"), "elsewhere: {provider: {type: python, module: there_is_no_such}}\n");

        assertThat(squall(EXPERIMENT, module, "--control-file", "more.yaml")).isZero();

        assertThat(said())
                .contains("control 'watch', before method, failed: ", "no")
                .contains("Could not find Python module 'there_is_no_such' in control 'elsewhere'");
        assertThat(journal().text("status")).contains("completed");
    }

    @Test
    void functionThatIsNotThereOrIsGivenTooLittleIsSaidBeforeAnythingRuns() throws Exception {
        var wrong = EXPERIMENT.replace(
                "\"provider\": {\"type\": \"process\", \"path\": \"echo\", \"arguments\": [\"as seen\"]}",
                "\"provider\": {\"type\": \"python\", \"module\": \"os.path\", \"func\": \"exists\"}");

        assertThat(squall(wrong, MODULE)).isEqualTo(1);

        assertThat(said()).contains("required argument 'path' is missing from activity 'look'");
        assertThat(directory.resolve("journal.json")).doesNotExist();
    }
}
