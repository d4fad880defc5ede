package dev.squall.local;

import dev.squall.agent.call.ElapsedTime;
import dev.squall.agent.python.PythonAnswer;
import dev.squall.model.codec.ChaosToolkitJournal;
import dev.squall.model.codec.ChaosToolkitJournal.Form;
import dev.squall.model.codec.FileTrouble;
import dev.squall.model.codec.JsonWriter;
import dev.squall.model.journal.Journal;
import dev.squall.model.journal.Result;
import dev.squall.model.journal.RunEvent;
import dev.squall.model.json.Json;
import java.io.ByteArrayOutputStream;
import java.io.FileInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The journal of a run as a file, whole at every moment: written beside and renamed, with the first step, again and again while the run
 * goes on by a thread that spends at most a tenth of its time on it, and once more at the end.
 */
public final class JournalFile implements AutoCloseable {
    private static final Duration REST = Duration.ofMillis(100);

    private final JournalPlace place;
    private final Form form;
    private final ElapsedTime elapsed;
    private final List<RunEvent> events = new ArrayList<>();
    private final Thread writer;
    private @Nullable Json instead;
    private @Nullable Json last;
    private int written;
    private boolean writes;
    private boolean closed;

    /** @throws IOException when nothing could be written there at the end */
    public JournalFile(Path file, Form form, ElapsedTime elapsed) throws IOException {
        this.place = new JournalPlace(file);
        this.form = form;
        this.elapsed = elapsed;
        this.writer = Thread.ofPlatform().daemon().name("squall-journal").unstarted(this::writeOn);
    }

    public Path file() {
        return place.file();
    }

    public synchronized void add(List<RunEvent> more) {
        if (!writes && place.isReplaced() && form instanceof Form.Squall && begins(more)) {
            writes = true;
            writer.start();
        }
        events.addAll(more);
    }

    /** From its first step on a run has something to tell. */
    private static boolean begins(List<RunEvent> events) {
        return events.stream().anyMatch(RunEvent.StepDispatched.class::isInstance);
    }

    /** Something else is written at the end: what the run's controls have made of it. */
    public synchronized void replace(Json journal) {
        instead = journal;
    }

    /** What a journal of these events holds. */
    public static Json.Mapping json(List<RunEvent> events, Form form) {
        return ChaosToolkitJournal.json(Journal.of(events), platform(), node(), form);
    }

    private void writeOn() {
        place.removeAbandoned();
        var rest = Duration.ZERO;
        try {
            while (true) {
                var now = next(rest);
                if (now.isEmpty()) {
                    return;
                }
                var begun = elapsed.elapsed();
                write(now.get());
                var ten = Duration.ofMillis(10 * elapsed.elapsed().minus(begun).toMillis());
                rest = ten.compareTo(REST) > 0 ? ten : REST;
            }
        } catch (InterruptedException | IOException _) {
            // The last write, on the run's own thread, says what is wrong.
        }
    }

    /** The events so far, when there are new ones; empty when the run's thread has taken over. */
    private synchronized Optional<List<RunEvent>> next(Duration rest) throws InterruptedException {
        boolean rested = rest.isZero();
        while (!closed && (!rested || events.size() == written)) {
            wait(rest.toMillis());
            rested = true;
        }
        written = events.size();
        return closed ? Optional.empty() : Optional.of(List.copyOf(events));
    }

    private void write(List<RunEvent> now) throws IOException {
        var journal = replaced().orElseGet(() -> json(now, form));
        var end = form instanceof Form.ToTheLetter ? unserialisable(journal) : Optional.<Json>empty();
        place.write(out -> output(journal, end, out));
        if (end.isPresent()) {
            throw new IOException("TypeError: an output is no JSON; the journal is cut off there: " + place.file());
        }
    }

    private void output(Json journal, Optional<Json> end, OutputStream out) throws IOException {
        if (end.isPresent()) {
            out.write(until(end.get(), journal));
        } else {
            JsonWriter.writeIndented(journal, words(), out);
            last = journal;
        }
    }

    /** That tool writes NaN and the infinities, which is no JSON; its own readers take it. */
    private Map<Json, String> words() {
        return form instanceof Form.ToTheLetter ? PythonAnswer.NO_NUMBERS : Map.of();
    }

    /** The first value that tool cannot write. */
    private static Optional<Json> unserialisable(Json value) {
        return switch (value) {
            case Json.Mapping(var members)
            when members.keySet().equals(Set.of(PythonAnswer.UNSERIALISABLE))
                    && !PythonAnswer.NO_NUMBERS.containsKey(value) -> Optional.of(value);
            case Json.Mapping(var members) -> firstUnserialisable(members.values());
            case Json.Array(var items) -> firstUnserialisable(items);
            case Json.Null _, Json.Bool _, Json.Number _, Json.Text _ -> Optional.empty();
        };
    }

    private static Optional<Json> firstUnserialisable(Collection<Json> values) {
        return values.stream().flatMap(value -> unserialisable(value).stream()).findFirst();
    }

    /** As that tool leaves a journal that it cannot write to the end. */
    private byte[] until(Json end, Json journal) throws IOException {
        var words = new HashMap<>(words());
        // No text of a journal has it unescaped.
        words.put(end, "\0");
        var whole = new ByteArrayOutputStream();
        JsonWriter.writeIndented(journal, words, whole);
        String text = whole.toString(StandardCharsets.UTF_8);
        return text.substring(0, text.indexOf('\0')).getBytes(StandardCharsets.UTF_8);
    }

    private synchronized Optional<Json> replaced() {
        return Optional.ofNullable(instead);
    }

    /** What the file holds, once it is closed; empty when nothing was written. */
    public Optional<Json> written() {
        return Optional.ofNullable(last);
    }

    private static String platform() {
        return System.getProperty("os.name") + "-" + System.getProperty("os.version") + "-"
                + System.getProperty("os.arch");
    }

    private static String node() {
        try (var in = new FileInputStream("/proc/sys/kernel/hostname")) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8).strip();
        } catch (IOException elsewhere) {
            return Optional.ofNullable(System.getenv("HOSTNAME")).orElse("localhost");
        }
    }

    /** Writes the journal as it is at the end; the run's own thread does, so that a failure is seen. */
    @Override
    public void close() throws IOException {
        List<RunEvent> all;
        synchronized (this) {
            closed = true;
            all = List.copyOf(events);
            notifyAll();
        }
        if (!all.isEmpty() && !(form instanceof Form.ToTheLetter && crashed(all))) {
            joined();
            writeAtTheEnd(all);
        }
    }

    private void writeAtTheEnd(List<RunEvent> all) throws IOException {
        try {
            write(all);
        } catch (IOException broken) {
            throw form instanceof Form.ToTheLetter ? broken : place.unwritable(FileTrouble.reason(broken));
        }
    }

    /** To the letter, a crash leaves no journal. */
    private static boolean crashed(List<RunEvent> events) {
        return events.stream()
                .anyMatch(event -> event instanceof RunEvent.RunFinished(var _, var result)
                        && result.status() == Result.Status.CRASHED);
    }

    private void joined() {
        try {
            writer.join();
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }
}
