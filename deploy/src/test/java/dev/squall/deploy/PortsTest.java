package dev.squall.deploy;

import static dev.squall.deploy.Shipped.at;
import static dev.squall.deploy.Shipped.manifest;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Each application has one port, and every file says the same. */
class PortsTest {
    private static final Pattern EXPOSED = Pattern.compile("(?m)^EXPOSE (\\d+)$");
    private static final Pattern LISTENS = Pattern.compile("QUARKUS_HTTP_PORT=(\\d+)");

    @ParameterizedTest
    @CsvSource({"coordinator, 8080", "agent, 8081", "orders, 8000"})
    void imageComposeAndPrometheusAgreeOnThePort(String application, String port) {
        String image = Shipped.text("deploy/images/" + application + "/Dockerfile");
        var published = at(Shipped.yaml("docker-compose.yml"), "services", application, "ports", 0);

        assertThat(first(EXPOSED, image)).isEqualTo(port);
        assertThat(first(LISTENS, image)).isEqualTo(port);
        assertThat(published).isEqualTo("127.0.0.1:" + port + ":" + port);
        assertThat(Shipped.text("deploy/prometheus/prometheus.yml")).contains("[" + application + ":" + port + "]");
    }

    @ParameterizedTest
    @CsvSource({"Deployment, squall-coordinator, 8080", "DaemonSet, squall-agent, 8081", "Deployment, orders, 8000"})
    void manifestsAgreeOnThePort(String kind, String name, int port) {
        var container = at(manifest(kind, name), "spec", "template", "spec", "containers", 0);

        assertThat(at(container, "ports", 0, "containerPort")).isEqualTo(port);
        assertThat(List.of(
                        at(container, "readinessProbe", "httpGet", "port"),
                        at(container, "livenessProbe", "httpGet", "port")))
                .containsOnly(at(container, "ports", 0, "name"));
    }

    @Test
    void theNetworkPolicyAdmitsTheCoordinatorsPortAndNothingToAgents() {
        assertThat(at(manifest("NetworkPolicy", "squall-coordinator"), "spec", "ingress", 0, "ports", 0, "port"))
                .isEqualTo(8080);
        assertThat((List<?>) at(manifest("NetworkPolicy", "squall-agent"), "spec", "ingress"))
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"coordinator, coordinator/app", "agent, agent/app", "orders, embedded/orders"})
    void prometheusReadsWhereTheApplicationAnswers(String application, String module) {
        var answers = Shipped.properties(module + "/src/main/resources/application.properties")
                .getProperty("quarkus.micrometer.export.prometheus.path", "/q/metrics");

        var read = ((List<?>) at(Shipped.yaml("deploy/prometheus/prometheus.yml"), "scrape_configs"))
                .stream()
                        .map(Shipped::map)
                        .filter(job -> job.get("job_name").equals(application))
                        .map(job -> job.getOrDefault("metrics_path", "/metrics"));

        assertThat(read).containsExactly(answers);
    }

    private static String first(Pattern pattern, String text) {
        return pattern.matcher(text)
                .results()
                .map(match -> match.group(1))
                .findFirst()
                .orElse("nothing");
    }
}
