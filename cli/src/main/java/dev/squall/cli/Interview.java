package dev.squall.cli;

import dev.squall.model.codec.JsonWriter;
import dev.squall.model.codec.Parsing;
import dev.squall.model.codec.YamlDocumentReader;
import dev.squall.model.json.Json;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Asks one question after the other; no answer, or the end of the input, is the default. */
final class Interview {
    private final Terminal terminal;
    private final BufferedReader answers;

    Interview(Terminal terminal) {
        this.terminal = terminal;
        this.answers = new BufferedReader(new InputStreamReader(terminal.in(), StandardCharsets.UTF_8));
    }

    String text(String question, String fallback) throws IOException {
        terminal.out().print(question + (fallback.isEmpty() ? "" : " [" + fallback + "]") + ": ");
        terminal.out().flush();
        String answer = answers.readLine();
        if (answer == null) {
            terminal.say("");
        }
        return answer == null || answer.isBlank() ? fallback : answer.strip();
    }

    /** As it would be read from YAML: {@code 3} is a number, {@code [a, b]} a list. Where a text is expected it is one. */
    Json value(String question, Json fallback) throws IOException {
        String text = text(question, fallback.equals(Json.NULL) ? "" : shown(fallback));
        if (fallback instanceof Json.Text) {
            return Json.of(text);
        }
        return text.isEmpty()
                ? fallback
                : YamlDocumentReader.read("answer", text) instanceof Parsing.Parsed parsed
                        ? parsed.document().root()
                        : Json.of(text);
    }

    private static String shown(Json value) {
        return value instanceof Json.Text(String text)
                ? text
                : new String(JsonWriter.writeBytes(value), StandardCharsets.UTF_8);
    }

    /** The place of what was chosen; -1 when nothing was. */
    int choice(String question, List<String> offers) throws IOException {
        for (int i = 0; i < offers.size(); i++) {
            terminal.say("  %2d  %s".formatted(i + 1, offers.get(i)));
        }
        while (true) {
            String answer = text(question + ", 1 to " + offers.size() + ", or nothing", "");
            if (answer.isEmpty()) {
                return -1;
            }
            if (answer.matches("\\d{1,4}")
                    && Integer.parseInt(answer) >= 1
                    && Integer.parseInt(answer) <= offers.size()) {
                return Integer.parseInt(answer) - 1;
            }
            terminal.say("'" + answer + "' is none of them");
        }
    }
}
