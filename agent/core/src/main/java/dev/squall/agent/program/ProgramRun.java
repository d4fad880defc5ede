package dev.squall.agent.program;

import dev.squall.agent.call.Habits;
import dev.squall.model.experiment.Durations;
import dev.squall.model.json.Json;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * Runs a program to its end and gives {@code {status, stdout, stderr}}; {@code notes} is there as well when something of it
 * is not the whole truth; that something goes on behind it is noted when its output was being read as it ended. An end by signal n is the status -n; the JDK cannot tell it from an exit with 128 + n, which is
 * therefore given as -n too. At its limit, and when it is interrupted, the program and all that it started are killed.
 */
public final class ProgramRun {
    private static final Duration LAST_WORDS = Duration.ofSeconds(1);

    /** What came of it. */
    public sealed interface Result {
        record Ended(Json.Mapping output) implements Result {}

        record Failed(String reason) implements Result {}
    }

    private ProgramRun() {}

    public static Result run(List<String> line, Duration limit, Habits habits) throws InterruptedException {
        Process process;
        try {
            process = new ProcessBuilder(line)
                    .redirectInput(ProcessBuilder.Redirect.from(new java.io.File("/dev/null")))
                    .start();
        } catch (IOException e) {
            return new Result.Failed("cannot run " + line.getFirst() + ": " + e.getMessage());
        }
        var out = Reader.of(process.getInputStream());
        var err = Reader.of(process.getErrorStream());
        try {
            if (!process.waitFor(limit.toNanos(), TimeUnit.NANOSECONDS)) {
                return new Result.Failed(
                        line.getFirst() + " took longer than " + Durations.written(limit) + " and was killed");
            }
            boolean whole = out.ends(LAST_WORDS) & err.ends(LAST_WORDS);
            return new Result.Ended(output(process.exitValue(), out, err, whole));
        } finally {
            kill(process, habits);
        }
    }

    /** The program first, so that it starts nothing new; then what it had started by then. */
    private static void kill(Process process, Habits habits) {
        if (process.isAlive()) {
            var started = habits.killsOffspring() ? process.descendants().toList() : List.<ProcessHandle>of();
            process.destroyForcibly();
            started.forEach(ProcessHandle::destroyForcibly);
        }
    }

    private static Json.Mapping output(int exit, Reader out, Reader err, boolean whole) {
        int status = exit > 128 && exit <= 128 + 64 ? 128 - exit : exit;
        var output = Json.mapping("status", Json.of(status))
                .with("stdout", Json.of(out.text()))
                .with("stderr", Json.of(err.text()));
        var notes = new ArrayList<Json>();
        if (out.cut() || err.cut()) {
            notes.add(Json.of("output above " + Kept.MOST_BYTES + " bytes was dropped"));
        }
        if (!whole) {
            notes.add(Json.of("something that the program started goes on and holds its output open"));
        }
        return notes.isEmpty() ? output : output.with("notes", new Json.Array(notes));
    }

    /** Reads one stream to its end, beside the program, and keeps the beginning. */
    private static final class Reader {
        private final InputStream in;
        private final Kept kept = new Kept();
        private final Thread thread;

        private Reader(InputStream in) {
            this.in = in;
            this.thread = Thread.ofPlatform().daemon().name("squall-output").unstarted(this::read);
        }

        static Reader of(InputStream in) {
            var reader = new Reader(in);
            reader.thread.start();
            return reader;
        }

        private void read() {
            try (in) {
                in.transferTo(kept);
            } catch (IOException _) {
                // Closed under us: what there is, is there.
            }
        }

        boolean ends(Duration limit) throws InterruptedException {
            return thread.join(limit);
        }

        String text() {
            return OutputText.of(kept.bytes());
        }

        boolean cut() {
            return kept.cut();
        }
    }
}
