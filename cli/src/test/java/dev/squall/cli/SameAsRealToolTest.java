package dev.squall.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.squall.model.codec.JsonReader;
import dev.squall.model.json.Json;
import dev.squall.testbed.RequiresChaosToolkit;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Odd values and odd files beside those of the conformance cases: Chaos Toolkit and the mode that is called after it end with
 * the same exit code, and leave the same of a journal: status, title, and how each step went.
 */
@RequiresChaosToolkit
@Timeout(120)
class SameAsRealToolTest {
    private static final String EXPERIMENT = """
            {"title": TITLE, "description": "d", "configuration": {"x": "one", "n": 7},
             "steady-state-hypothesis": {"title": CLAIM, "probes": [{"type": "probe", "name": "p",
              "tolerance": {"type": "jsonpath", "path": "$.a", "target": "stdout", "count": COUNT},
              "provider": {"type": "process", "path": "echo", "arguments": ["{\\"a\\": 1}"]}}]},
             "method": [
              {"type": "action", "name": "says", "provider": {"type": "process", "path": "echo", "arguments": ["${x}"]}},
              {"type": "probe", "name": "asks", "provider": {"type": "http", "url": "http://127.0.0.1:1/", "max_retries": RETRIES}},
              {"type": "probe", "name": "calls", "provider": {"type": "python", "module": "MODULE", "func": "FUNC"}}]}
            """;
    private static final Map<String, String> USUAL =
            Map.of("TITLE", "\"t\"", "CLAIM", "\"c\"", "COUNT", "1", "RETRIES", "0", "MODULE", "os", "FUNC", "getcwd");

    @TempDir
    Path directory;

    private void write(String name, String text) throws IOException {
        Files.writeString(directory.resolve(name), text);
    }

    private void experiment(String name, Map<String, String> odd) throws IOException {
        var words = new LinkedHashMap<>(USUAL);
        words.putAll(odd);
        String text = EXPERIMENT;
        for (var word : words.entrySet()) {
            text = text.replace(word.getKey(), word.getValue());
        }
        write(name, text);
    }

    /** Nothing without a journal. */
    private Json left() throws IOException {
        var file = directory.resolve("journal.json");
        if (!Files.exists(file)) {
            return Json.NULL;
        }
        var journal = (Json.Mapping) JsonReader.parse(Files.readAllBytes(file));
        Files.delete(file);
        var left = new LinkedHashMap<String, Json>();
        left.put("status", journal.get("status").orElseThrow());
        left.put("title", member(journal, "experiment").get("title").orElseThrow());
        left.put(
                "steps",
                new Json.Array(((Json.Array) journal.get("run").orElseThrow())
                        .items().stream()
                                .map(entry -> step((Json.Mapping) entry))
                                .toList()));
        return new Json.Mapping(left);
    }

    private static Json step(Json.Mapping entry) {
        return Json.array(
                entry.get("status").orElse(Json.NULL), entry.get("output").orElse(Json.NULL));
    }

    private static Json.Mapping member(Json.Mapping of, String key) {
        return (Json.Mapping) of.get(key).orElseThrow();
    }

    private void same(String... words) throws Exception {
        int code = RealTool.chaos(directory, words);
        var theirs = left();

        assertThat(RealTool.compatible(directory, words))
                .as(Files.readString(directory.resolve("said")))
                .isEqualTo(code);
        assertThat(left()).isEqualTo(theirs);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '^', textBlock = """
            TITLE | 7
            TITLE | ["a", "${n}"]
            TITLE | "${n}"
            TITLE | 0
            TITLE | null
            CLAIM | true
            CLAIM | []
            COUNT | "1"
            COUNT | true
            RETRIES | "2"
            RETRIES | 1.5
            RETRIES | -1
            MODULE | time
            FUNC | getpid_
            """)
    void valuesOfOtherTypes(String what, String value) throws Exception {
        experiment("x.json", what.equals("MODULE") ? Map.of(what, value, "FUNC", "time") : Map.of(what, value));

        same("run", "x.json");
        same("run", "--no-validation", "x.json");
    }

    @ParameterizedTest
    @CsvSource({"--var, =1", "--var, :int=1", "--var, x:y:int=1", "--var, x:short=1", "--var, x=two"})
    void valuesOnTheCommandLine(String option, String value) throws Exception {
        experiment("x.json", Map.of());

        same("run", "x.json", option, value);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '^', textBlock = """
            v.json | {"configuration": {"x": "two"}}
            v.json | {"configuration":
            v.json | [1]
            v.json | ^^
            v.yaml | a: [
            v.json | MARK{"configuration": {"x": "two"}}
            v.yaml | MARK{"configuration": {"x": "two"}}
            """)
    void filesOfValues(String name, String text) throws Exception {
        experiment("x.json", Map.of());
        write(name, text.replace("MARK", "\uFEFF"));

        same("run", "x.json", "--var-file", name);
    }

    @ParameterizedTest
    @CsvSource({"x.json", "x.yaml"})
    void experimentsThatBeginWithAByteOrderMark(String name) throws Exception {
        experiment(name, Map.of("TITLE", "\"t\""));
        write(name, "\uFEFF" + Files.readString(directory.resolve(name)));

        same("run", name);
    }

    @ParameterizedTest
    @CsvSource({"UTF-8", "UTF-16LE", "UTF-16BE", "UTF-32LE", "UTF-32BE"})
    void textsOfProgramsThatBeginWithAByteOrderMark(String charset) throws Exception {
        experiment("x.json", Map.of());
        write(
                "x.json",
                Files.readString(directory.resolve("x.json"))
                        .replace("\"echo\", \"arguments\": [\"${x}\"]", "\"cat\", \"arguments\": [\"text\"]"));
        Files.write(directory.resolve("text"), "\uFEFFgrün".getBytes(charset));

        same("run", "x.json");
    }
}
