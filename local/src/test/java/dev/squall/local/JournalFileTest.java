package dev.squall.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.squall.agent.python.PythonAnswer;
import dev.squall.model.codec.ChaosToolkitJournal.Form;
import dev.squall.model.journal.RunEvent;
import dev.squall.model.json.Json;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** Where a journal can be written, and what becomes of outputs that are no JSON. */
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

    @Test
    void whereNothingCanBeWrittenIsSaidAtOnce() {
        var long256 = directory.resolve("x".repeat(256));

        assertThatThrownBy(() -> new JournalFile(long256, Form.SQUALL, () -> Duration.ZERO))
                .hasMessageStartingWith("the journal cannot be written to " + long256 + ": ")
                .hasMessageContaining("name too long");
        assertThat(directory).isEmptyDirectory();
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void whatGoesWrongAtTheEndNamesTheFile() {
        assertThatThrownBy(() -> written(RATES, Path.of("/dev/full")))
                .hasMessage("the journal cannot be written to /dev/full: No space left on device");
    }

    @Test
    void whatALinkLeadsToIsWrittenAndNotTheLink() throws Exception {
        var kept = Files.writeString(directory.resolve("kept.json"), "old");
        var link = Files.createSymbolicLink(file(), kept);

        written(RATES, link);

        assertThat(link).isSymbolicLink();
        assertThat(Files.readString(kept)).contains("rates");
    }

    /** A link to a plain file, when the output is redirected to one; as a journal it was replaced by it. */
    @Test
    @EnabledOnOs(OS.LINUX)
    void aStreamThatLeadsToAFileIsAddedTo() throws Exception {
        var output = Files.writeString(directory.resolve("output"), "said before\n");
        try (var open = new RandomAccessFile(output.toFile(), "rw")) {
            long before = open.length();
            Path stream = Path.of("/proc/self/fd").resolve(descriptor(output));

            written(RATES, stream);

            assertThat(before).isLessThan(open.length());
        }
        assertThat(Files.readString(output)).startsWith("said before\n{");
        assertThat(directory.toFile().list()).containsExactly("output");
    }

    private static Path descriptor(Path file) throws IOException {
        try (var all = Files.list(Path.of("/proc/self/fd"))) {
            return all.filter(one -> leadsTo(one, file))
                    .findFirst()
                    .orElseThrow()
                    .getFileName();
        }
    }

    private static boolean leadsTo(Path link, Path file) {
        try {
            return Files.isSameFile(link, file);
        } catch (IOException gone) {
            return false;
        }
    }

    private static void written(Json journal, Path to) throws IOException {
        try (var file = new JournalFile(to, Form.SQUALL, () -> Duration.ZERO)) {
            file.replace(journal);
            file.add(List.of(new RunEvent.Approved(Instant.EPOCH, "somebody")));
        }
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
