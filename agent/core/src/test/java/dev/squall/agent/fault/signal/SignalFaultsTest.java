package dev.squall.agent.fault.signal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.squall.agent.call.CallContext;
import dev.squall.agent.fault.Effect.Outcome;
import dev.squall.agent.fault.Injector.Injected;
import dev.squall.agent.fault.Plan;
import dev.squall.model.codec.JsonReader;
import dev.squall.model.json.Json;
import dev.squall.model.message.Recovery;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Signals to real processes. */
class SignalFaultsTest {
    @TempDir
    private Path directory;

    private final List<Process> started = new ArrayList<>();

    @AfterEach
    void end() {
        started.forEach(Process::destroyForcibly);
    }

    private Process sleeper() throws IOException {
        var process = new ProcessBuilder("sleep", "600").start();
        started.add(process);
        Files.writeString(pidFile(), Long.toString(process.pid()));
        return process;
    }

    private Path pidFile() {
        return directory.resolve("pid");
    }

    private Json.Mapping byPidFile() {
        return Json.mapping("pid-file", Json.of(pidFile().toString()));
    }

    private static Json.Mapping json(String text) {
        return (Json.Mapping) JsonReader.parse(text.getBytes(StandardCharsets.UTF_8));
    }

    /** Waiting is the moment in which a test may let the world go on. */
    private static CallContext context(Runnable meanwhile) {
        return new CallContext(
                "run/method[0]/local/a",
                Duration.ofSeconds(30),
                Clock.systemUTC(),
                () -> Duration.ofNanos(System.nanoTime()),
                length -> {
                    meanwhile.run();
                    dev.squall.agent.worker.RealTime.PAUSES.pause(length);
                },
                new Random(1));
    }

    private static CallContext context() {
        return context(() -> {});
    }

    private static Json.Mapping ready(Plan plan) {
        assertThat(plan).isInstanceOf(Plan.Ready.class);
        return ((Plan.Ready) plan).data();
    }

    @Test
    void stoppedProcessHangsUntilItIsRecovered() throws Exception {
        var process = sleeper();
        var stop = new StopProcess();
        var data = ready(stop.plan(byPidFile(), context()));

        assertThat(stop.inject(data, context())).isInstanceOf(Injected.InPlace.class);
        assertThat(ProcessRef.of(process.pid()).orElseThrow().isStopped()).isTrue();
        assertThat(stop.verify(data, context()).outcome()).isEqualTo(Recovery.DIRTY);

        stop.recover(data, context());
        stop.recover(data, context());
        assertThat(stop.verify(data, context()).outcome()).isEqualTo(Recovery.CLEAN);
    }

    @Test
    void aFileThatCannotBeNamedIsRefused() throws Exception {
        var plan = new StopProcess().plan(Json.mapping("pid-file", Json.of("a\0b")), context());

        assertThat(((Plan.Rejected) plan).rejection().detail()).isEqualTo("'pid-file' must be a file's name");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/dev/zero", "/etc/passwd", "/no/such/file"})
    void aFileWithoutANumberIsNamed(String file) throws Exception {
        var plan = new StopProcess().plan(Json.mapping("pid-file", Json.of(file)), context());

        assertThat(((Plan.Failed) plan).reason())
                .isEqualTo("no process with pid-file '" + file + "', in which there is no number");
    }

    @Test
    void processThatEndedByItselfIsCleanAndItsNamesakeIsLeftAlone() throws Exception {
        var process = sleeper();
        var stop = new StopProcess();
        var data = ready(stop.plan(byPidFile(), context()));
        stop.inject(data, context());
        process.destroyForcibly().waitFor();

        stop.recover(data, context());

        assertThat(stop.verify(data, context()).outcome()).isEqualTo(Recovery.CLEAN);
    }

    @Test
    void processOfTheSameNumberAndAnotherStartIsAnother() throws IOException {
        var process = sleeper();
        var real = ProcessRef.of(process.pid()).orElseThrow();
        var namesake = new ProcessRef(real.pid(), real.start() - 1, real.boot(), real.name());

        assertThat(Sender.send(Signal.KILL, namesake))
                .hasValueSatisfying(reason -> assertThat(reason).endsWith("is gone"));
        assertThat(process.isAlive()).isTrue();
    }

    @Test
    void processThatIsStoppedAlreadyIsNotTouched() throws Exception {
        sleeper();
        var stop = new StopProcess();
        stop.inject(ready(stop.plan(byPidFile(), context())), context());

        assertThat(new StopProcess().plan(byPidFile(), context())).isInstanceOf(Plan.Failed.class);
    }

    @Test
    void killedProcessIsReportedWithWhatReplacedIt() throws Exception {
        var process = sleeper();
        var kill = SendSignal.kill();
        var data = ready(kill.plan(byPidFile().with("expect-replacement", Json.of("20s")), context()));

        var outcome = kill.act(data, context(() -> {
            try {
                process.waitFor();
                sleeper();
            } catch (IOException | InterruptedException e) {
                throw new IllegalStateException(e);
            }
        }));

        assertThat(outcome).isInstanceOf(Outcome.Done.class);
        assertThat(((Outcome.Done) outcome).output().toString())
                .contains("replaced-by")
                .contains("ready-after-seconds");
    }

    @Test
    void missingReplacementIsAFailure() throws Exception {
        sleeper();
        var kill = SendSignal.kill();
        var data = ready(kill.plan(byPidFile().with("expect-replacement", Json.of("50ms")), context()));

        assertThat(kill.act(data, context())).isInstanceOf(Outcome.Failed.class);
    }

    @Test
    void listenerIsFoundByItsPort() throws Exception {
        try (var own = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            var plan = new StopProcess().plan(json("{\"port\": " + own.getLocalPort() + "}"), context());

            assertThat(plan).as("the agent never stops itself").isInstanceOf(Plan.Failed.class);
        }
    }

    @Test
    void severalMatchesNeedANumber() throws IOException {
        sleeper();
        sleeper();

        var vague = new StopProcess().plan(json("{\"name\": \"sleep\"}"), context());
        var clear = new StopProcess().plan(json("{\"name\": \"sleep\", \"qty\": 1}"), context());

        assertThat(((Plan.Failed) vague).reason()).contains("say 'qty' or 'all: true'");
        assertThat(((Plan.Ready) clear).targets()).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{}                                          | name",
                "{\"name\": \"a\", \"port\": 80}             | name",
                "{\"port\": 70000}                           | port",
                "{\"name\": \"(\"}                           | name",
                "{\"name\": \"a\", \"qty\": 0}               | qty",
                "{\"name\": \"a\", \"signal\": \"NOPE\"}     | signal",
                "{\"name\": \"a\", \"expect-replacement\": \"soon\"} | expect-replacement",
                "{\"name\": \"a\", \"pid\": 1}               | pid"
            })
    void wrongArgumentIsNamed(String arguments, String name) {
        var plan = SendSignal.kill().plan(json(arguments), context());

        assertThat(((Plan.Rejected) plan).rejection().detail()).startsWith("'" + name + "'");
    }
}
