package dev.squall.agent.python;

import static org.assertj.core.api.Assertions.assertThat;

import dev.squall.agent.policy.Policy;
import dev.squall.model.codec.JsonReader;
import dev.squall.model.json.Json;
import dev.squall.model.message.Refusal;
import dev.squall.testbed.RequiresPython;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@RequiresPython
class PythonCallTest {
    @TempDir
    Path directory;

    private PythonBench python;

    @BeforeEach
    void begin() throws Exception {
        python = PythonBench.in(directory).module("shop", """
                import datetime, decimal, json, os, signal, sys, threading, uuid

                count = 0
                class Odd: pass
                class Interruption(Exception): pass
                Interruption.__module__, Interruption.__qualname__ = "chaoslib.exceptions", "InterruptExecution"

                def echo(value): return value
                def counted():
                    global count
                    count += 1
                    return count
                def given(a, b=2, configuration=None, secrets="none given"): return [a, b, configuration, secrets]
                def plain(a): return a
                def rest(**all): return all
                def opens(): open("/no/such/file")
                def interrupts(): raise Interruption("enough")
                def exits(): sys.exit(3)
                def leaves(name): os.kill(os.getpid(), getattr(signal, name)); return "stayed"
                def prints():
                    print("to out")
                    os.system("echo by a child")
                    sys.stderr.write("to err\\n")
                    return sys.stdin.read()
                def thread(): return threading.current_thread() is threading.main_thread()
                def working_directory(): return [os.getcwd(), sys.path[0]]
                VALUES = {
                    "tuple": (1, [2, "x"]), "nothing": None, "whole": 3, "double": 1.0, "keys": {1: True, None: 2},
                    "moment": datetime.datetime(2026, 2, 1, 10, tzinfo=datetime.timezone.utc),
                    "day": datetime.date(2026, 2, 1), "decimal": decimal.Decimal("1.50"), "uuid": uuid.UUID(int=7),
                    "set": {1}, "bytes": b"x", "object": Odd, "nan": [float("nan"), {"rate": -float("inf"), "of": 3}],
                    "both": [float("nan"), {1}], "half": "\\ud800",
                }
                def value(name): return VALUES[name]
                def loop():
                    a = []
                    a.append(a)
                    return a
                """);
    }

    @AfterEach
    void end() {
        python.close();
    }

    private static Json json(String text) {
        return JsonReader.parse(text.getBytes(StandardCharsets.UTF_8));
    }

    private static Json.Mapping named(String name) {
        return Json.mapping("name", Json.of(name));
    }

