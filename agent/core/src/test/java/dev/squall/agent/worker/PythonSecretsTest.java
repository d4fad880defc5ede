package dev.squall.agent.worker;

import static org.assertj.core.api.Assertions.assertThat;

import dev.squall.agent.call.Habits;
import dev.squall.agent.fault.python.PythonAction;
import dev.squall.agent.ledger.MemoryLedger;
import dev.squall.agent.policy.Policy;
import dev.squall.agent.probe.PythonProbe;
import dev.squall.agent.python.PythonBench;
import dev.squall.model.experiment.Provider;
import dev.squall.model.experiment.Secrets;
import dev.squall.model.json.Json;
import dev.squall.model.message.Command;
import dev.squall.model.message.Report;
import dev.squall.model.message.Scope;
import dev.squall.testbed.RequiresPython;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Secrets on their way from the node's environment into a Python function, and not out of it. */
@RequiresPython
class PythonSecretsTest {
    private static final Scope SCOPE = new Scope(
            Map.of("host", Json.of("example.com")),
            new Secrets(Map.of(
                    "shop", Map.of("token", new Secrets.Secret.Environment("SQUALL_SECRET_TOKEN")),
                    "bank", Map.of("pin", new Secrets.Secret.Environment("SQUALL_SECRET_PIN")))));

    @TempDir
    Path directory;

    private final LinkedBlockingQueue<Report> reports = new LinkedBlockingQueue<>();
    private final Bench orders = new Bench();
    private PythonBench python;
    private Worker worker;

    @BeforeEach
    void begin() throws Exception {
        python = PythonBench.in(directory).module("shop", """
                def told(a=None, secrets="none", configuration=None):
                    length = len(secrets["token"]) if secrets != "none" else 0
                    return {"secrets": secrets, "length": length, "a": a, "configuration": configuration}
                def fails(secrets): raise ValueError("refused with " + secrets["token"])
                """);
        var environment = Map.of("SQUALL_SECRET_TOKEN", "t0ken-t0ken", "SQUALL_SECRET_PIN", "4711-4711");
        var ports = new Ports(
                new MemoryLedger(orders::now),
                reports::add,
                ThreadTasks.pooled(),
                _ -> {},
                new NodeResolver(Policy.PERMISSIVE, name -> Optional.ofNullable(environment.get(name))),
                orders::now,
                RealTime.ELAPSED,
                RealTime.PAUSES);
        var functions = new Functions(
                List.of(new PythonAction(python.host(), Habits.CAREFUL)),
                List.of(new PythonProbe(python.host(), Habits.CAREFUL)));
        worker = new Worker(WorkerSettings.of(Bench.AGENT), functions, Policy.PERMISSIVE, ports);
        worker.start();
    }

    @AfterEach
    void end() {
        python.close();
    }

    private static Provider.Python call(String func, Json.Mapping arguments, String... groups) {
        return new Provider.Python("shop", func, arguments, List.of(groups));
    }

    private Report probe(Provider provider) throws InterruptedException {
        var probe = orders.order().probe("any");
        return answer(new Command.Probe(
                probe.envelope(), probe.agent(), probe.step(), "told", provider, SCOPE, probe.timeout()));
    }

    private Report act(Provider provider) throws InterruptedException {
        var action = orders.order().step(1).action("any");
        return answer(new Command.Action(
                action.envelope(),
                action.agent(),
                action.step(),
                "told",
                provider,
                SCOPE,
                action.timeout(),
                Optional.empty(),
                action.lease(),
                action.hardDeadline(),
                Optional.empty()));
    }

    private Report answer(Command command) throws InterruptedException {
        worker.accept(command);
        return java.util.Objects.requireNonNull(reports.poll(30, TimeUnit.SECONDS), "no report came");
    }

    private static Json.Mapping output(Report report) {
        assertThat(report).isInstanceOf(Report.Succeeded.class);
        return (Json.Mapping) ((Report.Succeeded) report).output();
    }

    @Test
    void theGroupsThatAStepNamesReachItsFunctionAndAreMaskedInItsReport() throws Exception {
        var output = output(probe(call("told", Json.Mapping.EMPTY, "shop")));

        assertThat(output.members())
                .containsEntry("length", Json.of("t0ken-t0ken".length()))
                .containsEntry("secrets", Json.mapping("token", Json.of("***")))
                .containsEntry("configuration", Json.mapping("host", Json.of("example.com")));
    }

    @Test
    void anActionIsGivenThemAsWell() throws Exception {
        assertThat(output(act(call("told", Json.Mapping.EMPTY, "shop"))).members())
                .containsEntry("length", Json.of(11))
                .containsEntry("secrets", Json.mapping("token", Json.of("***")));
    }

    @Test
    void aStepThatNamesNoGroupGetsNone() throws Exception {
        assertThat(output(probe(call("told", Json.Mapping.EMPTY))).members()).containsEntry("secrets", Json.of("none"));
    }

    @Test
    void aSecretInAnArgumentIsReplacedAndMasked() throws Exception {
        assertThat(output(probe(call("told", Json.mapping("a", Json.of("${pin} at $host")))))
                        .members())
                .containsEntry("a", Json.of("*** at example.com"))
                .containsEntry("secrets", Json.of("none"));
    }

    @Test
    void aSecretInAnExceptionIsMaskedAndInItsTraceback() throws Exception {
        assertThat(probe(call("fails", Json.Mapping.EMPTY, "shop")))
                .isInstanceOfSatisfying(Report.Failed.class, failed -> {
                    assertThat(failed.error()).isEqualTo("ValueError: refused with ***");
                    assertThat(failed.traceback()).last().isEqualTo("ValueError: refused with ***\n");
                });
    }
}
