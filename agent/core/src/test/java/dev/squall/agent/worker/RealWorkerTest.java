package dev.squall.agent.worker;

import static org.assertj.core.api.Assertions.assertThat;

import dev.squall.agent.ledger.FileLedger;
import dev.squall.agent.policy.Policy;
import dev.squall.model.message.Report;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The worker on virtual threads, the machine's clock and a ledger on disk. */
class RealWorkerTest {
    @TempDir
    Path directory;

    private final LinkedBlockingQueue<Report> reports = new LinkedBlockingQueue<>();
    private final Bench orders = new Bench();

    private Report next() throws InterruptedException {
        return java.util.Objects.requireNonNull(reports.poll(20, TimeUnit.SECONDS), "no report came");
    }

    @Test
    void aFaultIsInjectedAndEndedByTheAlarm() throws Exception {
        var board = new Switchboard();
        try (var ledger = FileLedger.open(directory, Clock.systemUTC());
                var alarm = new AlarmClock(RealTime.ELAPSED)) {
            var ports = new Ports(
                    ledger,
                    reports::add,
                    ThreadTasks.virtual(),
                    alarm,
                    (_, call, _) -> new Resolver.Resolution.Resolved(call, Set.of()),
                    orders::now,
                    RealTime.ELAPSED,
                    RealTime.PAUSES);
            var worker = new Worker(WorkerSettings.of(Bench.AGENT), board.functions(), Policy.PERMISSIVE, ports);
            alarm.start(worker::wake);
            worker.start();

            worker.accept(orders.order().lasting(Duration.ofMillis(50)).action("off"));

            assertThat(next()).isInstanceOf(Report.Injected.class);
            assertThat(next()).isInstanceOf(Report.Recovered.class);
            assertThat(worker.idle()).isTrue();
            assertThat(board.off).isEmpty();
        }
    }

    static Stream<Tasks> threads() {
        return Stream.of(ThreadTasks.virtual(), ThreadTasks.pooled());
    }

    @ParameterizedTest
    @MethodSource("threads")
    void workThatSleepsIsInterruptedAndWorkThatBreaksIsTold(Tasks tasks) throws Exception {
        var results = new LinkedBlockingQueue<Tasks.Result<String>>();

        tasks.<String>start(
                        "sleeps",
                        () -> {
                            RealTime.PAUSES.pause(Duration.ofHours(1));
                            return "woke";
                        },
                        results::add)
                .interrupt();
        assertThat(results.poll(20, TimeUnit.SECONDS)).isInstanceOf(Tasks.Result.Interrupted.class);

        tasks.<String>start(
                "breaks",
                () -> {
                    throw new IllegalStateException("a bug");
                },
                results::add);
        assertThat(results.poll(20, TimeUnit.SECONDS)).isInstanceOf(Tasks.Result.Broken.class);
    }
}
