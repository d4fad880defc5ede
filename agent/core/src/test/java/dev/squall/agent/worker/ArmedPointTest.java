package dev.squall.agent.worker;

import static org.assertj.core.api.Assertions.assertThat;

import dev.squall.agent.NodeFunctions;
import dev.squall.agent.call.Habits;
import dev.squall.agent.fault.point.Shop;
import dev.squall.agent.ledger.FileLedger;
import dev.squall.agent.policy.Policy;
import dev.squall.model.experiment.Provider;
import dev.squall.model.experiment.Secrets;
import dev.squall.model.json.Json;
import dev.squall.model.message.Command;
import dev.squall.model.message.Envelope;
import dev.squall.model.message.RecoveryCause;
import dev.squall.model.message.Report;
import dev.squall.model.message.Scope;
import dev.squall.model.message.StepAddress;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A fault at a chaos point from its command to its end, by a real worker with a ledger on disk, over its death. */
@Timeout(120)
class ArmedPointTest {
    @TempDir
    Path directory;

    private final LinkedBlockingQueue<Report> reports = new LinkedBlockingQueue<>();

    /** An agent; to close it without more is to kill it. */
    private final class Agent implements AutoCloseable {
        private final FileLedger ledger = FileLedger.open(directory, Clock.systemUTC());
        private final AlarmClock alarm = new AlarmClock(RealTime.ELAPSED);
        private final Worker worker;

        Agent(Map<String, String> environment) throws IOException {
            var policy = Policy.PERMISSIVE;
            var ports = new Ports(
                    ledger,
                    reports::add,
                    ThreadTasks.virtual(),
                    alarm,
                    new NodeResolver(policy, name -> Optional.ofNullable(environment.get(name))),
                    Clock.systemUTC(),
                    RealTime.ELAPSED,
                    RealTime.PAUSES);
            var functions = NodeFunctions.all(
                    policy,
                    _ -> Optional.empty(),
                    RealTime.ELAPSED,
                    Habits.CAREFUL,
                    Optional.empty(),
                    Optional.empty());
            worker = new Worker(WorkerSettings.of(Bench.AGENT), functions, policy, ports);
            alarm.start(worker::wake);
            worker.start();
        }

        @Override
        public void close() throws IOException {
            alarm.close();
            ledger.close();
        }
    }

    private static Command.Action fail(Shop shop) {
        var arguments = Json.mapping("url", Json.of(shop.url()))
                .with("secret", Json.of("shop-token"))
                .with("point", Json.of("payment.charge"));
        var secrets = new Secrets(Map.of("shop", Map.of("shop-token", new Secrets.Secret.Environment("SHOP_TOKEN"))));
        var address = StepAddress.of(StepAddress.Stage.METHOD, 0);
        var now = Instant.now();
        return new Command.Action(
                Envelope.of("run", address, Bench.AGENT, 1, now, now.plusSeconds(60)),
                Bench.AGENT,
                address,
                "decline payments",
                new Provider.Native("chaos-point", "fail", arguments),
                new Scope(Map.of(), secrets),
                Duration.ofSeconds(30),
                Optional.empty(),
                Duration.ofMinutes(5),
                now.plusSeconds(600),
                Optional.empty());
    }

    private <R extends Report> R next(Class<R> type) throws InterruptedException {
        Report report = reports.poll(30, TimeUnit.SECONDS);
        assertThat(report).isInstanceOf(type);
        assertThat(report.toString()).doesNotContain(Shop.TOKEN);
        return type.cast(report);
    }

    private String ledger() throws IOException {
        var text = new StringBuilder();
        try (var files = Files.walk(directory)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                text.append(Files.readString(file, StandardCharsets.ISO_8859_1));
            }
        }
        return text.toString();
    }

    @Test
    void itsSuccessorUndoesItWithoutTheSecretAndReportsWhatWasHit() throws Exception {
        try (var shop = Shop.open()) {
            try (var agent = new Agent(Map.of("SHOP_TOKEN", Shop.TOKEN))) {
                agent.worker.accept(fail(shop));
                next(Report.Injected.class);
            }
            assertThat(shop.isCharging()).isFalse();
            assertThat(ledger()).contains("payment.charge").doesNotContain(Shop.TOKEN);

            try (var successor = new Agent(Map.of())) {
                next(Report.Injected.class);
                var recovered = next(Report.Recovered.class);

                assertThat(recovered.cause()).isEqualTo(RecoveryCause.RESTART);
                assertThat(recovered.evidence().toString()).contains("hits").contains("disarmed");
                assertThat(shop.isCharging()).isTrue();
                assertThat(successor.worker.idle()).isTrue();
            }
        }
    }

    @Test
    void aNodeWithoutTheSecretRefuses() throws Exception {
        try (var shop = Shop.open();
                var agent = new Agent(Map.of())) {
            agent.worker.accept(fail(shop));

            assertThat(next(Report.Refused.class).detail()).contains("SHOP_TOKEN");
        }
    }
}
