package dev.squall.agent.fault.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;

import dev.squall.agent.call.RealContext;
import dev.squall.agent.fault.Effect.Outcome;
import dev.squall.agent.fault.Plan;
import dev.squall.model.codec.JsonReader;
import dev.squall.model.json.Json;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Timeout(120)
class PodExecTest {
    private final ExecServer server = new ExecServer();
    private final PodExec exec = new PodExec(server.access());

    @AfterEach
    void stop() {
        server.close();
    }

    private static Json.Mapping arguments(String json) {
        return (Json.Mapping) JsonReader.parse(json.getBytes(StandardCharsets.UTF_8));
    }

    private Plan plan(String json) {
        return exec.plan(arguments(json).with("ns", Json.of("shop")), RealContext.of("run/method[0]/one/a"));
    }

    private Outcome act(String json) throws InterruptedException {
        var plan = plan(json);
        assertThat(plan).isInstanceOf(Plan.Ready.class);
        return exec.act(((Plan.Ready) plan).data(), RealContext.of("run/method[0]/one/a"));
    }

    @Test
    void commandIsRunAndWhatItSaidIsGivenWithItsExitCode() throws Exception {
        var outcome = act("{\"cmd\": [\"sh\", \"-c\", \"echo out; echo err >&2; exit 3\"]}");

        assertThat(outcome)
                .isEqualTo(new Outcome.Done(new Json.Array(List.of(Json.mapping("pod_name", Json.of("web-1"))
                        .with("exit_code", Json.of(3))
                        .with(
                                "cmd",
                                new Json.Array(List.of(
                                        Json.of("sh"), Json.of("-c"), Json.of("echo out; echo err >&2; exit 3"))))
                        .with("stdout", Json.of("out\n"))
                        .with("stderr", Json.of("err\n"))))));
    }

    @Test
    void lineIsSplitAsAShellDoesAndTheFirstContainerIsMeant() throws Exception {
        var outcome = act("{\"cmd\": \"echo 'a b' c\"}");

        assertThat(outcome).asString().contains("a b c");
        assertThat(server.asked).containsExactly("app [echo, a b, c]");
    }

    @Test
    void containerIsTheOneThatIsNamed() throws Exception {
        act("{\"cmd\": \"true\", \"container_name\": \"side\"}");

        assertThat(server.asked).containsExactly("side [true]");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{\"cmd\": \"true\", \"container_name\": \"nothing\"} | no container nothing, but app, side",
                "{\"cmd\": \"no-such-program\"} | no-such-program",
                "{\"cmd\": \"sleep 5\", \"request_timeout\": 0.2} | longer than",
            })
    void whatCannotBeRunToItsEndFailsTheStep(String arguments, String reason) throws Exception {
        assertThat(act(arguments)).isInstanceOf(Outcome.Failed.class).asString().contains("pod shop/web-1", reason);
    }

    @Test
    void namesakeThatCameLaterIsLeftAlone() throws Exception {
        var plan = (Plan.Ready) plan("{\"cmd\": \"true\"}");
        server.uid = "uid-2";

        assertThat(exec.act(plan.data(), RealContext.of("run/method[0]/one/a")))
                .isInstanceOf(Outcome.Failed.class)
                .asString()
                .contains("not there any more");
        assertThat(server.asked).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {"{\"cmd\": \"echo 'a\"}", "{\"cmd\": \"\"}", "{\"cmd\": []}", "{\"cmd\": [1]}", "{}"})
    void commandThatIsNoneIsRejected(String arguments) {
        assertThat(plan(arguments)).isInstanceOf(Plan.Rejected.class).asString().contains("'cmd'");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "a b|a;b",
                " a   'b c' |a;b c",
                "a\"b\"c|abc",
                "'' a|;a",
                "a\\ b|a b",
                "\"a\\\"b\\c\"|a\"b\\c",
                "'a\\b'|a\\b"
            })
    void wordsAreThoseOfAShell(String line, String words) {
        assertThat(ShellWords.of(line)).contains(List.of(words.split(";", -1)));
    }

    @Test
    void lineThatIsNotEndedIsNone() {
        assertThat(List.of("a 'b", "a \"b", "a\\"))
                .allSatisfy(line -> assertThat(ShellWords.of(line)).isEqualTo(Optional.empty()));
    }
}
