package dev.squall.agent.probe;

import static org.assertj.core.api.Assertions.assertThat;

import dev.squall.agent.call.RealContext;
import dev.squall.agent.http.HttpExchange;
import dev.squall.model.json.Json;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PrometheusMeanTest extends PrometheusContract {
    @BeforeEach
    void answers() {
        answer("[1700000000, \"1\"], [1700000001, \"2\"]", "[1700000000, \"4\"]");
    }

    private void answer(String first, String second) {
        server.answerQueries(
                200,
                "{\"status\":\"success\",\"data\":{\"resultType\":\"matrix\",\"result\":[{\"metric\":{},\"values\":["
                        + first + "]},{\"metric\":{},\"values\":[" + second + "]}]}}");
    }

    @Override
    Prober prober() {
        return PrometheusMean.all(HttpExchange.direct()).getFirst();
    }

    @ParameterizedTest
    @CsvSource({"arithmetic, 2.3333333333333335", "geometric, 2.0", "harmonic, 1.7142857142857142"})
    void meanIsThatOfAllValues(String type, double mean) throws Exception {
        assertThat(seen(query("").with("mean_type", Json.of(type)))).isEqualTo(Json.of(mean));
    }

    @ParameterizedTest
    @CsvSource({"1d, 288.0", "5m, 1.0", "5 minutes ago, 1.0", "1m, 0.2"})
    void windowIsAskedForInThreeHundredParts(String window, String step) throws Exception {
        seen(query("").with("window", Json.of(window)));

        assertThat(server.asked)
                .singleElement()
                .asString()
                .startsWith("GET /api/v1/query_range?query=up&start=")
                .contains("&step=" + step + " ");
    }

    @ParameterizedTest
    @CsvSource({"some day", "0s"})
    void windowThatIsNoneIsRejected(String window) throws Exception {
        assertThat(observe(query("").with("window", Json.of(window))))
                .isInstanceOf(Observation.Rejected.class)
                .asString()
                .contains("window", "5 minutes ago");
    }

    @Test
    void noValueIsNoObservation() throws Exception {
        server.answerQueries(200, "{\"status\":\"success\",\"data\":{\"resultType\":\"matrix\",\"result\":[]}}");

        assertThat(observe(query("")))
                .isInstanceOf(Observation.Unseen.class)
                .asString()
                .contains("no value");
    }

    @ParameterizedTest
    @CsvSource({"arithmetic, NaN, no number", "geometric, 0, not above 0", "harmonic, -1, not above 0"})
    void valuesThatHaveNoSuchMeanAreNoObservation(String type, String value, String reason) throws Exception {
        answer("[1700000000, \"" + value + "\"]", "");

        assertThat(observe(query("").with("mean_type", Json.of(type))))
                .isInstanceOf(Observation.Unseen.class)
                .asString()
                .contains(reason);
    }

    @Test
    void sampleWithoutAValueIsNoObservation() throws Exception {
        answer("[1700000000]", "");

        assertThat(observe(query("")))
                .isInstanceOf(Observation.Unseen.class)
                .asString()
                .contains("without a value");
    }

    @Test
    void nodesAreAskedForHowBusyTheyWere() throws Exception {
        var nodes = PrometheusMean.all(HttpExchange.direct()).getLast();
        var asked = Json.mapping("api_url", Json.of(server.url("")));

        assertThat(nodes.observe(asked, RealContext.of("run/method[0]/one/a"))).isInstanceOf(Observation.Seen.class);

        assertThat(server.asked).singleElement().asString().contains("node_cpu_seconds_total", "mode%3D%22idle%22");
    }
}
