package dev.squall.deploy;

import static dev.squall.deploy.Shipped.at;
import static dev.squall.deploy.Shipped.manifest;
import static dev.squall.deploy.Shipped.map;
import static org.assertj.core.api.Assertions.assertThat;

import dev.squall.agent.app.AgentConfig;
import io.smallrye.config.EnvConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What compose and the DaemonSet set for an agent is read by the agent's own configuration. */
class AgentSettingsTest {
    @ParameterizedTest(name = "{0}")
    @MethodSource("environments")
    void everyVariableIsOneThatTheAgentReads(String where, Map<String, String> environment) {
        var ours = environment.keySet().stream().filter(name -> name.startsWith("SQUALL_"));

        assertThat(ours)
                .hasSizeGreaterThan(3)
                .allSatisfy(name -> assertThat(settings(Map.of(name, environment.get(name))))
                        .as(name)
                        .isNotEqualTo(settings(Map.of())));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("environments")
    void theLedgerLiesInAVolume(String where, Map<String, String> environment, List<String> volumes) {
        Path ledger = Path.of(settings(environment).get(2));

        assertThat(volumes).anyMatch(volume -> ledger.startsWith(volume));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("environments")
    void thePolicyFileIsMounted(String where, Map<String, String> environment, List<String> volumes) {
        Path policy = Path.of(settings(environment).get(3));

        assertThat(volumes).anyMatch(volume -> policy.startsWith(volume));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("environments")
    void theBrokersAreNamedByTheKeyThatTheAgentReads(String where, Map<String, String> environment) {
        assertThat(Shipped.properties("agent/app/src/main/resources/application.properties"))
                .containsKey("kafka.bootstrap.servers");
        assertThat(environment).containsKey("KAFKA_BOOTSTRAP_SERVERS");
    }

    static Stream<Arguments> environments() {
        var service = at(Shipped.yaml("docker-compose.yml"), "services", "agent");
        var composed = ((List<?>) at(service, "volumes"))
                .stream().map(volume -> volume.toString().split(":", -1)[1]).toList();
        var container = at(manifest("DaemonSet", "squall-agent"), "spec", "template", "spec", "containers", 0);
        var environment = new HashMap<>(map(at(manifest("ConfigMap", "squall-agent"), "data")));
        ((List<?>) at(container, "env")).forEach(one -> environment.put((String) map(one).get("name"), "node-1"));
        var mounted = ((List<?>) at(container, "volumeMounts"))
                .stream().map(mount -> (String) map(mount).get("mountPath")).toList();
        return Stream.of(
                Arguments.of("compose", texts(map(at(service, "environment"))), composed),
                Arguments.of("DaemonSet", texts(environment), mounted));
    }

    private static Map<String, String> texts(Map<String, ?> values) {
        var texts = new HashMap<String, String>();
        values.forEach((name, value) -> texts.put(name, String.valueOf(value)));
        return texts;
    }

    /** Cluster, id, ledger and policy as the agent would see them; empty where it sees nothing. */
    private static List<String> settings(Map<String, String> environment) {
        var config = new SmallRyeConfigBuilder()
                .withMapping(AgentConfig.class)
                .addDiscoveredConverters()
                .withSources(new EnvConfigSource(environment, 300))
                .build()
                .getConfigMapping(AgentConfig.class);
        return List.of(
                config.cluster(),
                config.agent().id().orElse(""),
                config.agent().ledger().directory().toString(),
                config.agent().policy().file().map(Path::toString).orElse(""));
    }
}
