package dev.squall.model.codec;

import static org.assertj.core.api.Assertions.assertThat;

import dev.squall.model.experiment.Provider;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ExperimentFilesTest {
    private static final Path ROOT =
            Path.of(System.getProperty("squall.root", "..")).resolve("experiments");

    static List<Path> files() throws IOException {
        try (var walk = Files.walk(ROOT)) {
            return walk.filter(file -> !file.toString().contains("gamedays"))
                    .filter(file -> file.toString().matches(".*\\.(ya?ml|json)"))
                    .toList();
        }
    }

    @ParameterizedTest
    @MethodSource("files")
    void everyPublishedExperimentReadsWithoutAWarning(Path file) {
        assertThat(ExperimentReader.read(file))
                .isInstanceOfSatisfying(
                        Reading.Read.class, read -> assertThat(read.warnings()).isEmpty());
    }

    @Test
    void theFunctionsOfTheDatabaseFailoverHaveNativeTwins() {
        var reading = (Reading.Read) ExperimentReader.read(ROOT.resolve("database-failover.yaml"));
        assertThat(reading.experiment().method().getFirst().provider())
                .isInstanceOfSatisfying(
                        Provider.Python.class, call -> assertThat(call.family()).isEqualTo("kubernetes"));
    }
}
