package dev.squall.cli;

import dev.squall.agent.call.ElapsedTime;
import java.time.Duration;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What a person sees while a run goes on: finished lines, and under them, where the output can be redrawn, one line that
 * moves. Safe for several threads.
 */
final class Screen implements AutoCloseable {
    private static final String FRAMES = "|/-\\";
    private static final String CLEAR = "\r\u001b[K";

    /** What is wider than the terminal is cut there: a second line of it would not be cleared. */
    private static final String CUT = "\u001b[?7l";

    private static final String WRAPPED = "\u001b[?7h";
    private static final long TICK_MILLIS = 120;

    private final Terminal terminal;
    private final ElapsedTime elapsed;
    private @Nullable String working;
    private Duration since = Duration.ZERO;
    private int frame;
    private boolean closed;
    private boolean ticking;

    Screen(Terminal terminal, ElapsedTime elapsed) {
        this.terminal = terminal;
        this.elapsed = elapsed;
    }

    Terminal terminal() {
        return terminal;
    }

    synchronized void say(String line) {
        clear();
        terminal.out().print(line + "\n");
        draw();
        terminal.out().flush();
    }

    /** What is being done now; null when nothing is. */
    synchronized void working(@Nullable String what) {
        if (!terminal.live()) {
            return;
        }
        working = what;
        since = elapsed.elapsed();
        if (what != null && !ticking) {
            ticking = true;
            Thread.ofPlatform().daemon().name("squall-screen").start(this::tick);
        }
        if (what == null) {
            clear();
            terminal.out().flush();
        }
    }

    private synchronized void tick() {
        try {
            while (!closed) {
                wait(TICK_MILLIS);
                frame++;
                clear();
                draw();
                terminal.out().flush();
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    private void clear() {
        if (terminal.live()) {
            terminal.out().print(CLEAR);
        }
    }

    private void draw() {
        if (terminal.live() && working != null && !closed) {
            var time = elapsed.elapsed().minus(since);
            String line = "  " + FRAMES.charAt(frame % FRAMES.length()) + " " + length(time) + "  " + working;
            terminal.out().print(CUT + terminal.toned(Terminal.Tone.QUIET, line) + WRAPPED);
        }
    }

    /** {@code 12 ms}, {@code 3.4 s}, {@code 2 min 5 s}. */
    static String length(Duration time) {
        if (time.compareTo(Duration.ofSeconds(1)) < 0) {
            return time.toMillis() + " ms";
        }
        if (time.compareTo(Duration.ofMinutes(1)) < 0) {
            return time.toSeconds() + "." + time.toMillisPart() / 100 + " s";
        }
        return String.format(Locale.ROOT, "%d min %d s", time.toMinutes(), time.toSecondsPart());
    }

    @Override
    public synchronized void close() {
        working = null;
        clear();
        closed = true;
        terminal.out().flush();
        notifyAll();
    }
}
