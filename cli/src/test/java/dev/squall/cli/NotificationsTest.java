package dev.squall.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.squall.cli.NoticeServer.Notice;
import dev.squall.model.codec.JsonReader;
import dev.squall.model.json.Json;
import dev.squall.testbed.RequiresChaosToolkit;
import dev.squall.testbed.RequiresPython;
import java.io.IOException;
import java.nio.file.Files;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the channels of the settings file are told, by Chaos Toolkit and by Squall. */
@Timeout(120)
class NotificationsTest extends CommandBench {
    /** What is another one each time. */
    private static final Set<String> VARIES =
            Set.of("ts", "start", "end", "duration", "chaoslib-version", "platform", "node", "exception", "error");

    private static final String HELD = """
            {"title": "t", "description": "d", "secrets": {"shop": {"token": "s3cret"}},
             "method": [{"type": "action", "name": "act", "provider": {"type": "process", "path": "true"}}]}
            """;

    private NoticeServer server;

    @BeforeEach
    void begin() throws IOException {
        server = new NoticeServer();
    }

    @AfterEach
    void end() {
        server.close();
    }

    private String settings(String... channels) throws IOException {
        return written(
                "settings.yaml",
                "notifications:\n- " + String.join("\n- ", channels).replace("HERE", server.address()) + "\n");
    }

    private static Json plain(Json value) {
        return switch (value) {
            case Json.Mapping(var members) -> {
                var plain = new LinkedHashMap<String, Json>();
                members.forEach((key, each) -> plain.put(key, VARIES.contains(key) ? Json.of("varies") : plain(each)));
                yield new Json.Mapping(plain);
            }
            case Json.Array(var items) ->
                new Json.Array(items.stream().map(NotificationsTest::plain).toList());
            case Json.Null _, Json.Bool _, Json.Number _, Json.Text _ -> value;
        };
    }

