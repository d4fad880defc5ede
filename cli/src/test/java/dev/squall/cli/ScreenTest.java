package dev.squall.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** What goes to a terminal that can be redrawn, and to one that cannot. */
class ScreenTest {
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();

    private String said(boolean live) {
        var stream = new PrintStream(out, true, StandardCharsets.UTF_8);
        var terminal = new Terminal(stream, stream, InputStream.nullInputStream(), live, false, live);
        try (var screen = new Screen(terminal, () -> Duration.ZERO)) {
            screen.working("a step");
            screen.say("a line");
            return out.toString(StandardCharsets.UTF_8);
        }
    }

    @Test
    void theMovingLineIsCutWhereTheTerminalEndsAndBeginsWithItsTime() {
        assertThat(said(true)).contains("a line\n\u001b[?7l  ").endsWith(" 0 ms  a step\u001b[?7h");
    }

    @Test
    void aPipeGetsLinesAlone() {
        assertThat(said(false)).isEqualTo("a line\n");
    }
}
