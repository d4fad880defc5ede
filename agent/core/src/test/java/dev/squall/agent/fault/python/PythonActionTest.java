package dev.squall.agent.fault.python;

import static org.assertj.core.api.Assertions.assertThat;

import dev.squall.agent.call.CallContext;
import dev.squall.agent.call.Habits;
import dev.squall.agent.call.RealContext;
import dev.squall.agent.fault.Effect.Outcome;
import dev.squall.agent.fault.Plan;
import dev.squall.agent.fault.Target;
import dev.squall.agent.python.PythonBench;
import dev.squall.model.json.Json;
import dev.squall.model.message.Report.Trouble;
import dev.squall.testbed.RequiresPython;
import java.nio.file.Path;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@RequiresPython
class PythonActionTest {
    @TempDir
    Path directory;

    private final CallContext context = RealContext.of("run/method[0]/one/a");
    private PythonBench python;
    private PythonAction action;

    @BeforeEach
    void begin() throws Exception {
        python = PythonBench.in(directory).module("shop", """
                import pathlib

                pathlib.Path("imported").touch()
                def touch(name):
                    pathlib.Path(name).touch()
                    return {"touched": name}
                def fails(): raise RuntimeError("no luck")
                def stops(): raise SystemExit(20)
                """);
        action = new PythonAction(python.host(), Habits.CAREFUL);
    }

    @AfterEach
    void end() {
        python.close();
    }

    private static Json.Mapping call(String func) {
        return Json.mapping("module", Json.of("shop")).with("func", Json.of(func));
    }

    @Test
    void itIsPlannedWithoutImportingAnythingAndActsOnce() throws Exception {
        var arguments = call("touch").with("arguments", Json.mapping("name", Json.of("lamp")));

        Plan plan = action.plan(arguments, context);

        assertThat(plan)
                .isEqualTo(new Plan.Ready(
                        java.util.List.of(new Target("Python function shop.touch", Set.of("python=shop.touch"))),
                        arguments));
        assertThat(directory.resolve("imported")).doesNotExist();

        assertThat(action.act(((Plan.Ready) plan).data(), context))
                .isEqualTo(new Outcome.Done(Json.mapping("touched", Json.of("lamp"))));
        assertThat(directory.resolve("lamp")).exists();
    }

    @ParameterizedTest
    @CsvSource({
        "fails, FAILED, RuntimeError: no luck",
        "stops, INTERRUPTS, SystemExit: 20",
        "nosuch, BROKE, has no function 'nosuch'"
    })
    void whatGoesWrongIsAFailureOfItsKind(String func, Trouble trouble, String words) throws Exception {
        assertThat(action.act(call(func), context)).isInstanceOfSatisfying(Outcome.Failed.class, failed -> {
            assertThat(failed.trouble()).isEqualTo(trouble);
            assertThat(failed.error()).contains(words);
        });
    }

    @Test
    void anUnknownArgumentIsNamed() {
        assertThat(action.plan(call("touch").with("frobnicate", Json.of(1)), context))
                .isInstanceOfSatisfying(
                        Plan.Rejected.class,
                        rejected -> assertThat(rejected.rejection().detail()).contains("'frobnicate'"));
    }
}