    @Test
    void whatGoesInComesOutAsItWas() throws Exception {
        var value = json("{\"a\": [1, 2.50, -1e3, true, null, \"\\u00e9 \\u2028 \\ud83d\\ude00 \\n\"], \"\": {}}");

        assertThat(python.returned("shop", "echo", Json.mapping("value", value)))
                .isEqualTo(json(
                        "{\"a\": [1, 2.5, -1000.0, true, null, \"\\u00e9 \\u2028 \\ud83d\\ude00 \\n\"], \"\": {}}"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            tuple   | [1, [2, "x"]]
            nothing | null
            whole   | 3
            double  | 1.0
            keys    | {"1": true, "null": 2}
            moment  | "2026-02-01T10:00:00+00:00"
            day     | "2026-02-01"
            decimal | "1.50"
            uuid    | "00000000-0000-0000-0000-000000000007"
            set     | {"unserialisable": "{1}"}
            bytes   | {"unserialisable": "b'x'"}
            object  | {"unserialisable": "<class 'shop.Odd'>"}
            nan     | [{"unserialisable": "NaN"}, {"rate": {"unserialisable": "-Infinity"}, "of": 3}]
            both    | {"unserialisable": "[nan, {1}]"}
            """)
    void resultsAreWhatChaosToolkitsJournalMakesOfThem(String name, String result) throws Exception {
        assertThat(python.returned("shop", "value", named(name))).isEqualTo(json(result));
    }

    @Test
    void aResultThatHasItselfInItSaysSo() throws Exception {
        assertThat(python.returned("shop", "loop"))
                .isEqualTo(Json.mapping(PythonAnswer.UNSERIALISABLE, Json.of("[[...]]")));
    }

    @Test
    void theProcessIsKeptWarmSoThatModulesKeepWhatTheyHave() throws Exception {
        assertThat(python.returned("shop", "counted")).isEqualTo(Json.of(1));
        assertThat(python.returned("shop", "counted")).isEqualTo(Json.of(2));
    }

    @Test
    void aFunctionIsGivenConfigurationAndSecretsOnlyWhenItHasParametersOfTheseNames() throws Exception {
        var arguments = Json.mapping("a", Json.of(1));
        var configuration = Json.mapping("host", Json.of("h"));
        var secrets = Optional.of(Json.mapping("token", Json.of("t")));

        assertThat(python.host()
                        .call(new PythonCall("shop", "given", arguments, configuration, secrets), PythonBench.PLENTY))
                .isEqualTo(new PythonAnswer.Returned(json("[1, 2, {\"host\": \"h\"}, {\"token\": \"t\"}]")));
        assertThat(python.host()
                        .call(new PythonCall("shop", "plain", arguments, configuration, secrets), PythonBench.PLENTY))
                .isEqualTo(new PythonAnswer.Returned(Json.of(1)));
        assertThat(python.host()
                        .call(new PythonCall("shop", "rest", arguments, configuration, secrets), PythonBench.PLENTY))
                .isEqualTo(new PythonAnswer.Returned(arguments));
    }

    @Test
    void withoutGroupsOfSecretsTheParameterKeepsItsDefault() throws Exception {
        assertThat(python.returned("shop", "given", Json.mapping("a", Json.of(1))))
                .isEqualTo(json("[1, 2, {}, \"none given\"]"));
    }

    @Test
    void anExceptionIsToldAsChaosToolkitTellsIt() throws Exception {
        assertThat(python.call("shop", "opens")).isInstanceOfSatisfying(PythonAnswer.Raised.class, raised -> {
            assertThat(raised.error().type()).isEqualTo("FileNotFoundError");
            assertThat(raised.error().message()).isEqualTo("[Errno 2] No such file or directory: '/no/such/file'");
            assertThat(raised.error().line())
                    .isEqualTo("FileNotFoundError: [Errno 2] No such file or directory: '/no/such/file'");
            assertThat(raised.error().traceback()).first().isEqualTo("Traceback (most recent call last):\n");
            assertThat(String.join("", raised.error().traceback()))
                    .contains("shop.py\", line", "in opens")
                    .doesNotContain("squall");
        });
    }

    @ParameterizedTest
    @CsvSource({"interrupts, chaoslib.exceptions.InterruptExecution: enough", "exits, SystemExit: 3"})
    void anExceptionThatAsksTheRunToStopIsOfItsOwnKind(String func, String line) throws Exception {
        assertThat(python.call("shop", func))
                .isInstanceOfSatisfying(
                        PythonAnswer.Interrupts.class,
                        interrupts -> assertThat(interrupts.error().line()).isEqualTo(line));
    }

    @ParameterizedTest
    @CsvSource({"SIGUSR1, GRACEFULLY", "SIGINT, GRACEFULLY", "SIGUSR2, AT_ONCE"})
    void theSignalsOfChaoslibsExitAreHeardAndTheProcessLivesOn(String signal, PythonListener.Leaving how)
            throws Exception {
        assertThat(python.returned("shop", "leaves", named(signal))).isEqualTo(Json.of("stayed"));

        assertThat(python.hearsItLeave()).isEqualTo(how);
    }

    @Test
    void whatIsPrintedBelongsToNobodysAnswerAndNothingIsThereToBeRead() throws Exception {
        assertThat(python.returned("shop", "prints")).isEqualTo(Json.of(""));

        assertThat(python.hears()).isEqualTo("to out");
        assertThat(python.hears()).isEqualTo("by a child");
        assertThat(python.hears()).isEqualTo("to err");
    }

    @Test
    void aCallByItselfRunsOnTheMainThreadAsInChaosToolkit() throws Exception {
        assertThat(python.returned("shop", "thread")).isEqualTo(Json.of(true));
        assertThat(python.returned("shop", "thread")).isEqualTo(Json.of(true));
    }

    @Test
    void modulesAreLookedForInTheWorkingDirectoryFirst() throws Exception {
        String here = directory.toRealPath().toString();

        assertThat(python.returned("shop", "working_directory")).isEqualTo(Json.array(Json.of(here), Json.of(here)));
    }

    @Test
    void aFileOfThatDirectoryIsNotMistakenForWhatTheBridgeNeeds() throws Exception {
        python.module("json", "raise Exception('not this one')").module("queue", "raise Exception('not this one')");

        assertThat(python.returned("shop", "counted")).isEqualTo(Json.of(1));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            plain   | TypeError: shop.plain: the argument 'a' is missing; its parameters are (a)
            counted | TypeError: shop.counted: the argument 'b' is unknown; its parameters are ()
            """)
    void argumentsThatDoNotFitAreATypeError(String func, String line) throws Exception {
        assertThat(python.call("shop", func, Json.mapping("b", Json.of(1))))
                .isInstanceOfSatisfying(
                        PythonAnswer.Raised.class,
                        raised -> assertThat(raised.error().line()).isEqualTo(line));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            nosuch.module | f       | Python module 'nosuch.module' cannot be imported by
            broken        | f       | SyntaxError:
            needy         | f       | ModuleNotFoundError: No module named 'nosuch_library'
            quits         | f       | SystemExit: 1
            .shop         | f       | Python module '.shop' cannot be imported by
            shop          | counts  | Python module 'shop' has no function 'counts'; its functions are: counted, echo,
            shop          | VALUES  | Python module 'shop' has no function 'VALUES'
            """)
    void whatCannotBeCalledIsNamedWithWhatWouldBeRight(String module, String func, String words) throws Exception {
        python.module("broken", "def f(:")
                .module("needy", "import nosuch_library")
                .module("quits", "import sys; sys.exit(1)");

        assertThat(python.call(module, func, Json.mapping("b", Json.of(1))))
                .isInstanceOfSatisfying(
                        PythonAnswer.Wrong.class,
                        wrong -> assertThat(wrong.detail()).contains(words));
    }

    @Test
    void aNodesPolicyDecidesBeforeAnythingIsImported() throws Exception {
        try (var cautious = PythonBench.under(Policy.CAUTIOUS, directory)) {
            assertThat(cautious.call("shop", "echo")).isInstanceOfSatisfying(PythonAnswer.Refused.class, refused -> {
                assertThat(refused.rejection().reason()).isEqualTo(Refusal.POLICY);
                assertThat(refused.rejection().detail()).contains("'shop.echo'");
            });
            assertThat(cautious.host().inspect("shop", "echo", java.util.List.of(), PythonBench.PLENTY))
                    .isInstanceOf(PythonInspection.Refused.class);
            assertThat(cautious.host().discover("shop", PythonBench.PLENTY)).isInstanceOf(PythonDiscovery.Untold.class);
            assertThat(cautious.host().pid()).isEmpty();
        }
    }

    @Test
    void anInterpreterThatDoesNotStartIsSaidToBeSo() throws Exception {
        Path none = directory.resolve("python3");
        try (var host = new PythonHost(new Interpreter(none), directory, Policy.PERMISSIVE, PythonListener.NONE)) {
            assertThat(host.call(PythonBench.of("shop", "counted", Json.Mapping.EMPTY), PythonBench.PLENTY))
                    .isInstanceOfSatisfying(
                            PythonAnswer.Unanswered.class,
                            unanswered ->
                                    assertThat(unanswered.reason()).contains("cannot be started", none.toString()));
        }
    }

    @Test
    void aProgramThatIsNoPythonIsQuotedWithItsLastWords() throws Exception {
        Path none = java.nio.file.Files.writeString(
                directory.resolve("python3"), "#!/bin/sh\necho no python >&2; exit 4\n");
        assertThat(none.toFile().setExecutable(true)).isTrue();
        try (var host = new PythonHost(new Interpreter(none), directory, Policy.PERMISSIVE, PythonListener.NONE)) {
            assertThat(host.call(PythonBench.of("shop", "counted", Json.Mapping.EMPTY), PythonBench.PLENTY))
                    .isEqualTo(new PythonAnswer.Unanswered("shop.counted has no result:"
                            + " its Python process ended with status 4, saying: no python"));
        }
    }
}
