package dev.squall.agent.probe;

import static org.assertj.core.api.Assertions.assertThat;

import dev.squall.agent.http.HttpExchange;
import dev.squall.model.json.Json;
import java.io.IOException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PrometheusMetricTest extends ProberContract {
    private static final String METRICS = """
            # HELP requests_total Requests.
            # TYPE requests_total counter
            requests_total{path="/a b",status="200"} 10 1700000000000
            requests_total{path="/\\"quoted\\",x}",status="500"} 2.5
            requests_total_created 7
            rate_percent 4.5
            nothing NaN
            broken{path="x 1
            """;

    private WebServer server;

    @BeforeEach
    void start() throws IOException {
        server = new WebServer(reached);
        server.expose(METRICS);
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Override
    Prober prober() {
        return new PrometheusMetric(HttpExchange.direct());
    }

    @Override
    Json.Mapping arguments() {
        return metric("rate_percent");
    }

    @Override
    Json.Mapping silent() {
        return Json.mapping("url", Json.of(server.url("/silent"))).with("metric", Json.of("a"));
    }

    @Override
    void release() {
        server.close();
    }

    private Json.Mapping metric(String name) {
        return Json.mapping("url", Json.of(server.url("/metrics"))).with("metric", Json.of(name));
    }

    @Test
    void oneSeriesGivesItsValue() throws Exception {
        assertThat(seen(metric("rate_percent"))).isEqualTo(Json.of(4.5));
        assertThat(seen(metric("requests_total").with("labels", Json.mapping("status", Json.of(200)))))
                .isEqualTo(Json.of(10.0));
        assertThat(seen(metric("requests_total").with("labels", Json.mapping("path", Json.of("/\"quoted\",x}")))))
                .isEqualTo(Json.of(2.5));
    }

    @ParameterizedTest
    @CsvSource({"sum,12.5", "max,10.0", "min,2.5", "avg,6.25", "first,10.0"})
    void severalSeriesAreReducedOnRequest(String how, double value) throws Exception {
        assertThat(seen(metric("requests_total").with("reduce", Json.of(how)))).isEqualTo(Json.of(value));
    }

    @ParameterizedTest
    @CsvSource({"requests_total,2 series", "missing,no series", "nothing,no number", "broken,no series"})
    void anythingButOneValueIsNoObservation(String name, String reason) throws Exception {
        assertThat(observe(metric(name)))
                .isInstanceOfSatisfying(
                        Observation.Unseen.class,
                        unseen -> assertThat(unseen.reason()).contains(reason));
    }

    @Test
    void anErrorPageIsNoObservation() throws Exception {
        assertThat(observe(metric("a").with("url", Json.of(server.url("/gone")))))
                .isInstanceOfSatisfying(
                        Observation.Unseen.class,
                        unseen -> assertThat(unseen.reason()).contains("status 404"));
    }
}
