package dev.squall.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.squall.model.codec.JsonReader;
import dev.squall.model.json.Json;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** The command as a process that is interrupted and killed while a fault is in place: a stopped program. */
@Timeout(180)
@EnabledOnOs(OS.LINUX)
class CommandLineProcessTest {
    @TempDir
    Path directory;

    private Process victim;
    private Path file;

    @BeforeEach
    void victim() throws IOException {
        victim = new ProcessBuilder("sleep", "600").start();
        Files.writeString(directory.resolve("victim.pid"), Long.toString(victim.pid()));
        file = Files.writeString(directory.resolve("x.yaml"), """
                title: A program is stopped
                description: It goes on when the run is over, however it ends
                method:
                  - type: action
                    name: stop-it
                    provider: {type: signal, func: stop, arguments: {pid-file: PIDFILE}}
                    pauses: {after: 600}
                rollbacks:
                  - {type: action, name: note, provider: {type: process, path: touch, arguments: [ROLLED]}}
                """.replace(
                        "PIDFILE", directory.resolve("victim.pid").toString())
                .replace("ROLLED", directory.resolve("rolled").toString()));
    }

    @AfterEach
    void end() throws InterruptedException {
        victim.destroyForcibly().waitFor();
    }

    private Process squall(String... words) throws IOException {
        return SquallProcess.in(directory, words).start();
    }

    /** Reads on until a line has these words; gives all that was said. */
    private static String until(BufferedReader output, String words) throws IOException {
        var said = new StringBuilder();
        for (var line = output.readLine(); line != null; line = output.readLine()) {
            said.append(line).append('\n');
            if (line.contains(words)) {
                return said.toString();
            }
        }
        throw new AssertionError("'" + words + "' was not said, but:\n" + said);
    }

    private boolean stopped() throws IOException {
        String stat = Files.readString(Path.of("/proc/" + victim.pid() + "/stat"));
        return stat.substring(stat.lastIndexOf(')') + 2).startsWith("T");
    }

    @Test
    void interruptUndoesTheFaultRunsTheRollbacksAndWritesTheJournal() throws Exception {
        var run = squall("run", file.toString());
        try (var output = run.inputReader()) {
            until(output, "pause");
            assertThat(stopped()).isTrue();

            new ProcessBuilder("kill", "-TERM", Long.toString(run.pid()))
                    .start()
                    .waitFor();

            var said = until(output, "journal:");
            assertThat(said).contains("undone, CLEAN", "note  done", "interrupted");
        }
        assertThat(run.waitFor()).isEqualTo(1);
        assertThat(stopped()).isFalse();
        assertThat(directory.resolve("rolled")).exists();
        assertThat(journal().text("status")).contains("interrupted");
        assertThat(directory.resolve("state/ledgers")).isEmptyDirectory();
    }

    @Test
    void nextStartUndoesWhatAKilledRunLeftAndItsJournalIsReadable() throws Exception {
        var killed = squall("run", file.toString());
        try (var output = killed.inputReader()) {
            until(output, "pause");
            awaitJournal();
            assertThat(stopped()).isTrue();

            killed.destroyForcibly().waitFor();
        }
        assertThat(stopped()).isTrue();
        assertThat(journal().get("run").map(Object::toString)).get().asString().contains("stop-it");

        var next = squall("run", file.toString(), "--dry", "activities");
        try (var output = next.inputReader()) {
            until(output, "an earlier run left a fault, which is undone now");
        }

        assertThat(next.waitFor(60, TimeUnit.SECONDS)).isTrue();
        assertThat(next.exitValue()).isZero();
        assertThat(stopped()).isFalse();
        assertThat(directory.resolve("state/ledgers")).isEmptyDirectory();
    }

    @Test
    void aClusterThatIsNotThereIsSaidInOneLine() throws Exception {
        var pods = Files.writeString(directory.resolve("pods.yaml"), """
                title: Pods
                description: Nobody answers for them
                method:
                  - {type: probe, name: count, provider: {type: kubernetes, func: count-pods, arguments: {label_selector: a=b}}}
                """);
        var builder = SquallProcess.in(directory, "run", pods.toString());
        builder.environment()
                .put(
                        "KUBECONFIG",
                        Files.writeString(directory.resolve("kubeconfig"), """
                apiVersion: v1
                kind: Config
                clusters: [{name: here, cluster: {server: "http://127.0.0.1:1"}}]
                contexts: [{name: here, context: {cluster: here, user: me}}]
                current-context: here
                users: [{name: me, user: {token: x}}]
                """).toString());
        var run = builder.start();
        try (var output = run.inputReader()) {
            assertThat(output.lines())
                    .satisfiesExactly(
                            line -> assertThat(line).startsWith("Pods  run"),
                            line -> assertThat(line).contains("count  failed: the API server cannot be reached"),
                            line -> assertThat(line).startsWith("completed, deviated"),
                            line -> assertThat(line).startsWith("journal:"));
        }
        assertThat(run.waitFor()).isEqualTo(1);
    }

    @Test
    void whatCannotBeSaidIsNoSuccess() throws Exception {
        var errors = directory.resolve("errors");
        var full = SquallProcess.in(directory, "schema")
                .redirectErrorStream(false)
                .redirectOutput(Path.of("/dev/full").toFile())
                .redirectError(errors.toFile());

        assertThat(full.start().waitFor()).isEqualTo(1);
        assertThat(errors).hasContent("squall schema: its output cannot be written: No space left on device");
    }

    /** Its first write comes a moment after the first events. */
    private void awaitJournal() {
        while (!Files.exists(directory.resolve("journal.json")) || !journalNames("stop-it")) {
            Thread.yield();
        }
    }

    private boolean journalNames(String step) {
        return journal()
                .get("run")
                .map(Object::toString)
                .filter(text -> text.contains(step))
                .isPresent();
    }

    private Json.Mapping journal() {
        try {
            return (Json.Mapping) JsonReader.parse(Files.readAllBytes(directory.resolve("journal.json")));
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
