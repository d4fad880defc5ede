package dev.squall.cli;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;

/** A command from words to exit code, in this process: what it was told, what it said. */
abstract class CommandBench {
    static final String EXPERIMENT = """
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

    final ByteArrayOutputStream out = new ByteArrayOutputStream();
    final ByteArrayOutputStream err = new ByteArrayOutputStream();

    Exit squall(String... words) {
        return answering("", words);
    }

    Exit answering(String answers, String... words) {
        var terminal = new Terminal(
                new PrintStream(out, true, StandardCharsets.UTF_8),
                new PrintStream(err, true, StandardCharsets.UTF_8),
                new ByteArrayInputStream(answers.getBytes(StandardCharsets.UTF_8)),
                false,
                false,
                false);
        return Main.run(words, terminal);
    }

    String written(String name, String text) throws IOException {
        return Files.writeString(directory.resolve(name), text).toString();
    }

    Exit run(String file, String... more) {
        var words =
                new ArrayList<>(List.of("run", file, "--journal-path", journal().toString()));
        words.addAll(List.of(more));
        return squall(words.toArray(String[]::new));
    }

    Path journal() {
        return directory.resolve("journal.json");
    }

    String said() {
        return out.toString(StandardCharsets.UTF_8);
    }

    String complained() {
        return err.toString(StandardCharsets.UTF_8);
    }
}
