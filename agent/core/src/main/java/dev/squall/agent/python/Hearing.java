package dev.squall.agent.python;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;

/**
 * Hears what a Python process and its functions print, line by line, and hands it on. Keeps only what is said before the
 * process is ready: no function has run then, so that it holds nobody's secrets and may stand in a message.
 */
final class Hearing {
    private static final int LONGEST_LINE = 8 * 1024;
    private static final int MOST_KEPT = 5;

    private final InputStream in;
    private final PythonListener listener;
    private final Deque<String> kept = new ArrayDeque<>();
    private boolean ready;

    Hearing(InputStream in, PythonListener listener) {
        this.in = in;
        this.listener = listener;
    }

    /** To the end of what is said. */
    void listen() {
        try (var reader = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
            var line = new StringBuilder();
            for (int c = reader.read(); c >= 0; c = reader.read()) {
                if (c != '\n') {
                    line.append((char) c);
                }
                if (c == '\n' || line.length() == LONGEST_LINE) {
                    hand(line);
                }
            }
            if (!line.isEmpty()) {
                hand(line);
            }
        } catch (IOException _) {
            // Closed under us: the process is gone.
        }
    }

    private void hand(StringBuilder line) {
        String said = line.toString();
        line.setLength(0);
        keep(said);
        listener.said(said);
    }

    private synchronized void keep(String line) {
        if (!ready) {
            kept.add(line);
            if (kept.size() > MOST_KEPT) {
                kept.remove();
            }
        }
    }

    synchronized void ready() {
        ready = true;
        kept.clear();
    }

    /** What it said last, if that was before it was ready. */
    synchronized String lastWords() {
        return String.join(" | ", kept);
    }
}
