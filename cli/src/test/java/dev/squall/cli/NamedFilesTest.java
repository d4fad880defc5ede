package dev.squall.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Files that are named on the command line and are not what they should be. */
@Timeout(120)
class NamedFilesTest extends CommandBench {
    private String experiment() throws IOException {
        return written("x.yaml", EXPERIMENT.replace("BODY", "exit 0"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "v.yaml | [a]                   | v.yaml: it is a list and must be a mapping with",
                "v.yaml | configuration: [a]    | v.yaml: 'configuration' is a list and must be a mapping",
                "v.yaml | 'secrets: {mine: x}'  | v.yaml: secrets: 'mine' is a text and must be a mapping",
                "v.json | {                     | v.json:1:2: this is no JSON",
                "v.env  | 'A=b\n\nnonsense'     | v.env:3: the line must be KEY=VALUE",
                "v      | '{\"configuration\":{}}' | v:1: the line must be KEY=VALUE; a file of JSON or YAML is named"
            })
    void aVarFileIsNamedWithWhatIsWrongInIt(String name, String text, String message) throws IOException {
        var exit = run(experiment(), "--var-file", written(name, text.translateEscapes()));

        assertThat(complained()).contains(message);
        assertThat(exit).isEqualTo(Exit.USAGE);
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void aVarFileWithoutAnEndIsNotReadToIt() throws IOException {
        assertThat(run(experiment(), "--var-file", "/dev/zero")).isEqualTo(Exit.USAGE);

        assertThat(complained()).contains("/dev/zero: the text is longer than 4 MiB");
    }

    @Test
    void anEmptyVarFileSaysNothingAndLinesMayBeExported() throws IOException {
        var lines = written("v.env", "export SQUALL_TEST_UNSET='7'\n");

        var asksForIt = written("y.yaml", EXPERIMENT.replace("BODY", "test ${wanted} = 7"));

        assertThat(run(asksForIt, "--var-file", written("v.yaml", "\n"), "--var-file", lines))
                .isEqualTo(Exit.HELD);

        assertThat(complained()).isEmpty();
    }

    @Test
    void aVariableThatTheExperimentDoesNotDeclareIsNotLeftOutInSilence() throws IOException {
        assertThat(run(experiment(), "--var", "wnated=1")).isEqualTo(Exit.HELD);

        assertThat(complained()).contains("warning: --var wnated:", "has no such name, but wanted");
    }

    private Exit withSettings(Path settings) throws IOException {
        var words = new ArrayList<>(List.of("--settings", settings.toString(), "run", experiment()));
        words.addAll(List.of("--journal-path", journal().toString()));
        return squall(words.toArray(String[]::new));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "runtime: [a] | settings.yaml: 'runtime' is a list and must be a mapping",
                "'runtime: {rollbacks: {strategy: alwyas}}' | settings.yaml: 'runtime.rollbacks.strategy' is \"alwyas\" and must be one of default, always",
                "'controls: [a]' | settings.yaml: 'controls' is a list and must be a mapping",
                "'controls: {mine: {provider: {type: process}}}' | the control 'mine' of the settings is passed over"
            })
    void aSettingThatCountsForNothingIsSaid(String settings, String message) throws IOException {
        assertThat(withSettings(Path.of(written("settings.yaml", settings)))).isEqualTo(Exit.HELD);

        assertThat(complained()).contains("warning: ").contains(message);
    }

    @Test
    void settingsThatWereNamedAndAreNotThereAreMissed() throws IOException {
        assertThat(withSettings(directory.resolve("none.yaml"))).isEqualTo(Exit.HELD);

        assertThat(complained()).contains("warning: there are no settings", "none.yaml");
    }

    @Test
    void emptySettingsAreSettings() throws IOException {
        assertThat(withSettings(Path.of(written("settings.yaml", "")))).isEqualTo(Exit.HELD);

        assertThat(complained()).isEmpty();
    }

    @Test
    void aControlThatIsNeverCalledIsSaid() throws IOException {
        assertThat(run(experiment(), "--control-file", written("c.yaml", "mine: {provider: {type: python}}")))
                .isEqualTo(Exit.HELD);

        assertThat(complained()).contains("the control 'mine' of", "c.yaml is passed over");
    }

    @Test
    void theExperimentIsNotWrittenOverByItsJournal() throws IOException {
        var file = experiment();
        var before = Files.readString(Path.of(file));

        assertThat(squall("run", file, "--journal-path", directory + "/./x.yaml"))
                .isEqualTo(Exit.USAGE);

        assertThat(complained()).contains("--journal-path is the experiment itself");
        assertThat(Files.readString(Path.of(file))).isEqualTo(before);
    }

    @ParameterizedTest
    @CsvSource({"http://", "https://[::", "http://a b/"})
    void anAddressThatIsNoneIsNamed(String address) {
        assertThat(squall("validate", address)).isEqualTo(Exit.FAILED);

        assertThat(complained()).contains(address).contains("must be an absolute http or https address");
    }

    @Test
    void aReportIsOnlyWrittenToWhatCanBeOne() throws IOException {
        run(experiment());

        assertThat(squall(
                        "report",
                        journal().toString(),
                        directory.resolve("other.jsn").toString()))
                .isEqualTo(Exit.USAGE);

        assertThat(complained()).contains("there is no journal", "other.jsn");
        assertThat(directory.resolve("other.jsn")).doesNotExist();
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void aDeviceIsReadAsAJournal() {
        assertThat(squall("report", "/dev/null", directory.resolve("r.html").toString()))
                .isEqualTo(Exit.FAILED);

        assertThat(complained()).contains("/dev/null: no JSON: it is empty");
    }

    @Test
    void aReportWhoseDirectoryIsNotThereNamesTheReport() throws IOException {
        run(experiment());
        var nowhere = directory.resolve("no/r.html").toString();

        assertThat(squall("report", journal().toString(), nowhere)).isEqualTo(Exit.FAILED);

        assertThat(complained()).contains(nowhere + " cannot be written: its directory is not there");
    }

    @Test
    void aLogThatWouldNotBeKeptIsNotPromised() {
        squall("--log-file", directory.resolve("x.log").toString(), "version");

        assertThat(complained()).contains("--log-file has no effect without --compat chaostoolkit");
    }
}
