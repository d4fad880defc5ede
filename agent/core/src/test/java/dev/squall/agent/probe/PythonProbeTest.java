package dev.squall.agent.probe;

import static org.assertj.core.api.Assertions.assertThat;

import dev.squall.agent.call.Habits;
import dev.squall.agent.python.PythonBench;
import dev.squall.model.json.Json;
import dev.squall.model.message.Refusal;
import dev.squall.model.message.Report.Trouble;
import dev.squall.testbed.RequiresPython;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@RequiresPython
class PythonProbeTest extends ProberContract {
    @TempDir
    Path directory;

    private Habits habits = Habits.CAREFUL;
    private PythonBench python;

    @BeforeEach
    void begin() throws Exception {
        python = PythonBench.in(directory).module("checks", """
                import time

                def orders(shop, secrets=None, configuration=None): return [shop, secrets, configuration]
                def silent():
                    print("asked")
                    time.sleep(600)
                def fails(): raise ValueError("no orders")
                class Interruption(Exception): pass
                Interruption.__module__, Interruption.__qualname__ = "chaoslib.exceptions", "InterruptExecution"
                def interrupts(): raise Interruption("enough")
                def exits(): raise SystemExit(20)
                """);
    }

    @AfterEach
    void end() {
        python.close();
    }

    @Override
    Prober prober() {
        return new PythonProbe(python.host(), habits);
    }

    @Override
    Json.Mapping arguments() {
        return call("orders").with("arguments", Json.mapping("shop", Json.of("eu")));
    }

    /** {@link #reached} is down as soon as the function prints. */
    @Override
    Json.Mapping silent() {
        Thread.ofPlatform().daemon().start(() -> {
            try {
                python.hears();
                reached.countDown();
            } catch (InterruptedException _) {
                Thread.currentThread().interrupt();
            }
        });
        return call("silent");
    }

    @Override
    void release() {}

    private static Json.Mapping call(String func) {
        return Json.mapping("module", Json.of("checks")).with("func", Json.of(func));
    }

    @Test
    void theOutputIsWhatTheFunctionReturns() throws Exception {
        var arguments = arguments()
                .with("configuration", Json.mapping("host", Json.of("h")))
                .with("secrets", Json.mapping("token", Json.of("t")));

        assertThat(seen(arguments))
                .isEqualTo(Json.array(
                        Json.of("eu"), Json.mapping("token", Json.of("t")), Json.mapping("host", Json.of("h"))));
    }

    /** Without its traceback, which is there. */
    private Observation unseen(String func) throws Exception {
        var unseen = (Observation.Unseen) observe(call(func));
        assertThat(unseen.traceback()).last().isEqualTo(unseen.reason() + "\n");
        return new Observation.Unseen(unseen.trouble(), unseen.reason());
    }

    @Test
    void anExceptionIsNothingSeen() throws Exception {
        assertThat(unseen("fails")).isEqualTo(new Observation.Unseen("ValueError: no orders"));
    }

    @Test
    void aFunctionMayAskForTheEndOfTheRun() throws Exception {
        assertThat(unseen("interrupts"))
                .isEqualTo(
                        new Observation.Unseen(Trouble.INTERRUPTS, "chaoslib.exceptions.InterruptExecution: enough"));
        assertThat(unseen("exits")).isEqualTo(new Observation.Unseen(Trouble.INTERRUPTS, "SystemExit: 20"));
    }

    @Test
    void toChaosToolkitAnInterruptionByAStepIsAFailureAndAnExitIsNot() throws Exception {
        habits = Habits.CHAOS_TOOLKIT;

        assertThat(unseen("interrupts"))
                .isEqualTo(new Observation.Unseen(Trouble.FAILED, "chaoslib.exceptions.InterruptExecution: enough"));
        assertThat(unseen("exits")).isEqualTo(new Observation.Unseen(Trouble.INTERRUPTS, "SystemExit: 20"));
    }

    @Test
    void aFunctionThatIsNotThereIsInvalid() throws Exception {
        assertThat(observe(call("nosuch"))).isInstanceOfSatisfying(Observation.Rejected.class, rejected -> {
            assertThat(rejected.rejection().reason()).isEqualTo(Refusal.INVALID);
            assertThat(rejected.rejection().detail()).contains("has no function 'nosuch'");
        });
    }
}
