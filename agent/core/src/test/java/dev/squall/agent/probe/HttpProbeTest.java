package dev.squall.agent.probe;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import dev.squall.agent.call.Habits;
import dev.squall.agent.call.RealContext;
import dev.squall.agent.http.HttpExchange;
import dev.squall.model.codec.JsonReader;
import dev.squall.model.json.Json;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HttpProbeTest extends ProberContract {
    private WebServer server;

    @BeforeEach
    void start() throws IOException {
        server = new WebServer(reached);
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Override
    Prober prober() {
        return new HttpProbe(HttpExchange.direct(), Habits.CAREFUL);
    }

    @Override
    Json.Mapping arguments() {
        return to("/text");
    }

    @Override
    Json.Mapping silent() {
        return to("/silent");
    }

    @Override
    void release() {
        server.close();
    }

    private Json.Mapping to(String path) {
        return Json.mapping("url", Json.of(server.url(path)));
    }

    private Json.Mapping output(Json.Mapping arguments) throws InterruptedException {
        return (Json.Mapping) seen(arguments);
    }

    private Json body(Json.Mapping arguments) throws InterruptedException {
        return output(arguments).get("body").orElseThrow();
    }

    private static Json.Mapping posting(Json.Mapping to, Json content) {
        return to.with("method", Json.of("post")).with("arguments", content);
    }

    @Test
    void theOutputIsStatusHeadersAndBody() throws Exception {
        Json.Mapping output = output(to("/text"));

        assertThat(output.get("status")).contains(Json.of(200));
        assertThat(output.get("body")).contains(Json.of("hello"));
        assertThat(((Json.Mapping) output.get("headers").orElseThrow()).members())
                .containsEntry("Content-type", Json.of("text/plain"));
    }

    @Test
    void eachRequestIsItsOwnWhateverWasAskedBefore() throws Exception {
        for (String path : List.of("/echo", "/echo", "/echo?other", "/echo")) {
            seen(to(path));
        }
        seen(to("/echo").with("method", Json.of("POST")).with("arguments", Json.of("x")));
        seen(to("/echo"));

        assertThat(server.asked)
                .extracting(line -> line.substring(0, line.indexOf(" |")))
                .containsExactly("GET /echo", "GET /echo", "GET /echo?other", "GET /echo", "POST /echo", "GET /echo");
    }

    @Test
    void aRedirectToAPortThatIsNoneIsNotFollowed() throws Exception {
        assertThat(observe(to("/nowhere")))
                .isInstanceOfSatisfying(
                        Observation.Unseen.class,
                        unseen -> assertThat(unseen.reason()).contains("a redirect to no http address"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"GET / HTTP/1.1\r\n", "G T", ""})
    void aMethodThatIsNoWordIsRefused(String method) throws Exception {
        assertThat(observe(to("/text").with("method", Json.of(method))))
                .isInstanceOfSatisfying(
                        Observation.Rejected.class,
                        rejected -> assertThat(rejected.rejection().detail()).contains("'method'"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"x", "x: y\r\n"})
    void headersWithoutAnEndAreNotReadToIt(String forever) throws Exception {
        try (var endless = new EndlessServer("HTTP/1.1 200 OK\r\n", forever)) {
            assertThat(observe(Json.mapping("url", Json.of(endless.url()))))
                    .isInstanceOfSatisfying(
                            Observation.Unseen.class,
                            unseen -> assertThat(unseen.reason()).contains("exceeded"));
        }
    }

    @Test
    void anyStatusIsAnObservation() throws Exception {
        assertThat(body(to("/gone"))).isEqualTo(Json.of("no such thing"));
        assertThat(body(posting(to("/gone"), Json.of("x")))).isEqualTo(Json.of("no such thing"));
        assertThat(body(to("/denied"))).isEqualTo(Json.of("who are you"));
        assertThat(output(posting(to("/denied"), Json.of("x"))).get("status")).contains(Json.of(401));
    }

    @ParameterizedTest
    @ValueSource(strings = {"GET", "POST", "PUT", "DELETE", "PATCH"})
    void aServerThatWasReplacedIsAskedOnANewConnection(String method) throws Exception {
        seen(to("/text"));
        int port = server.port();
        server.close();
        server = new WebServer(reached, port);

        seen(to("/echo").with("method", Json.of(method)));

        assertThat(server.asked).hasSize(1);
    }

    @Test
    void onlyExactlyJsonIsDecoded() throws Exception {
        assertThat(body(to("/json"))).isEqualTo(Json.mapping("n", Json.of(1.0)));
        assertThat(body(to("/json-charset"))).isEqualTo(Json.of("{\"n\": 1}"));
        assertThat(body(to("/latin"))).isEqualTo(Json.of("caf\u00e9"));
        assertThat(observe(to("/no-json"))).isInstanceOf(Observation.Unseen.class);
    }

    @Test
    void theArgumentsOfAGetAreItsQuery() throws Exception {
        var arguments = Json.mapping("a", Json.of("x y&z"))
                .with("list", Json.array(Json.of(1), Json.NULL, Json.of(true)))
                .with("keys", Json.mapping("k", Json.of(1)))
                .with("none", Json.NULL);

        seen(to("/echo?q=1").with("arguments", arguments));

        assertThat(server.asked).containsExactly("GET /echo?q=1&a=x+y%26z&list=1&list=True&keys=k | null | null | ");
    }

    @Test
    void argumentsMayBePairs() throws Exception {
        seen(to("/echo").with("arguments", Json.array(Json.array(Json.of("a"), Json.of(1)))));

        assertThat(server.asked).containsExactly("GET /echo?a=1 | null | null | ");
        assertThat(observe(to("/echo").with("arguments", Json.array(Json.of("a")))))
                .isInstanceOf(Observation.Rejected.class);
        assertThat(observe(to("/echo").with("arguments", Json.of(5)))).isInstanceOf(Observation.Rejected.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"5", "true", "\" blank\""})
    void aHeaderThatIsNoTextIsSentAsOneButNotStrictly(String value) throws Exception {
        var request = to("/echo").with("headers", Json.mapping("X-Test", JsonReader.parse(value.getBytes(US_ASCII))));

        seen(request);
        assertThat(strictly(request)).isInstanceOf(Observation.Rejected.class);
        seen(to("/echo").with("headers", Json.mapping("Authorization", Json.NULL)));
        assertThat(server.asked).last().isEqualTo("GET /echo | null | null | ");
    }

    @Test
    void textWithoutACharsetIsStrictlyLatin() throws Exception {
        assertThat(body(to("/utf"))).isEqualTo(Json.of("\u2603"));
        assertThat(strictly(to("/utf")))
                .isInstanceOfSatisfying(
                        Observation.Seen.class,
                        seen -> assertThat(((Json.Mapping) seen.output()).get("body"))
                                .contains(Json.of("\u00e2\u0098\u0083")));
    }

    private static Observation strictly(Json.Mapping request) throws InterruptedException {
        return new HttpProbe(HttpExchange.direct(), Habits.CHAOS_TOOLKIT)
                .observe(request, RealContext.of("run/method[0]/one/a"));
    }

    @Test
    void aMappingIsAForm() throws Exception {
        seen(posting(to("/echo"), Json.mapping("a", Json.of("x y"))));

        assertThat(server.asked).containsExactly("POST /echo | application/x-www-form-urlencoded | null | a=x+y");
    }

    @Test
    void exactlyTheJsonHeaderMakesItJson() throws Exception {
        var json = Json.mapping("Content-Type", Json.of("application/json"));

        seen(posting(to("/echo"), Json.mapping("a", Json.of(1))).with("headers", json));
        seen(posting(to("/echo"), Json.of("{}")).with("headers", json));

        assertThat(server.asked)
                .containsExactly(
                        "POST /echo | application/json | null | {\"a\": 1}",
                        "POST /echo | application/json | null | \"{}\"");
    }

    @Test
    void aTextIsTheBody() throws Exception {
        seen(posting(to("/echo"), Json.of("as it is")));

        assertThat(server.asked).containsExactly("POST /echo | null | null | as it is");
    }

    @ParameterizedTest
    @ValueSource(strings = {"DELETE", "PUT", "PATCH", "PROPFIND"})
    void everyMethodCanBeUsed(String method) throws Exception {
        seen(to("/echo").with("method", Json.of(method)).with("arguments", Json.of("b")));

        assertThat(server.asked).containsExactly(method + " /echo | null | null | b");
    }

    @Test
    void redirectsAreFollowedAndOnlySomeKeepTheBody() throws Exception {
        seen(posting(to("/moved"), Json.of("b")));
        seen(posting(to("/moved-kept"), Json.of("b")));

        assertThat(server.asked).containsExactly("GET /echo | null | null | ", "POST /echo | null | null | b");
        assertThat(observe(to("/loop")))
                .isInstanceOfSatisfying(
                        Observation.Unseen.class,
                        unseen -> assertThat(unseen.reason()).startsWith("more than 30"));
    }

    @Test
    void aUserInTheAddressLogsInAndIsNotShown() throws Exception {
        seen(Json.mapping("url", Json.of(server.url("/echo").replace("http://", "http://me:secret@"))));

        assertThat(server.asked).containsExactly("GET /echo | null | Basic bWU6c2VjcmV0 | ");
    }

    @Test
    void headersThatTheClientWouldLeaveOutAreSent() throws Exception {
        Json.Mapping output = output(to("/echo").with("headers", Json.mapping("Host", Json.of("other.example"))));

        assertThat(output.get("headers").orElseThrow().toString()).contains("one, two");
    }

    @Test
    void aBodyThatIsTooLargeIsNotHalfSeen() throws Exception {
        assertThat(observe(to("/large")))
                .isInstanceOfSatisfying(
                        Observation.Unseen.class,
                        unseen -> assertThat(unseen.reason()).contains("larger than"));
    }

    @Test
    void silenceBeyondTheTimeoutIsNoObservation() throws Exception {
        assertThat(observe(to("/silent").with("timeout", Json.array(Json.of(5), Json.of(0.05)))))
                .isInstanceOfSatisfying(
                        Observation.Unseen.class,
                        unseen -> assertThat(unseen.reason()).contains("timed out"));
    }

    @Test
    void nobodyThereIsNoObservationAndTheQueryIsNotShown() throws Exception {
        server.close();

        assertThat(observe(to("/text?token=abc").with("max_retries", Json.of(2))))
                .isInstanceOfSatisfying(
                        Observation.Unseen.class,
                        unseen -> assertThat(unseen.reason())
                                .startsWith("GET " + server.url("/text") + " cannot connect"));
    }

    @Test
    void wrongArgumentsAreInvalid() throws Exception {
        for (Json timeout : List.of(Json.of("soon"), Json.of(0), Json.array(Json.of(1)), Json.of(true))) {
            assertThat(observe(to("/text").with("timeout", timeout))).isInstanceOf(Observation.Rejected.class);
        }
        assertThat(observe(to("/text").with("headers", Json.mapping("a", Json.of("x\r\ny: z")))))
                .isInstanceOf(Observation.Rejected.class);
        assertThat(observe(posting(to("/text"), Json.array(Json.of(1))))).isInstanceOf(Observation.Rejected.class);
    }
}
