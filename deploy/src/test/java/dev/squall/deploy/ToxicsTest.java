package dev.squall.deploy;

import static dev.squall.deploy.Shipped.at;
import static dev.squall.deploy.Shipped.map;
import static org.assertj.core.api.Assertions.assertThat;

import dev.squall.agent.fault.Target;
import dev.squall.agent.policy.PolicyFile;
import dev.squall.toxics.ToxicsServer;
import dev.squall.toxics.ToxicsSettings;
import java.io.IOException;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.yaml.snakeyaml.Yaml;

/** In compose the way from the orders service to its database and its cache leads through proxies that are there. */
class ToxicsTest {
    private static final String PROXIES = "deploy/compose/toxics.json";

    private final Map<String, Object> services = map(at(Shipped.yaml("docker-compose.yml"), "services"));

    @Test
    void theOrdersServiceReachesItsDatabaseAndItsCacheThroughTheProxies() {
        String database = (String) at(services, "orders", "environment", "QUARKUS_DATASOURCE_JDBC_URL");
        String cache = (String) at(services, "orders", "environment", "ORDERS_CACHE");

        assertLeads(URI.create(database.substring("jdbc:".length())), "postgres", "postgresql:5432");
        assertLeads(URI.create(cache), "redis", "redis:6379");
    }

    @Test
    void theServerUnderstandsTheProxies() throws IOException {
        String anywhere = Shipped.text(PROXIES).replaceAll("0\\.0\\.0\\.0:\\d+", "127.0.0.1:0");

        try (var server = ToxicsServer.start(ToxicsSettings.standard().withoutHttp())) {
            assertThat(server.populate(anywhere)).isEqualTo(2);
        }
    }

    @Test
    void theAgentMayHitThisServerAndNoOther() {
        String policy = "deploy/compose/agent-policy.yaml";

        assertThat(PolicyFile.read(policy, Shipped.text(policy)))
                .isInstanceOfSatisfying(PolicyFile.Reading.Read.class, read -> {
                    assertThat(read.policy().objectionTo(server("toxics:8474"))).isEmpty();
                    assertThat(read.policy().objectionTo(server("localhost:8474")))
                            .isPresent();
                });
    }

    @Test
    void imageAndComposeAgreeOnTheServersPortAndOnTheFileOfItsProxies() {
        String image = Shipped.text("deploy/images/toxics/Dockerfile");

        assertThat(image).contains("EXPOSE 8474\n", "\"0.0.0.0:8474\"", "\"/etc/squall/toxics.json\"");
        assertThat((List<?>) at(services, "toxics", "ports")).asString().isEqualTo("[127.0.0.1:8474:8474]");
        assertThat((List<?>) at(services, "toxics", "volumes"))
                .asString()
                .isEqualTo("[./" + PROXIES + ":/etc/squall/toxics.json:ro]");
    }

    private void assertLeads(URI address, String name, String upstream) {
        List<?> proxies = new Yaml().load(Shipped.text(PROXIES)); // JSON is YAML

        assertThat(address.getHost()).isEqualTo("toxics");
        assertThat(proxies.stream().map(Shipped::map).filter(proxy -> name.equals(proxy.get("name"))))
                .singleElement()
                .satisfies(proxy -> {
                    assertThat(proxy.get("listen")).isEqualTo("0.0.0.0:" + address.getPort());
                    assertThat(proxy.get("upstream")).isEqualTo(upstream);
                });
        assertThat(services).containsKeys("toxics", upstream.substring(0, upstream.indexOf(':')));
    }

    private static Target server(String address) {
        return new Target("a proxy", Set.of("proxy=redis", "toxiproxy=" + address));
    }
}