    private List<Notice> plain(List<Notice> heard) {
        return heard.stream()
                .map(notice -> new Notice(
                        notice.method(), notice.address(), notice.type(), notice.token(), plain(notice.body())))
                .toList();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "run held.json",
                "run deviates.json",
                "run fails.json",
                "run invalid.json",
                "run broken.json",
                "validate held.json",
                "validate invalid.json",
                "discover --no-install json"
            })
    @RequiresChaosToolkit
    void requestsAreThoseOfChaosToolkit(String words) throws Exception {
        written("held.json", HELD);
        written("broken.json", "{");
        written("invalid.json", "{\"title\": \"t\", \"method\": []}");
        String step = "{\"type\": \"%s\", \"name\": \"%s\", %s \"provider\": {\"type\": \"process\", \"path\": \"sh\","
                + " \"arguments\": [\"-c\", \"%s\"]}}";
        String experiment = "{\"title\": \"t\", \"description\": \"d\", \"steady-state-hypothesis\": {\"title\": \"h\","
                + " \"probes\": [%s]}, \"method\": [%s]}";
        written(
                "deviates.json",
                experiment.formatted(
                        step.formatted("probe", "there", "\"tolerance\": 0,", "! rm gone"),
                        step.formatted("action", "removes", "", "touch gone")));
        written(
                "fails.json",
                experiment.formatted(
                        "{\"type\": \"probe\", \"name\": \"asks\", \"tolerance\": 200, \"provider\": {\"type\": \"http\","
                                + " \"url\": \"http://127.0.0.1:1/\"}}",
                        ""));
        settings(
                "{type: http, url: HERE/all, headers: {X-Token: one}}",
                "{type: http, url: 'HERE/some?a=b', forward_event_payload: false, events: [run-completed, validate-failed]}",
                "{type: http, url: HERE/refused, events: [run-started, run-deviated]}",
                "{type: http, url: 'http://127.0.0.1:1/', headers: {Content-Type: text/json}}",
                "{type: http, url: HERE/typed, headers: {content-type: text/json}, events: run-failed}",
                "{type: http}",
                "{type: carrier-pigeon}");
        var all = ("--settings settings.yaml " + words).split(" ");
        int code = RealTool.chaos(directory, all);
        var theirs = plain(server.heard());

        assertThat(RealTool.compatible(directory, all)).isEqualTo(code);

        assertThat(plain(server.heard())).isEqualTo(theirs);
        assertThat(theirs.isEmpty()).isEqualTo(words.contains("broken"));
    }

    @Test
    void byDefaultTheSameIsToldWithSecretsMaskedAndWhatFailsIsAWarning() throws IOException {
        String settings = settings("{type: http, url: HERE/all}", "{type: http, url: HERE/refused/t0ken}", "nonsense");

        assertThat(squall(
                        "--settings",
                        settings,
                        "run",
                        written("held.json", HELD),
                        "--journal-path",
                        journal().toString()))
                .isEqualTo(Exit.HELD);

        var heard = server.heard();
        assertThat(heard)
                .extracting(Notice::name)
                .containsExactly("run-started", "run-started", "run-completed", "run-completed");
        assertThat(heard.toString()).contains("***").doesNotContain("s3cret");
        assertThat(heard.getLast().payload()).isEqualTo(JsonReader.parse(Files.readAllBytes(journal())));
        assertThat(complained())
                .contains("warning: notifications[1]: run-started: " + server.address() + " answers with status 500")
                .contains("notifications[2]: run-completed: is a text, and must be a mapping")
                .doesNotContain("t0ken");
    }

    @Test
    @RequiresPython
    void pluginIsGivenItsChannelAndTheEventAndOneThatFailsIsAWarning() throws Exception {
        written("held.json", HELD);
        written("plug.py", """
                import json
                def notify(channel, event):
                    with open("told", "a") as told: told.write(json.dumps([channel["room"], event["name"], sorted(event)]) + "\\n")
                def other(channel, event): raise ValueError("no")
                """);
        settings(
                "{type: plugin, module: plug, room: 7, events: [run-started, run-completed]}",
                "{type: plugin, module: plug, func: other}",
                "{type: plugin, module: plug, func: absent}");

        assertThat(SquallProcess.in(directory, "--settings", "settings.yaml", "run", "held.json")
                        .redirectOutput(directory.resolve("said").toFile())
                        .start()
                        .waitFor())
                .isZero();

        assertThat(Files.readAllLines(directory.resolve("told")))
                .containsExactly(
                        "[7, \"run-started\", [\"name\", \"payload\", \"phase\", \"ts\"]]",
                        "[7, \"run-completed\", [\"name\", \"payload\", \"phase\", \"ts\"]]");
        assertThat(Files.readString(directory.resolve("said")))
                .contains("notifications[1]: run-started: ValueError: no", "has no function 'absent'");
    }

    @Test
    void whatFailsIsKeptInTheLogOfThatToolsMode() throws IOException {
        String settings = settings("{type: http}");
        var log = directory.resolve("chaos.log");

        assertThat(squall(
                        "--compat",
                        "chaostoolkit",
                        "--log-file",
                        log.toString(),
                        "--settings",
                        settings,
                        "run",
                        written("held.json", HELD),
                        "--journal-path",
                        journal().toString()))
                .isEqualTo(Exit.HELD);

        assertThat(complained()).doesNotContain("notifications[0]");
        assertThat(Files.readString(log))
                .containsSubsequence(
                        "DEBUG] notifications[0]: run-started: it has no url",
                        "Experiment ended",
                        "DEBUG] notifications[0]: run-completed: it has no url");
    }

    @Test
    void writingAnExperimentIsToldToo() throws IOException {
        String settings = settings("{type: http, url: HERE/all}");

        assertThat(squall(
                        "--settings",
                        settings,
                        "init",
                        "--experiment-path",
                        directory.resolve("made.json").toString()))
                .isEqualTo(Exit.HELD);

        assertThat(server.heard()).extracting(Notice::name).containsExactly("init-started", "init-completed");
    }
}
