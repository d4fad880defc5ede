package dev.squall.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import dev.squall.embedded.OrdersReplicas.OrdersReplica;
import dev.squall.model.codec.ExperimentReader;
import dev.squall.model.codec.Reading;
import dev.squall.model.experiment.Configuration.Value;
import dev.squall.model.experiment.Experiment;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DemoExperimentsTest {
    private static final Path EXPERIMENTS =
            Path.of(System.getProperty("squall.root", "../..")).resolve("experiments");

    @ParameterizedTest
    @ValueSource(
            strings = {
                "demo-holds.yaml",
                "demo-deviates.yaml",
                "demo-guard-aborts.yaml",
                "demo-cache-down.yaml",
                "demo-cache-slow.yaml",
                "demo-cache-reset.yaml"
            })
    void aDemoExperimentIsReadWithoutAWarningAndAsksOnlyForWhatTheStackSays(String file) {
        Reading reading = ExperimentReader.read(EXPERIMENTS.resolve(file));

        assertThat(reading).isInstanceOfSatisfying(Reading.Read.class, read -> {
            assertThat(read.warnings()).isEmpty();
            assertThat(variables(read.experiment())).isNotEmpty();
            assertThat(said()).containsAll(variables(read.experiment()));
        });
    }

    private static List<String> variables(Experiment experiment) {
        return experiment.configuration().values().values().stream()
                .map(Value.Environment.class::cast)
                .map(Value.Environment::key)
                .toList();
    }

    private static Set<String> said() {
        URI url = URI.create("http://127.0.0.1:1");
        Path pidFile = Path.of("pid");
        return StackAddress.variables(
                        List.of(
                                new OrdersReplica("orders-a", url, pidFile),
                                new OrdersReplica("orders-b", url, pidFile)),
                        url)
                .keySet();
    }
}
