package dev.squall.agent.python;

import dev.squall.agent.python.Exchange.Reply;
import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/**
 * One Python process, from its start to its end: sends requests and gives each its reply. Its protocol is described in
 * {@code squall_bridge.py}. Its threads are platform threads: they stand in reads and writes of pipes most of the time.
 *
 * <pre>
 * {@link #send} -> writer -> process -> reader -> {@link Exchange}
 *                               \-> {@link Hearing} -> {@link PythonListener}
 * </pre>
 */
final class Bridge {
    /** Of one reply's line: what the process allows itself, and the id. */
    private static final int LONGEST_LINE = PythonHost.MOST_BYTES + 64;

    private static final Duration LAST_WORDS = Duration.ofSeconds(1);

    /** A little more than the process gives itself at the end of its requests. */
    private static final Duration END = Duration.ofSeconds(3);

    /** The end of the requests, of which none is empty. */
    private static final byte[] NO_MORE = {};

    private final Process process;
    private final Offspring offspring;
    private final Hearing hearing;
    private final PythonListener listener;
    private final BlockingQueue<byte[]> outgoing = new LinkedBlockingQueue<>();
    private final Map<Long, Exchange> open = new ConcurrentHashMap<>();
    private final AtomicLong ids = new AtomicLong();
    private volatile @Nullable String end;

    private Bridge(Process process, Offspring offspring, PythonListener listener) {
        this.process = process;
        this.offspring = offspring;
        this.hearing = new Hearing(process.getErrorStream(), listener);
        this.listener = listener;
    }

    /** @param directory where it works, and looks for modules first */
    static Bridge start(Interpreter interpreter, Path directory, PythonListener listener) throws IOException {
        var program = new BridgeProgram();
        var process = new ProcessBuilder(program.commandLine(interpreter.program()))
                .directory(directory.toFile())
                .start();
        var bridge = new Bridge(process, new Offspring(process, interpreter), listener);
        bridge.outgoing.add(program.text());
        thread("requests", bridge::write);
        var readers = List.of(thread("output", bridge.hearing::listen), thread("answers", bridge::read));
        thread("end", () -> bridge.awaitEnd(readers));
        return bridge;
    }

    private static Thread thread(String name, Runnable work) {
        return Thread.ofPlatform().daemon().name("squall-python-" + name).start(work);
    }

    long pid() {
        return process.pid();
    }

    boolean alive() {
        return end == null && process.isAlive();
    }

    /** @param request JSON on one line */
    Exchange send(byte[] request) {
        var exchange = new Exchange(ids.incrementAndGet());
        open.put(exchange.id(), exchange);
        outgoing.add(line(exchange.id(), request));
        String gone = end;
        if (gone != null) {
            giveUp(gone);
        }
        return exchange;
    }

    /** Asks the function to end; its reply still comes, or never. */
    void breakOff(Exchange exchange) {
        outgoing.add(line(exchange.id(), "break".getBytes(StandardCharsets.US_ASCII)));
    }

    /** Ends the process and all that it has started; every request that is open gets this reason. */
    void kill(String why) {
        end = why;
        offspring.killAll();
        giveUp(why);
    }

    /** No more requests: the process ends by itself, or is killed. */
    void close() {
        outgoing.add(NO_MORE);
        try {
            if (process.waitFor(END.toMillis(), TimeUnit.MILLISECONDS)) {
                return;
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
        kill("it was not needed any more and did not end");
    }

    private static byte[] line(long id, byte[] body) {
        var line = new ByteArrayOutputStream(body.length + 24);
        line.writeBytes((id + " ").getBytes(StandardCharsets.US_ASCII));
        line.writeBytes(body);
        line.write('\n');
        return line.toByteArray();
    }

    private void write() {
        try (var out = process.getOutputStream()) {
            for (byte[] next = outgoing.take(); next.length > 0; next = outgoing.take()) {
                out.write(next);
                out.flush();
            }
        } catch (IOException _) {
            // It reads no more, because it has ended or is about to.
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    private void read() {
        try (var in = new BufferedInputStream(process.getInputStream())) {
            for (byte[] line = line(in); line != null; line = line(in)) {
                received(line);
            }
        } catch (IOException | NumberFormatException _) {
            // Something wrote into the pipe that does not belong there, or it was closed under us.
        }
        // Without its answers the process is of no use, whatever it still does. Its handle ends it without closing its
        // pipes,
        // in which its last words may be.
        process.toHandle().destroyForcibly();
    }

    private static byte @Nullable [] line(InputStream in) throws IOException {
        var line = new ByteArrayOutputStream();
        for (int b = in.read(); b != '\n'; b = in.read()) {
            if (b < 0) {
                return null;
            }
            if (line.size() == LONGEST_LINE) {
                throw new IOException("a line without an end");
            }
            line.write(b);
        }
        return line.toByteArray();
    }

    private void received(byte[] line) throws IOException {
        String text = new String(line, 0, Math.min(line.length, 32), StandardCharsets.US_ASCII);
        int space = text.indexOf(' ');
        if (space < 0) {
            throw new IOException("a line without an id");
        }
        long id = Long.parseLong(text.substring(0, space));
        byte[] json = Arrays.copyOfRange(line, space + 1, line.length);
        if (id == 0) {
            unasked(text.substring(space + 1));
        } else if (open.remove(id) instanceof Exchange exchange) {
            exchange.reply().complete(new Reply.Line(json));
        }
    }

    private void unasked(String json) {
        if (json.startsWith("{\"ready\"")) {
            hearing.ready();
        } else if (json.startsWith("{\"leave\"")) {
            listener.leaves(
                    json.contains("SIGUSR2") ? PythonListener.Leaving.AT_ONCE : PythonListener.Leaving.GRACEFULLY);
        }
    }

    /** What was said before the end is read first; a fork that holds the pipes is not waited for. */
    private void awaitEnd(List<Thread> readers) {
        try {
            int status = process.waitFor();
            for (var reader : readers) {
                reader.join(LAST_WORDS);
            }
            outgoing.add(NO_MORE);
            String why = end == null ? words(status) : end;
            end = why;
            if (!open.isEmpty()) {
                offspring.killGroup();
                giveUp(why);
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    private void giveUp(String why) {
        for (long id : List.copyOf(open.keySet())) {
            if (open.remove(id) instanceof Exchange exchange) {
                exchange.reply().complete(new Reply.Gone(why));
            }
        }
    }

    private String words(int status) {
        String said = hearing.lastWords();
        boolean signal = status > 128 && status <= 128 + 64;
        return "its Python process ended " + (signal ? "by signal " + (status - 128) : "with status " + status)
                + (said.isEmpty() ? "" : ", saying: " + said);
    }
}
