package dev.squall.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.squall.agent.python.PythonAnswer;
import dev.squall.model.codec.ChaosToolkitJournal.Form;
import dev.squall.model.journal.RunEvent;
import dev.squall.model.json.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What becomes of outputs that are no JSON. */
class JournalFileTest {
    private static final Form LETTER = new Form.ToTheLetter(Map.of());
    private static final Json RATES =
            Json.mapping("rates", Json.array(noNumber("NaN"), noNumber("-Infinity"), Json.of(2)));

    @TempDir
    private Path directory;

    @Test
    void toTheLetterNumbersThatAreNoneAreWrittenAsThatToolDoes() throws Exception {
        assertThat(written(RATES, LETTER)).isEqualTo("""
                {
                  "rates": [
                    NaN,
                    -Infinity,
                    2
                  ]
                }""");
    }

    @Test
    void elsewhereTheJournalIsJson() throws Exception {
        assertThat(written(RATES, new Form.Squall())).contains("\"unserialisable\": \"NaN\"");
    }

    @Test
    void toTheLetterAJournalEndsBeforeWhatThatToolCannotWrite() throws Exception {
        var both = Json.mapping("first", noNumber("NaN")).with("second", noNumber("{1}"));

        assertThatThrownBy(() -> written(both, LETTER))
                .isInstanceOf(IOException.class)
                .hasMessageContainingAll("TypeError", "cut off there: " + file());
        assertThat(file()).hasContent("{\n  \"first\": NaN,\n  \"second\": ");
        assertThat(directory).isDirectoryNotContaining("glob:**.journal*");
    }

    private static Json noNumber(String word) {
        return Json.mapping(PythonAnswer.UNSERIALISABLE, Json.of(word));
    }

    private Path file() {
        return directory.resolve("journal.json");
    }

    private String written(Json journal, Form form) throws IOException {
        Files.deleteIfExists(file());
        try (var file = new JournalFile(file(), form, () -> Duration.ZERO)) {
            file.replace(journal);
            file.add(List.of(new RunEvent.Approved(Instant.EPOCH, "somebody")));
        }
        return Files.readString(file());
    }
}
