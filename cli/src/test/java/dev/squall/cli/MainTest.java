package dev.squall.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.squall.model.codec.JsonReader;
import dev.squall.model.json.Json;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The command line from words to exit code, in this process. */
@Timeout(120)
class MainTest {
    private static final String EXPERIMENT = """
            title: A program runs
            description: It is looked at, and nothing is broken
            configuration:
              wanted: {type: env, key: SQUALL_TEST_UNSET, default: "0", env_var_type: int}
            steady-state-hypothesis:
              title: it succeeds
              probes:
                - {type: probe, name: before-and-after, tolerance: 0, provider: {type: process, path: sh, arguments: ["-c", "BODY"]}}
            method:
              - {type: action, name: act, provider: {type: process, path: "true"}}
            """;

    @TempDir
    Path directory;

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    private Exit squall(String... words) {
        return answering("", words);
    }

    private Exit answering(String answers, String... words) {
        var terminal = new Terminal(
                new PrintStream(out, true, StandardCharsets.UTF_8),
                new PrintStream(err, true, StandardCharsets.UTF_8),
                new ByteArrayInputStream(answers.getBytes(StandardCharsets.UTF_8)),
                false,
                false,
                false);
        return Main.run(words, terminal);
    }

    private String written(String name, String text) throws IOException {
        return Files.writeString(directory.resolve(name), text).toString();
    }

    private Exit run(String file, String... more) {
        var words =
                new ArrayList<>(List.of("run", file, "--journal-path", journal().toString()));
        words.addAll(List.of(more));
        return squall(words.toArray(String[]::new));
    }

    private Path journal() {
        return directory.resolve("journal.json");
    }

    private String said() {
        return out.toString(StandardCharsets.UTF_8);
    }

    private String complained() {
        return err.toString(StandardCharsets.UTF_8);
    }

    @Test
    void hypothesisThatHoldsEndsWithZeroAndAJournal() throws IOException {
        var exit = run(written("x.yaml", EXPERIMENT.replace("BODY", "exit 0")));

        assertThat(complained()).isEmpty();
        assertThat(exit).isEqualTo(Exit.HELD);
        assertThat(said()).contains("before-and-after  held", "completed, held");
        var members = ((Json.Mapping) JsonReader.parse(Files.readAllBytes(journal())));
        assertThat(members.text("status")).contains("completed");
        assertThat(members.get("run")).get().asString().contains("\"act\"".replace("\"", ""));
    }

    @Test
    void missedGateInjectsNothingAndEndsWithThree() throws IOException {
        var exit = run(written("x.yaml", EXPERIMENT.replace("BODY", "exit 1")));

        assertThat(exit).isEqualTo(Exit.GATE_MISSED);
        assertThat(said()).doesNotContain("method");
    }

    @Test
    void deviationAfterTheMethodEndsWithOne() throws IOException {
        var once = directory.resolve("once");
        var exit = run(written("x.yaml", EXPERIMENT.replace("BODY", "test ! -e " + once + " && touch " + once)));

        assertThat(exit).isEqualTo(Exit.FAILED);
        assertThat(said()).contains("completed, deviated");
    }

    @ParameterizedTest
    @ValueSource(strings = {"run", "validate", "plan", "rehearse"})
    void problemsOfAFileAreSaidWithTheirPlaces(String command) throws IOException {
        var file = written(
                "bad.yaml",
                "title: x\ndescription: y\nmethod:\n  - {type: action, name: a, provider: {type: pythom}}\n");

        var exit = squall(command, file);

        assertThat(exit).isEqualTo(Exit.FAILED);
        assertThat(complained()).contains(file + ":4:").contains("pythom");
        assertThat(said()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "run | which experiment?",
                "run x --dryy probes | no option '--dryy'",
                "run x --dry everything | must be one of",
                "run x --deadline soon | must be a duration",
                "run x --seed many | must be a whole number",
                "run x --var a | must be NAME=VALUE",
                "run x --var a:int=b | its value is no int",
                "run x --hypothesis-frequency 0 | must be seconds",
                "run x --coordinator nowhere | must be an address",
                "run x --journal-path | needs a value",
                "run x --fail-fast=yes | takes no value",
                "abort r | which coordinator?",
                "rehearse x --runs 0 | must be 1 to",
                "fly | no command 'fly'"
            })
    void wrongUsageIsExplainedAndEndsWithTwo(String line, String message) {
        var exit = squall(line.strip().split(" "));

        assertThat(complained()).contains(message);
        assertThat(exit).isEqualTo(Exit.USAGE);
    }

