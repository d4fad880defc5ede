package dev.squall.cli.failover;

import static org.assertj.core.api.Assertions.assertThat;

import dev.squall.cli.SquallProcess;
import dev.squall.model.codec.JsonReader;
import dev.squall.model.json.Json;
import dev.squall.testbed.Testbed;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * The command {@code squall run} as a process of its own, which finds the experiment's host names on this machine, and no
 * Python.
 */
final class SquallRun {
    private static final int LIMIT_SECONDS = 150;

    private final Process process;
    private final Path directory;

    private SquallRun(Process process, Path directory) {
        this.process = process;
        this.directory = directory;
    }

    /** @param directory where its journal and its state go */
    static SquallRun of(String experiment, Path directory) throws IOException {
        Path file = Path.of(System.getProperty("squall.root", ".."))
                .resolve("experiments")
                .resolve(experiment)
                .toAbsolutePath();
        Path hosts = Files.writeString(directory.resolve("hosts"), "127.0.0.1 app prometheus localhost\n");
        var builder = SquallProcess.with(
                        List.of("-Djdk.net.hosts.file=" + hosts),
                        directory,
                        "run",
                        file.toString(),
                        "--journal-path",
                        directory.resolve("journal.json").toString())
                .redirectOutput(directory.resolve("output").toFile());
        builder.environment().put("KUBECONFIG", Testbed.kubeconfig().toString());
        builder.environment().put("SQUALL_PYTHON", "there-is-no-such-python");
        return new SquallRun(builder.start(), directory);
    }

    /** The run's end, which has to come. */
    Ended await() throws IOException, InterruptedException {
        try {
            assertThat(process.waitFor(LIMIT_SECONDS, TimeUnit.SECONDS))
                    .as(() -> "the run goes on and on: " + said(directory))
                    .isTrue();
        } finally {
            process.destroyForcibly();
        }
        return new Ended(
                process.exitValue(),
                said(directory),
                JsonReader.parse(Files.readAllBytes(directory.resolve("journal.json"))));
    }

    private static String said(Path directory) {
        try {
            return Files.readString(directory.resolve("output"));
        } catch (IOException e) {
            return e.toString();
        }
    }

    /**
     * How it ended.
     *
     * @param code of the process
     * @param said to the terminal
     */
    record Ended(int code, String said, Json journal) {
        /** What stands in the journal at this path of keys and places in lists. */
        Json at(String... path) {
            Json here = journal;
            for (var step : path) {
                here = switch (here) {
                    case Json.Mapping mapping -> mapping.get(step).orElse(Json.NULL);
                    case Json.Array(var items)
                    when Integer.parseInt(step) < items.size() -> items.get(Integer.parseInt(step));
                    case Json.Array _, Json.Null _, Json.Bool _, Json.Number _, Json.Text _ -> Json.NULL;
                };
            }
            return here;
        }
    }
}
