package dev.squall.model.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import dev.squall.model.codec.Dialect;
import dev.squall.model.codec.ExperimentReader;
import dev.squall.model.codec.JsonWriter;
import dev.squall.model.codec.Reading;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** A file is an experiment or has problems that say something, in each dialect; never anything else. */
class ExperimentFuzzTest {
    private static final Path ROOT = Path.of(System.getProperty("squall.root", ".."));
    private static final Path CORPUS = ROOT.resolve("shared-model/src/test/resources/corpus/experiments");

    @TempDir
    private Path directory = Path.of("");

    static List<Path> corpus() throws IOException {
        return files(CORPUS);
    }

    @ParameterizedTest
    @MethodSource("corpus")
    void everyFileOfTheCorpusIsAnswered(Path file) {
        for (var dialect : Dialect.values()) {
            Trial.once(file + " " + dialect, () -> answered(ExperimentReader.read(file, dialect)));
        }
    }

    @ParameterizedTest
    @EnumSource
    void damagedYamlIsAnswered(Dialect dialect) throws IOException {
        var whole = Files.readAllBytes(CORPUS.resolve("whole.yaml"));
        Trial.many("YAML, " + dialect, random -> read(Damage.of(whole, random), ".yaml", dialect));
    }

    @ParameterizedTest
    @EnumSource
    void damagedJsonIsAnswered(Dialect dialect) {
        var source = ((Reading.Read) ExperimentReader.read(CORPUS.resolve("whole.yaml")))
                .experiment()
                .source();
        var whole = JsonWriter.write(source).getBytes(StandardCharsets.UTF_8);
        Trial.many("JSON, " + dialect, random -> read(Damage.of(whole, random), ".json", dialect));
    }

    @Test
    void whatIsInTheCorpusIsAnsweredWhenDamaged() throws IOException {
        var files = corpus();
        Trial.many("corpus", random -> read(Damage.of(bytes(files, random), random), "", Dialect.SQUALL));
    }

    private static byte[] bytes(List<Path> files, RandomGenerator random) {
        try {
            return Files.readAllBytes(files.get(random.nextInt(files.size())));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void read(byte[] bytes, String suffix, Dialect dialect) {
        try {
            var file = Files.write(directory.resolve("damaged" + suffix), bytes);
            answered(ExperimentReader.read(file, dialect));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What was read can be read again from its source, as a coordinator does. */
    private static void answered(Reading reading) {
        switch (reading) {
            case Reading.Read(var experiment, var _) ->
                assertThat(JsonWriter.write(experiment.source())).isNotEmpty();
            case Reading.Unreadable(var problems, var _) ->
                assertThat(problems)
                        .isNotEmpty()
                        .allSatisfy(problem -> assertThat(problem.message()).isNotBlank());
        }
    }

    private static List<Path> files(Path directory) throws IOException {
        try (var walk = Files.walk(directory)) {
            return walk.filter(Files::isRegularFile).sorted().toList();
        }
    }
}
