package dev.squall.local.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.squall.model.codec.ExperimentReader;
import dev.squall.model.codec.Reading;
import dev.squall.model.journal.RunPolicy;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every file under experiments/ is read, planned and simulated. */
class ShippedExperimentsTest {
    private static final Path ROOT =
            Path.of(System.getProperty("squall.root", "..")).resolve("experiments");
    private static final int WORLDS = 20;

    static List<Path> files() throws IOException {
        try (var all = Files.walk(ROOT)) {
            return all.filter(file -> file.toString().matches(".*\\.(yaml|yml|json)"))
                    .sorted()
                    .toList();
        }
    }

    private static Rehearsal rehearsal(Path file) {
        assertThat(ExperimentReader.read(file)).isInstanceOf(Reading.Read.class);
        var experiment = ((Reading.Read) ExperimentReader.read(file)).experiment();
        var preparation = Rehearsal.of(experiment, RunPolicy.SAFE);
        assertThat(preparation).isInstanceOf(Rehearsal.Preparation.Ready.class);
        return ((Rehearsal.Preparation.Ready) preparation).rehearsal();
    }

    @ParameterizedTest
    @MethodSource("files")
    void keepsEveryPromiseInBadWorlds(Path file) {
        var rehearsal = rehearsal(file);

        for (long seed = 1; seed <= WORLDS; seed++) {
            var outcome = rehearsal.play(seed);

            assertThat(outcome.violation())
                    .as("squall rehearse " + file + " --seed " + seed)
                    .isEmpty();
        }
    }

    @ParameterizedTest
    @MethodSource("files")
    void goesThroughItsWholeMethodInACalmWorld(Path file) {
        var outcome = rehearsal(file).play(1, Weather.CALM);

        assertThat(outcome.violation()).isEmpty();
        assertThat(outcome.story()).anyMatch(line -> line.contains("enters CHECKING_AFTER"));
    }

    @Test
    void thereAreExperimentsToLookAt() throws IOException {
        assertThat(files()).isNotEmpty();
    }
}
