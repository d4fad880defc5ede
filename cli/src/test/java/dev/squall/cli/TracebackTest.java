package dev.squall.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.squall.model.codec.JsonReader;
import dev.squall.model.json.Json;
import dev.squall.testbed.RequiresChaosToolkit;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What stands under {@code exception} of a Python function that failed, in the journals of Chaos Toolkit and of Squall. */
@RequiresChaosToolkit
@Timeout(120)
class TracebackTest {
    private static final String MODULE = """
            from chaoslib.exceptions import ActivityFailed
            def divides(by): return 1 / by
            def loses(name):
                try: {}[name]
                except KeyError as missing: raise ValueError("no %s\\nat all" % name) from missing
            def calls(name): return loses(name)
            def fails(): raise ActivityFailed("mine")
            """;

    private static final String EXPERIMENT = """
            {"title": "t", "description": "d", "secrets": {"shop": {"token": "s3cret"}}, "method": [%s, %s, %s]}
            """.formatted(
                    step("divides", "{\"by\": 0}"),
                    step("calls", "{\"name\": \"${token}\"}"),
                    step("fails", "{}").replace("action", "probe"));

    @TempDir
    Path directory;

    private static String step(String func, String arguments) {
        return """
                {"type": "action", "name": "%s", "provider": {"type": "python", "module": "shop", "func": "%s", "arguments": %s}}
                """.formatted(func, func, arguments);
    }

    private List<List<String>> exceptions() throws IOException {
        var journal = (Json.Mapping) JsonReader.parse(Files.readAllBytes(directory.resolve("journal.json")));
        return ((Json.Array) journal.get("run").orElseThrow())
                .items().stream()
                        .map(entry -> ((Json.Mapping) entry).get("exception").orElseThrow())
                        .map(lines -> ((Json.Array) lines)
                                .items().stream()
                                        .map(line -> ((Json.Text) line).value())
                                        .filter(line -> !line.contains("/chaoslib/provider/python.py"))
                                        .toList())
                        .toList();
    }

    @Test
    void isTheSameLineByLineButForThatToolsOwnFrame() throws Exception {
        Files.writeString(directory.resolve("shop.py"), MODULE);
        Files.writeString(directory.resolve("x.json"), EXPERIMENT);
        assertThat(RealTool.chaos(directory, "run", "x.json")).isZero();
        var theirs = exceptions();

        assertThat(RealTool.compatible(directory, "run", "x.json")).isZero();

        assertThat(exceptions()).isEqualTo(theirs);
        assertThat(theirs.get(1)).anySatisfy(line -> assertThat(line).contains("in loses"));
    }

    @Test
    void isThereByDefaultTooWithItsSecretsMasked() throws Exception {
        Files.writeString(directory.resolve("shop.py"), MODULE);
        Files.writeString(directory.resolve("x.json"), EXPERIMENT);

        assertThat(RealTool.squall(directory, "run", "x.json")).isEqualTo(1);

        assertThat(exceptions().get(1))
                .contains(
                        "ValueError: no ***\nat all\n",
                        "chaoslib.exceptions.ActivityFailed: ValueError: no ***\nat all\n")
                .anySatisfy(line -> assertThat(line).contains("shop.py\", line 4, in loses"));
    }
}
