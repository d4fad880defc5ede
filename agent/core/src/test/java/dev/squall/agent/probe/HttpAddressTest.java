package dev.squall.agent.probe;

import static org.assertj.core.api.Assertions.assertThat;

import dev.squall.agent.call.Habits;
import dev.squall.agent.call.RealContext;
import dev.squall.agent.http.HttpExchange;
import dev.squall.model.json.Json;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Addresses that are none, before anybody is asked. */
class HttpAddressTest {
    private static Observation observe(Json.Mapping arguments) throws InterruptedException {
        return new HttpProbe(HttpExchange.direct(), Habits.CAREFUL)
                .observe(arguments, RealContext.of("run/method[0]/one/a"));
    }

    @Test
    void aPortThatIsNoneIsRefused() throws Exception {
        assertThat(observe(Json.mapping("url", Json.of("http://127.0.0.1:99999/"))))
                .isInstanceOfSatisfying(
                        Observation.Rejected.class,
                        rejected -> assertThat(rejected.rejection().detail()).contains("with a port up to 65535"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"nowhere", "ftp://example.com/", "http://", "http://exa mple:80:90/"})
    void aWrongAddressIsInvalidAndShownUnlessItHasAUserOrAQuery(String url) throws Exception {
        assertThat(refusal(url)).endsWith(", not '" + url + "'");
        assertThat(refusal("me@" + url)).endsWith("up to 65535");
        assertThat(refusal(url + "?token")).endsWith("up to 65535");
    }

    private static String refusal(String url) throws InterruptedException {
        return observe(Json.mapping("url", Json.of(url))) instanceof Observation.Rejected(var rejection)
                ? rejection.detail()
                : "not refused";
    }
}
