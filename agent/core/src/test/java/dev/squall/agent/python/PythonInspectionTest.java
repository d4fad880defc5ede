package dev.squall.agent.python;

import static org.assertj.core.api.Assertions.assertThat;

import dev.squall.agent.python.PythonInspection.Objection;
import dev.squall.model.json.Json;
import dev.squall.testbed.RequiresPython;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@RequiresPython
class PythonInspectionTest {
    @TempDir
    Path directory;

    private PythonBench python;

    @BeforeEach
    void begin() throws Exception {
        python = PythonBench.in(directory)
                .module("checks", """
                        from typing import List

                        class Thing: pass
                        called = []
                        def orders(name: str, most: int = 3, tags: List[str] = (), *, thing=Thing, secrets=None):
                            \"\"\"Counts orders.

                                Twice.
                            \"\"\"
                            called.append(name)
                        def anything(a, **rest): pass
                        def needs(configuration, secrets): pass
                        def calls(): return len(called)
                        def discover(discover_system=True):
                            return {"system": discover_system, "activities": [
                                {"type": "probe", "mod": "checks", "name": "orders", "doc": "Counts orders.",
                                 "arguments": [{"name": "name", "type": "string"}, {"name": "most", "default": 3}]},
                                {"type": "action", "mod": "checks.more", "name": "kill", "doc": None, "arguments": []},
                                "nonsense"]}
                        """)
                .module("mute", "x = 1")
                .module("slow", "import time; time.sleep(600)");
    }

    @AfterEach
    void end() {
        python.close();
    }

    private PythonInspection inspect(String module, String func, String... arguments) throws InterruptedException {
        return python.host().inspect(module, func, List.of(arguments), PythonBench.PLENTY);
    }

    @Test
    void aFunctionDescribesItselfAndIsNotCalled() throws Exception {
        assertThat(inspect("checks", "orders", "name"))
                .isEqualTo(new PythonInspection.Found(
                        new PythonFunction(
                                "checks",
                                "orders",
                                "function",
                                "Counts orders.\n\nTwice.",
                                List.of(
                                        new PythonParameter("name", Optional.empty(), "str"),
                                        new PythonParameter("most", Optional.of(Json.of(3)), "int"),
                                        new PythonParameter("tags", Optional.of(Json.array()), "List[str]"),
                                        new PythonParameter(
                                                "thing",
                                                Optional.of(Json.mapping(
                                                        PythonAnswer.UNSERIALISABLE,
                                                        Json.of("<class 'checks.Thing'>"))),
                                                ""),
                                        new PythonParameter("secrets", Optional.of(Json.NULL), ""))),
                        Optional.empty()));
        assertThat(python.returned("checks", "calls")).isEqualTo(Json.of(0));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            orders   | most       | required argument 'name' is missing from activity 'step'
            orders   | name, most |
            orders   | name, mots | argument 'mots' is not part of the function signature in activity 'step'
            anything | a, b, c    |
            needs    |            |
            needs    | x          | argument 'x' is not part of the function signature in activity 'step'
            nothing  |            | The python module 'checks' does not expose a function called 'nothing' in probe 'step'
            Thing    |            | The python module 'checks' does not expose a function called 'Thing' in probe 'step'
            """)
    void objectionsAreThoseOfChaosToolkitsValidation(String func, String names, String complaint) throws Exception {
        String[] given = names == null ? new String[0] : names.split(", ");

        assertThat(inspect("checks", func, given).complaint("checks", func, "probe", "step"))
                .isEqualTo(Optional.ofNullable(complaint));
    }

    @Test
    void anObjectionNamesItsArgument() throws Exception {
        assertThat(inspect("checks", "orders"))
                .isInstanceOfSatisfying(
                        PythonInspection.Found.class,
                        found -> assertThat(found.objection()).contains(new Objection.Missing("name")));
        assertThat(inspect("checks", "orders", "name", "x"))
                .isInstanceOfSatisfying(
                        PythonInspection.Found.class,
                        found -> assertThat(found.objection()).contains(new Objection.Unknown("x")));
    }

    @Test
    void aBuiltInFunctionCanBeInspected() throws Exception {
        assertThat(inspect("os", "getcwd")).isInstanceOf(PythonInspection.Found.class);
        assertThat(inspect("os", "getcwd").tellsNothing()).isFalse();
        assertThat(inspect("time", "sleep").tellsNothing()).isTrue();
    }

    @Test
    void aModuleThatIsNotThereIsNamed() throws Exception {
        var inspection = inspect("nosuch", "f");

        assertThat(inspection).isInstanceOf(PythonInspection.NoModule.class);
        assertThat(inspection.complaint("nosuch", "f", "action", "step"))
                .contains("could not find Python module 'nosuch' in activity 'step'");
    }

    @Test
    void aModuleThatDoesNotLoadInTimeIsBrokenOff() throws Exception {
        inspect("mute", "f");

        assertThat(python.host().inspect("slow", "f", List.of(), java.time.Duration.ofMillis(200)))
                .isEqualTo(new PythonInspection.Unanswered("slow.f took longer than 200ms and was broken off"));
    }

    @Test
    void anExtensionTellsItsActivitiesWithoutItsSystem() throws Exception {
        assertThat(python.host().discover("checks", PythonBench.PLENTY))
                .isEqualTo(new PythonDiscovery.Told(Arrays.asList(
                        new PythonFunction(
                                "checks",
                                "orders",
                                "probe",
                                "Counts orders.",
                                List.of(
                                        new PythonParameter("name", Optional.empty(), "string"),
                                        new PythonParameter("most", Optional.of(Json.of(3)), ""))),
                        new PythonFunction("checks.more", "kill", "action", "", List.of()))));
    }

    @ParameterizedTest
    @CsvSource({"mute, has no function 'discover'", "nosuch, cannot be imported"})
    void whatTellsNothingIsSaidToTellNothing(String name, String words) throws Exception {
        assertThat(python.host().discover(name, PythonBench.PLENTY))
                .isInstanceOfSatisfying(
                        PythonDiscovery.Untold.class,
                        untold -> assertThat(untold.detail()).contains(words));
    }
}
