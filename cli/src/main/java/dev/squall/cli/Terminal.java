package dev.squall.cli;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * Where a command speaks and listens.
 *
 * @param live     whether a person watches the output as it comes, so that lines may be redrawn
 * @param coloured whether words may be coloured
 * @param asks     whether somebody can be asked
 */
record Terminal(PrintStream out, PrintStream err, InputStream in, boolean live, boolean coloured, boolean asks) {
    private static final String CLEAR = "\r\u001b[K";
    private static final String RESET = "\u001b[0m";

    /** The colours of what is said. */
    enum Tone {
        GOOD("\u001b[32m"),
        BAD("\u001b[31m"),
        DOUBTFUL("\u001b[33m"),
        QUIET("\u001b[2m");

        private final String code;

        Tone(String code) {
            this.code = code;
        }
    }

    String toned(Tone tone, String text) {
        return coloured ? tone.code + text + RESET : text;
    }

    void say(String line) {
        out.println(line);
    }

    void complain(String line) {
        err.println(line);
    }

    /** As {@link #complain}, while something else may be shown on the same line. */
    void interject(String line) {
        complain((live ? CLEAR : "") + line);
    }

    /** False when what was said did not arrive; that is complained of. */
    boolean heard(String command) {
        var trouble = out instanceof Output output ? output.trouble() : Optional.<String>empty();
        trouble.ifPresent(reason -> complain("squall " + command + ": its output cannot be written: " + reason));
        return trouble.isEmpty();
    }

    Terminal plain() {
        return new Terminal(out, err, in, live, false, asks);
    }

    /** One line of an answer; empty when there is none. */
    Optional<String> ask(String question) {
        out.print(question);
        out.flush();
        try {
            return Optional.ofNullable(
                    new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8)).readLine());
        } catch (IOException _) {
            return Optional.empty();
        }
    }
}