    @Test
    void missingFileIsAProblemOfTheFile() {
        assertThat(squall("validate", directory.resolve("none.yaml").toString()))
                .isEqualTo(Exit.FAILED);
        assertThat(complained()).contains("none.yaml");
    }

    @Test
    void journalThatCannotBeWrittenIsSaidBeforeAnythingIsDone() throws IOException {
        var file = written("x.yaml", EXPERIMENT.replace("BODY", "touch " + directory.resolve("done")));

        var exit = squall(
                "run",
                file,
                "--journal-path",
                directory.resolve("no/journal.json").toString());

        assertThat(exit).isEqualTo(Exit.FAILED);
        assertThat(complained()).contains("the journal cannot be written");
        assertThat(directory.resolve("done")).doesNotExist();
    }

    @Test
    void everyCommandExplainsItself() {
        for (var name : Commands.NAMES) {
            assertThat(squall(name, "--help")).isEqualTo(Exit.HELD);
            assertThat(said()).contains("usage: squall " + name);
        }
    }

    @Test
    void planNamesEveryStepAndItsAgents() throws IOException {
        var exit = squall("plan", written("x.yaml", EXPERIMENT.replace("BODY", "exit 0")));

        assertThat(exit).isEqualTo(Exit.HELD);
        assertThat(said()).contains("before[0]  before-and-after  on local/this-machine", "method[0]  act");
    }

    @Test
    void rehearsalTellsItsStoryAndRepeatsItBySeed() throws IOException {
        var file = written("x.yaml", EXPERIMENT.replace("BODY", "touch " + directory.resolve("done")));

        var exit = squall("rehearse", file, "--seed", "5");
        var first = said();
        out.reset();
        squall("rehearse", file, "--seed", "5");

        assertThat(exit).isEqualTo(Exit.HELD);
        assertThat(first).contains("finishes:", "every promise was kept").isEqualTo(said());
        assertThat(directory.resolve("done")).doesNotExist();
    }

    @Test
    void secretsOfAVarFileReplaceThoseTheExperimentDeclaresAndStayOutOfTheJournal() throws IOException {
        var values = written("values.yaml", """
                secrets:
                  mine: {token: open sesame, undeclared: x}
                  theirs: {token: x}
                """);
        var file = written("x.yaml", """
                title: A secret is given
                description: From a file that is not the experiment
                secrets: {mine: {token: {type: env, key: SQUALL_TEST_UNSET}}}
                method:
                  - type: probe
                    name: said
                    tolerance: 0
                    provider: {type: process, path: sh, arguments: ["-c", 'test "$0" = "open sesa""me"', "${token}"]}
                """);

        var exit = run(file, "--var-file", values);

        assertThat(complained()).isEmpty();
        assertThat(exit).isEqualTo(Exit.HELD);
        assertThat(Files.readString(journal())).doesNotContain("open sesame");
    }

    @Test
    void secretsOfAVarFileGoToNoCoordinator() throws IOException {
        var values = written("values.json", "{\"secrets\": {\"mine\": {\"token\": \"x\"}}}");

        var exit = run(
                written("x.yaml", EXPERIMENT.replace("BODY", "exit 0")),
                "--var-file",
                values,
                "--coordinator",
                "http://127.0.0.1:1");

        assertThat(exit).isEqualTo(Exit.USAGE);
        assertThat(complained()).contains("secrets of a --var-file");
    }

    @Test
    void settingsAreSetShownWithoutLoginsGotAndRemoved() throws IOException {
        var file = directory.resolve("deep/settings.yaml");
        String[] settings = {"--settings", file.toString(), "settings"};

        assertThat(squall(with(settings, "set", "runtime.rollbacks.strategy", "always")))
                .isEqualTo(Exit.HELD);
        assertThat(squall(with(settings, "set", "auths.shop\\.example.value", "hidden one")))
                .isEqualTo(Exit.HELD);
        assertThat(squall(with(settings, "set", "limit", "3"))).isEqualTo(Exit.HELD);
        assertThat(squall(with(settings, "show"))).isEqualTo(Exit.HELD);
        assertThat(said())
                .contains("strategy: always", "shop.example:", "limit: 3")
                .doesNotContain("hidden one");

        assertThat(squall(with(settings, "get", "limit"))).isEqualTo(Exit.HELD);
        assertThat(squall(with(settings, "remove", "runtime.rollbacks"))).isEqualTo(Exit.HELD);
        assertThat(squall(with(settings, "get", "runtime.rollbacks.strategy"))).isEqualTo(Exit.FAILED);
        assertThat(complained()).contains("has no 'runtime.rollbacks.strategy'");
        assertThat(Files.readString(file)).contains("hidden one");
    }

