package dev.squall.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.squall.model.codec.JsonReader;
import dev.squall.model.json.Json;
import java.io.IOException;
import java.nio.file.Files;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The command line from words to exit code, in this process. */
@Timeout(120)
class MainTest extends CommandBench {
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
                "version extra | what is 'extra'?",
                "runs extra --coordinator http://127.0.0.1:1 | what is 'extra'?",
                "run x --settings y | stands before the command",
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
    void runThatNobodyHereCanApproveIsRefusedAtOnce() throws IOException {
        var exit = run(written("x.yaml", EXPERIMENT.replace("BODY", "exit 0") + "approval: {required: 1}\n"));

        assertThat(exit).isEqualTo(Exit.FAILED);
        assertThat(complained()).contains("x.yaml: approval:", "--coordinator URL");
        assertThat(journal()).doesNotExist();
    }

    @Test
    void directoryIsNoJournalAndThatIsSaidBeforeAnythingIsDone() throws IOException {
        var done = directory.resolve("done");
        var exit = squall(
                "run",
                written("x.yaml", EXPERIMENT.replace("BODY", "touch " + done)),
                "--journal-path",
                directory.toString());

        assertThat(exit).isEqualTo(Exit.FAILED);
        assertThat(complained()).contains("it is a directory");
        assertThat(done).doesNotExist();
    }

    @Test
    void textOfAFileCannotMoveTheCursor() throws IOException {
        var exit = squall("validate", written("x.yaml", """
                title: "a\\e[31m red\\nline"
                description: d
                method: []
                """));

        assertThat(exit).isEqualTo(Exit.HELD);
        assertThat(said()).contains("valid: a\\u001b[31m red\\nline").doesNotContain("\u001b");
    }

    @Test
    void settingsThatCannotBeReadAreNotPassedOverInSilence() throws IOException {
        var settings = Files.write(directory.resolve("settings.yaml"), new byte[] {'a', ':', (byte) 0xe9});

        var exit = squall(
                "--settings",
                settings.toString(),
                "run",
                written("x.yaml", EXPERIMENT.replace("BODY", "exit 0")),
                "--journal-path",
                journal().toString());

        assertThat(exit).isEqualTo(Exit.HELD);
        assertThat(complained()).contains("settings.yaml: the text is not UTF-8");
    }

    @Test
    void controlFileThatCannotBeReadIsNamed() throws IOException {
        var exit = squall(
                "run", written("x.yaml", EXPERIMENT.replace("BODY", "exit 0")), "--control-file", "nowhere.yaml");

        assertThat(exit).isEqualTo(Exit.USAGE);
        assertThat(complained()).contains("nowhere.yaml: there is no such file");
    }
}
