package dev.squall.agent.probe;

import static org.assertj.core.api.Assertions.assertThat;

import dev.squall.agent.http.HttpExchange;
import dev.squall.model.json.Json;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PrometheusQueryTest extends PrometheusContract {
    private boolean answered;

    @Override
    Prober prober() {
        return new PrometheusQuery(HttpExchange.direct());
    }

    @Override
    Json.Mapping arguments() {
        if (!answered) {
            answer("scalar", "[1700000000.1,\"1\"]");
        }
        return query("");
    }

    @Override
    Json.Mapping query(String path) {
        return Json.mapping("query", Json.of("up{job=\"a b\"}")).with("api_url", Json.of(server.url(path)));
    }

    private void answer(String type, String result) {
        answered = true;
        server.answerQueries(
                200, "{\"status\":\"success\",\"data\":{\"resultType\":\"" + type + "\",\"result\":" + result + "}}");
    }

    @Test
    void aVectorOfOneSeriesGivesItsValue() throws Exception {
        answer("vector", "[{\"metric\":{},\"value\":[1700000000.1,\"0.25\"]}]");

        assertThat(seen(query("/").with("secret", Json.of("t0ken")))).isEqualTo(Json.of(0.25));
        assertThat(server.asked)
                .containsExactly("GET /api/v1/query?query=up%7Bjob%3D%22a+b%22%7D | null | Bearer t0ken | ");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "vector | [] | no series",
                "vector | [{\"value\":[1,\"1\"]},{\"value\":[1,\"2\"]}] | 2 series",
                "vector | [{\"value\":[1,\"NaN\"]}] | no number",
                "matrix | [{\"values\":[[1,\"1\"]]}] | a matrix",
                "scalar | [1] | without a value",
            })
    void anythingButOneValueIsNoObservation(String type, String result, String reason) throws Exception {
        answer(type, result);

        assertThat(observe(query("")))
                .isInstanceOfSatisfying(
                        Observation.Unseen.class,
                        unseen -> assertThat(unseen.reason()).contains(reason));
    }

    @Test
    void anErrorIsNoObservationAndIsTold() throws Exception {
        server.answerQueries(400, "{\"status\":\"error\",\"error\":\"parse error\"}");

        assertThat(observe(query("")))
                .isInstanceOfSatisfying(
                        Observation.Unseen.class,
                        unseen -> assertThat(unseen.reason())
                                .isEqualTo("Prometheus answered with status 400: parse error"));
    }
}
