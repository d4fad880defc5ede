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
import java.io.BufferedOutputStream;
import java.io.ByteArrayOutputStream;
import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The journal of a run as a file, whole at every moment: written beside and renamed, with the first step, again and again while the run
 * goes on by a thread that spends at most a tenth of its time on it, and once more at the end.
 */
public final class JournalFile implements AutoCloseable {
    private static final Duration REST = Duration.ofMillis(100);

    /** Names of what is open already; a link among them may lead to a plain file, and must not be replaced by one. */
    private static final List<Path> STREAMS = Stream.of("/dev/stdout", "/dev/stderr", "/dev/fd", "/proc")
            .map(Path::of)
            .toList();

    private final Path file;
    private final boolean renames;
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
        this.form = form;
        this.elapsed = elapsed;
        boolean stream = STREAMS.stream().anyMatch(file::startsWith);
        // What is there and no plain file, such as a pipe or a device, must not be replaced by one.
        this.renames = !stream && (!Files.exists(file) || Files.isRegularFile(file));
        this.file = renames && Files.exists(file) ? file.toRealPath() : file.toAbsolutePath();
        if (Files.isDirectory(this.file)) {
            throw unwritable("it is a directory; name a file in it");
        }
        if (renames) {
            tried();
        }
        this.writer = Thread.ofPlatform().daemon().name("squall-journal").unstarted(this::writeOn);
    }

    /** Before anything is done: at the end it would be too late. */
    private void tried() throws IOException {
        var beside = beside(Long.toString(ProcessHandle.current().pid()));
        try {
            Files.newOutputStream(beside).close();
            Files.delete(beside);
        } catch (IOException failed) {
            throw unwritable(FileTrouble.reason(failed));
        }
    }

    private IOException unwritable(String reason) {
        return new IOException("the journal cannot be written to " + file + ": " + reason);
    }

    public Path file() {
        return file;
    }

    public synchronized void add(List<RunEvent> more) {
        if (!writes && renames && form instanceof Form.Squall && begins(more)) {
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
        removeAbandoned();
        var rest = Duration.ZERO;
        try {
            while (true) {
                var now = next(rest);
                if (now.isEmpty()) {
                    return;
                }
                var begun = elapsed.elapsed();
                write(now.get());
                var ten = elapsed.elapsed().minus(begun).multipliedBy(10);
                rest = ten.compareTo(REST) > 0 ? ten : REST;
            }
        } catch (InterruptedException | IOException _) {
            // The last write, on the run's own thread, says what is wrong.
        }
    }

    /** What runs that were killed while they wrote have left beside it. */
    private void removeAbandoned() {
        String beginning = beside("").toString();
        try (var all = Files.newDirectoryStream(file.resolveSibling(""))) {
            for (var one : all) {
                if (one.toString().startsWith(beginning)
                        && isNobodys(one.toString().substring(beginning.length()))) {
                    Files.deleteIfExists(one);
                }
            }
        } catch (IOException | DirectoryIteratorException _) {
            // They are in nobody's way.
        }
    }

    private static boolean isNobodys(String pid) {
        return pid.matches("[1-9]\\d{0,9}")
                && ProcessHandle.of(Long.parseLong(pid))
                        .filter(ProcessHandle::isAlive)
                        .isEmpty();
    }

    private Path beside(String pid) {
        return file.resolveSibling("." + file.getFileName() + "." + pid);
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
        if (renames) {
            var beside = beside(Long.toString(ProcessHandle.current().pid()));
            try {
                output(journal, end, beside);
                Files.move(beside, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            } finally {
                Files.deleteIfExists(beside);
            }
        } else {
            output(journal, end, file);
        }
        if (end.isPresent()) {
            throw new IOException("TypeError: an output is no JSON; the journal is cut off there: " + file);
        }
    }

    private void output(Json journal, Optional<Json> end, Path to) throws IOException {
        try (var out = new BufferedOutputStream(renames ? new FileOutputStream(to.toFile()) : appending(to))) {
            if (end.isPresent()) {
                out.write(until(end.get(), journal));
            } else {
                JsonWriter.writeIndented(journal, words(), out);
                last = journal;
            }
        }
    }

    /** Where a stream leads to a file, what was said before the journal stays. */
    private static OutputStream appending(Path stream) throws IOException {
        return Files.newOutputStream(stream, StandardOpenOption.WRITE, StandardOpenOption.APPEND);
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
            throw form instanceof Form.ToTheLetter ? broken : unwritable(FileTrouble.reason(broken));
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
