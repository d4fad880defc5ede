package dev.squall.cli;

import dev.squall.local.preparation.Wiring;
import dev.squall.model.json.Json;
import dev.squall.model.json.PythonJson;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.Optional;

/** Lines as Chaos Toolkit logs them: {@code [2026-03-01 10:00:00 INFO] text} on standard error, and in a file where one is kept. */
final class ToolLog implements AutoCloseable {
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss");

    private final PrintStream err;
    private final boolean asJson;
    private final Clock clock;
    private final Optional<PrintStream> file;

    private ToolLog(PrintStream err, boolean asJson, Clock clock, Optional<PrintStream> file) {
        this.err = err;
        this.asJson = asJson;
        this.clock = clock;
        this.file = file;
    }

    static ToolLog of(Globals globals, Terminal terminal) throws IOException {
        var log = globals.log();
        return new ToolLog(
                terminal.err(),
                globals.asJson(),
                Wiring.localClock(),
                log.isPresent() ? Optional.of(open(log.get())) : Optional.empty());
    }

    private static PrintStream open(Path file) throws IOException {
        var out = Files.newOutputStream(file, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        return new PrintStream(out, true, StandardCharsets.UTF_8);
    }

    /** One line for those who look for it: in the file, and on standard error where more is to be said. */
    static void debug(Globals globals, Terminal terminal, String text) {
        try (var log = of(globals, terminal)) {
            log.line("DEBUG", text, globals.verbose());
        } catch (IOException unwritable) {
            terminal.complain(String.valueOf(unwritable.getMessage()));
        }
    }

    void info(String text) {
        line("INFO", text);
    }

    void warning(String text) {
        line("WARNING", text);
    }

    void error(String text) {
        line("ERROR", text);
    }

    private void line(String level, String text) {
        line(level, text, true);
    }

    private synchronized void line(String level, String text, boolean aloud) {
        String time = TIME.withZone(clock.getZone()).format(clock.instant());
        String plain = "[" + time + " " + level + "] " + text;
        if (aloud) {
            err.println(asJson ? json(level, time, text) : plain);
        }
        file.ifPresent(out -> out.println(plain));
    }

    private static String json(String level, String time, String text) {
        var members = new LinkedHashMap<String, Json>();
        members.put("asctime", Json.of(time));
        members.put("levelname", Json.of(level));
        members.put("message", Json.of(text));
        return PythonJson.dumps(new Json.Mapping(members));
    }

    @Override
    public void close() {
        file.ifPresent(PrintStream::close);
    }
}
