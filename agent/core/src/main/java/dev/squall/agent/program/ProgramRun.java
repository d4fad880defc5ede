package dev.squall.agent.program;

import dev.squall.agent.call.Habits;
import dev.squall.model.experiment.Durations;
import dev.squall.model.json.Json;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * Runs a program to its end and gives {@code {status, stdout, stderr}}; {@code notes} is there as well when something of it
 * is not the whole truth; that something goes on behind it is noted when its output was being read as it ended. An end by signal n is the status -n; the JDK cannot tell it from an exit with 128 + n, which is
 * therefore given as -n too. At its limit, and when it is interrupted, the program and all that it started are killed.
 */
public final class ProgramRun {
    static final int MOST_BYTES = 1 << 20;

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
            notes.add(Json.of("output above " + MOST_BYTES + " bytes was dropped"));
        }
        if (!whole) {
            notes.add(Json.of("something that the program started goes on and holds its output open"));
        }
        return notes.isEmpty() ? output : output.with("notes", new Json.Array(notes));
    }

    /** Reads one stream to its end, beside the program, and keeps the beginning. */
    private static final class Reader {
        private final InputStream in;
        private byte[] bytes = new byte[8192];
        private int length;
        private boolean cut;
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
            var buffer = new byte[8192];
            try (in) {
                for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
                    keep(buffer, n);
                }
            } catch (IOException _) {
                // Closed under us: what there is, is there.
            }
        }

        private synchronized void keep(byte[] buffer, int n) {
            int kept = Math.min(n, MOST_BYTES - length);
            if (length + kept > bytes.length) {
                bytes = Arrays.copyOf(bytes, Math.min(MOST_BYTES, Math.max(length + kept, 2 * bytes.length)));
            }
            System.arraycopy(buffer, 0, bytes, length, kept);
            length += kept;
            cut |= kept < n;
        }

        boolean ends(Duration limit) throws InterruptedException {
            return thread.join(limit);
        }

        synchronized String text() {
            return OutputText.of(Arrays.copyOf(bytes, length));
        }

        synchronized boolean cut() {
            return cut;
        }
    }
}
