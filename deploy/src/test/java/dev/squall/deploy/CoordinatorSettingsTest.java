package dev.squall.deploy;

import static dev.squall.deploy.Shipped.at;
import static dev.squall.deploy.Shipped.manifest;
import static dev.squall.deploy.Shipped.map;
import static org.assertj.core.api.Assertions.assertThat;

import dev.squall.coordinator.app.Settings;
import io.smallrye.config.EnvConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What is set for a coordinator is read by it or by the framework, and what it cannot do without is set. */
class CoordinatorSettingsTest {
    private static final List<String> NEEDED = List.of(
            "KAFKA_BOOTSTRAP_SERVERS",
            "QUARKUS_DATASOURCE_JDBC_URL",
            "QUARKUS_DATASOURCE_USERNAME",
            "QUARKUS_DATASOURCE_PASSWORD");

    private final Map<String, Object> composed =
            map(at(Shipped.yaml("docker-compose.yml"), "services", "coordinator", "environment"));

    @Test
    void composeNamesTheCoordinatorByTheKeyThatItReads() {
        String id = (String) composed.get("SQUALL_COORDINATOR_ID");

        var settings = new SmallRyeConfigBuilder()
                .withMapping(Settings.class)
                .addDiscoveredConverters()
                .withSources(new EnvConfigSource(Map.of("SQUALL_COORDINATOR_ID", id), 300))
                .build()
                .getConfigMapping(Settings.class);

        assertThat(settings.coordinator().id()).contains(id);
    }

    @Test
    void composeSetsAllThatACoordinatorNeeds() {
        assertThat(composed).containsKeys(NEEDED.toArray(String[]::new));
    }

    @Test
    void theDeploymentSetsAllThatACoordinatorNeeds() {
        var container = at(manifest("Deployment", "squall-coordinator"), "spec", "template", "spec", "containers", 0);
        var fromSecret = ((List<?>) at(container, "env")).stream().map(one -> (String) map(one).get("name"));
        var fromConfigMap = map(at(manifest("ConfigMap", "squall-coordinator"), "data")).keySet().stream();

        assertThat(Stream.concat(fromSecret, fromConfigMap)).containsExactlyInAnyOrderElementsOf(NEEDED);
    }
}
