package dev.squall.agent.probe;

import static org.assertj.core.api.Assertions.assertThat;

import dev.squall.agent.call.RealContext;
import dev.squall.agent.http.HttpExchange;
import dev.squall.model.json.Json;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PrometheusResponseTest extends PrometheusContract {
    private static final String ANSWER = "{\"status\":\"success\",\"data\":{\"resultType\":\"vector\",\"result\":[]}}";

    @BeforeEach
    void answers() {
        server.answerQueries(200, ANSWER);
    }

    @Override
    Prober prober() {
        return PrometheusResponse.all(HttpExchange.direct()).getFirst();
    }

    @Test
    void theWholeAnswerIsGivenAndTheServerIsThatOfTheConfiguration() throws Exception {
        var seen = seen(query("").with("when", Json.of("2026-03-01T12:00:00+01:00")));

        assertThat(((Json.Mapping) seen).text("status")).contains("success");
        assertThat(server.asked)
                .containsExactly("GET /api/v1/query?query=up&time=2026-03-01T11%3A00%3A00Z | null | null | ");
    }

    @Test
    void timeThatIsNoneIsRejected() throws Exception {
        var observation = observe(query("").with("when", Json.of("some day")));

        assertThat(observation).asString().contains("when", "5 minutes ago");
    }

    @Test
    void rangeIsAskedForWithItsStep() throws Exception {
        var range = PrometheusResponse.all(HttpExchange.direct()).getLast();

        var observation = range.observe(
                query("")
                        .with("start", Json.of(1_700_000_000))
                        .with("end", Json.of("1700000060"))
                        .with("step", Json.of(5)),
                RealContext.of("run/method[0]/one/a"));

        assertThat(observation).isInstanceOf(Observation.Seen.class);
        assertThat(server.asked)
                .containsExactly(
                        "GET /api/v1/query_range?query=up&start=1700000000&end=1700000060&step=5 | null | null | ");
    }

    @Test
    void rangeNeedsBothOfItsEnds() throws Exception {
        var range = PrometheusResponse.all(HttpExchange.direct()).getLast();

        var observation =
                range.observe(query("").with("start", Json.of("5 minutes ago")), RealContext.of("run/method[0]/one/a"));

        assertThat(observation)
                .isInstanceOf(Observation.Rejected.class)
                .asString()
                .contains("end");
    }

    @ParameterizedTest
    @CsvSource({
        "now, 2026-03-01T12:00:00Z",
        "5 minutes ago, 2026-03-01T11:55:00Z",
        "1 hour ago, 2026-03-01T11:00:00Z",
        "30s, 2026-03-01T11:59:30Z",
        "2 days ago, 2026-02-27T12:00:00Z",
        "1700000000, 1700000000"
    })
    void timesAreWrittenAsPeopleDo(String written, String sent) {
        assertThat(PointInTime.of(Json.of(written), Instant.parse("2026-03-01T12:00:00Z")))
                .isEqualTo(Optional.of(Json.of(sent)));
    }
}