    @Test
    void settingsThatCannotBeReadAreNotWrittenOver() throws IOException {
        var file = written("settings.yaml", "- no\n- mapping\n");

        assertThat(squall("--settings", file, "settings", "set", "a", "1")).isEqualTo(Exit.FAILED);

        assertThat(complained()).contains("must be a mapping");
        assertThat(Files.readString(Path.of(file))).isEqualTo("- no\n- mapping\n");
    }

    private static String[] with(String[] words, String... more) {
        var all = new ArrayList<>(List.of(words));
        all.addAll(List.of(more));
        return all.toArray(String[]::new);
    }

    @Test
    void infoTellsOfTheMachineAndOfItsFunctions() {
        assertThat(squall("info")).isEqualTo(Exit.HELD);
        assertThat(squall("info", "functions")).isEqualTo(Exit.HELD);

        assertThat(said()).contains("ledgers", "settings.yaml", "http.request", "signal.stop", "chaos-point.fail");
    }

    @Test
    void schemaIsPrinted() throws IOException {
        assertThat(squall("schema")).isEqualTo(Exit.HELD);

        assertThat(JsonReader.parse(out.toByteArray())).isInstanceOf(Json.Mapping.class);
    }

    @Test
    void journalIsRenderedAndOneThatIsNoneIsNamed() throws IOException {
        run(written("x.yaml", EXPERIMENT.replace("BODY", "exit 0")));
        var page = directory.resolve("page.html");

        assertThat(squall("report", journal().toString(), page.toString())).isEqualTo(Exit.HELD);
        assertThat(Files.readString(page)).contains("A program runs", "before-and-after");

        var broken = written("broken.json", "{\"title\": ");
        assertThat(squall("report", journal().toString(), broken, page.toString()))
                .isEqualTo(Exit.FAILED);
        assertThat(complained()).contains("broken.json");
    }

    @Test
    void packageThatIsNotThereCannotBeDiscovered() {
        assertThat(squall("discover", "there-is-no-such-package")).isEqualTo(Exit.FAILED);

        assertThat(complained()).contains("there-is-no-such-package");
    }

    @Test
    void experimentIsWrittenByAskingAndRuns() throws IOException {
        var file = directory.resolve("made.yaml").toString();
        var answers = "Shown\nWhy\n2\nworks\n0\nsh\n[-c, exit 0]\n\nAll\nnine\n2\nact\ntrue\n\n\n\n";

        assertThat(answering(answers, "init", "--experiment-path", file)).isEqualTo(Exit.HELD);
        assertThat(said()).contains("'nine' is none of them");
        assertThat(run(file)).isEqualTo(Exit.HELD);
        assertThat(said()).contains("works  held", "act  done");

        assertThat(answering("", "init", "--experiment-path", file)).isEqualTo(Exit.FAILED);
        assertThat(complained()).contains("is there already");
    }

    @Test
    void withoutAnswersAnExperimentIsStillValid() throws IOException {
        var file = directory.resolve("made.json").toString();

        assertThat(squall("init", "--experiment-path", file)).isEqualTo(Exit.HELD);
        assertThat(squall("validate", file)).isEqualTo(Exit.HELD);
    }

    @Test
    void whatWasDiscoveredIsOffered() throws IOException {
        var found = written("discovery.json", """
                {"activities": [{"type": "probe", "name": "exists", "mod": "os.path", "arguments": [{"name": "path", "type": "string"}]}]}
                """);
        var file = directory.resolve("made.yaml");

        assertThat(answering(
                        "t\nd\n3\nthere\n\n/tmp\n",
                        "init",
                        "--discovery-path",
                        found,
                        "--experiment-path",
                        file.toString()))
                .isEqualTo(Exit.HELD);

        assertThat(said()).contains("os.path.exists");
        assertThat(Files.readString(file)).contains("module: os.path", "path: /tmp");
    }
}
