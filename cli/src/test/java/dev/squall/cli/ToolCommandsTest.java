package dev.squall.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.squall.model.codec.JsonReader;
import dev.squall.model.json.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The commands beside a run: settings, info, schema, reports, discovery, and an experiment by asking. */
@Timeout(120)
class ToolCommandsTest extends CommandBench {
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
    void loginsOfChannelsAreHiddenAsWell() throws IOException {
        var file = written(
                "settings.yaml",
                "notifications: [{type: http, url: 'http://h', headers: {Authorization: hidden one}}]\n");

        assertThat(squall("--settings", file, "settings", "show")).isEqualTo(Exit.HELD);

        assertThat(said()).contains("Authorization: '***'", "http://h").doesNotContain("hidden one");
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
    void functionsAreShownWithWhatTheyTake() {
        assertThat(squall("info", "functions", "tcp")).isEqualTo(Exit.HELD);

        assertThat(said().lines().map(String::strip).map(line -> line.replaceAll(" +", " ")))
                .containsExactly(
                        "probe tcp.connect: opens a TCP connection and closes it again",
                        "host string, needed name or address of the machine",
                        "port integer, needed 1 to 65535",
                        "timeout duration (s), 5 how long that may take");

        assertThat(squall("info", "functions", "teleport")).isEqualTo(Exit.FAILED);
        assertThat(complained()).contains("'teleport'");
    }

    @Test
    void squallDiscoversItselfAndOffersWhatItFound() throws IOException {
        var found = directory.resolve("discovery.json").toString();
        assertThat(squall("discover", "--discovery-path", found)).isEqualTo(Exit.HELD);

        assertThat(Files.readString(Path.of(found)))
                .contains("\"target\": \"squall\"", "\"mod\": \"kubernetes\"", "\"unit\": \"s\"")
                .contains("tells whether there are pods and all are in a phase");
        assertThat(said()).contains("activities of squall", "kubernetes.count-min-pods", "integer, 2");

        var file = directory.resolve("made.yaml");
        var offers = offersOf("probe", found);
        assertThat(offers).contains("tcp.connect").doesNotContain("http.request");
        assertThat(answering(
                        "t\nd\n" + (offers.indexOf("tcp.connect") + 1) + "\nopen\n\nlocalhost\n80\n\n",
                        "init",
                        "--discovery-path",
                        found,
                        "--experiment-path",
                        file.toString()))
                .isEqualTo(Exit.HELD);
        assertThat(Files.readString(file)).contains("type: tcp", "func: connect", "host: localhost", "port: 80");
        assertThat(squall("validate", file.toString())).isEqualTo(Exit.HELD);
    }

    private static List<String> offersOf(String kind, String discovery) throws IOException {
        var offers = Offers.standard();
        offers.discovered(Path.of(discovery));
        return offers.of(kind).stream().map(Offers.Offer::name).toList();
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
