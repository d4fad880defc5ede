package dev.squall.agent.fault;

import static org.assertj.core.api.Assertions.assertThat;

import dev.squall.agent.call.CallContext;
import dev.squall.agent.call.Habits;
import dev.squall.agent.call.RealContext;
import dev.squall.agent.fault.Effect.Outcome;
import dev.squall.agent.fault.http.HttpAction;
import dev.squall.agent.fault.process.ProcessAction;
import dev.squall.agent.http.HttpExchange;
import dev.squall.agent.policy.Policy;
import dev.squall.agent.probe.WebServer;
import dev.squall.model.json.Json;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The actions that happen once, on a real server and real programs. */
class ActionsTest {
    @TempDir
    Path directory;

    private final CallContext context = RealContext.of("run/method[0]/one/a");

    private static ProcessAction process(Policy policy) {
        return new ProcessAction(policy, name -> Optional.ofNullable(System.getenv(name)), Habits.CAREFUL);
    }

    private Plan.Ready ready(Effect effect, Json.Mapping arguments) throws InterruptedException {
        Plan plan = effect.plan(arguments, context);
        assertThat(plan).isInstanceOf(Plan.Ready.class);
        return (Plan.Ready) plan;
    }

    @Test
    void planningARequestSendsNothingAndNamesItsTargetWithoutSecrets() throws Exception {
        try (var server = new WebServer(new CountDownLatch(1))) {
            String url = server.url("/echo?token=abc").replace("http://", "http://me:secret@");

            Plan.Ready ready =
                    ready(new HttpAction(HttpExchange.direct(), Habits.CAREFUL), Json.mapping("url", Json.of(url)));

            assertThat(ready.targets().getFirst().identity()).isEqualTo("GET " + server.url("/echo"));
            assertThat(server.asked).isEmpty();
        }
    }

    @Test
    void aRequestIsSentOnceAndItsAnswerIsTheOutput() throws Exception {
        try (var server = new WebServer(new CountDownLatch(1))) {
            var action = new HttpAction(HttpExchange.direct(), Habits.CAREFUL);
            Plan.Ready ready = ready(
                    action, Json.mapping("url", Json.of(server.url("/echo"))).with("method", Json.of("POST")));

            Outcome outcome = action.act(ready.data(), context);

            assertThat(server.asked).hasSize(1);
            assertThat(outcome)
                    .isInstanceOfSatisfying(
                            Outcome.Done.class,
                            done -> assertThat(((Json.Mapping) done.output()).get("status"))
                                    .contains(Json.of(200)));
        }
    }

    @Test
    void aRequestThatReachesNobodyHasFailed() throws Exception {
        var server = new WebServer(new CountDownLatch(1));
        String url = server.url("/echo");
        server.close();
        var action = new HttpAction(HttpExchange.direct(), Habits.CAREFUL);

        Outcome outcome =
                action.act(ready(action, Json.mapping("url", Json.of(url))).data(), context);

        assertThat(outcome).isInstanceOf(Outcome.Failed.class);
    }

    @Test
    void aProgramRunsWhenItActsAndNotWhenItIsPlanned() throws Exception {
        Path file = directory.resolve("touched");
        var action = process(Policy.PERMISSIVE);
        Plan.Ready ready = ready(
                action, Json.mapping("path", Json.of("touch")).with("arguments", Json.array(Json.of(file.toString()))));
        assertThat(file).doesNotExist();

        Outcome outcome = action.act(ready.data(), context);

        assertThat(outcome).isInstanceOf(Outcome.Done.class);
        assertThat(Files.exists(file)).isTrue();
    }

    @Test
    void aProgramThatTheNodeForbidsIsNotPlanned() throws Exception {
        assertThat(process(Policy.CAUTIOUS).plan(Json.mapping("path", Json.of("touch")), context))
                .isInstanceOf(Plan.Rejected.class);
    }

    @Test
    void aProgramThatTakesTooLongHasFailed() throws Exception {
        var action = process(Policy.PERMISSIVE);
        var arguments = Json.mapping("path", Json.of("sleep"))
                .with("arguments", Json.array(Json.of(600)))
                .with("timeout", Json.of(0.05));

        assertThat(action.act(ready(action, arguments).data(), context)).isInstanceOf(Outcome.Failed.class);
    }
}
