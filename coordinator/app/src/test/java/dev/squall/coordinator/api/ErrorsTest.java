package dev.squall.coordinator.api;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import dev.squall.coordinator.testbed.CoordinatorStack;
import dev.squall.coordinator.testbed.Experiments;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.Method;
import io.restassured.response.Response;
import java.nio.charset.StandardCharsets;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

@QuarkusTest
@QuarkusTestResource(CoordinatorStack.class)
class ErrorsTest {
    private static final String RUNS = "/api/v1/runs";
    private static final String YAML = "application/yaml";
    private static final String JSON = "application/json";

    static Stream<Arguments> requests() {
        return Stream.of(
                Arguments.of(Method.POST, RUNS, YAML, "title: [", 400, "malformed-body"),
                Arguments.of(Method.POST, RUNS, YAML, "title: only", 422, "invalid-experiment"),
                Arguments.of(Method.POST, RUNS, YAML, "", 400, "malformed-body"),
                Arguments.of(Method.POST, RUNS, JSON, "{", 400, "malformed-body"),
                Arguments.of(Method.POST, RUNS, JSON, "[]", 400, "malformed-body"),
                Arguments.of(Method.POST, RUNS, JSON, "{}", 400, "malformed-body"),
                Arguments.of(Method.POST, RUNS, JSON, "{\"experiment\": {}, \"seeds\": 1}", 400, "malformed-body"),
                Arguments.of(Method.POST, RUNS, JSON, "{\"experiment\": {}, \"seed\": 1.5}", 400, "malformed-body"),
                Arguments.of(Method.POST, RUNS, JSON, "{\"experiment\": {}, \"dry\": \"wet\"}", 400, "malformed-body"),
                Arguments.of(Method.POST, RUNS + "?deadline=soon", YAML, "{}", 400, "malformed-body"),
                Arguments.of(Method.POST, RUNS, "text/plain", "hello", 415, "unsupported-media-type"),
                Arguments.of(Method.POST, RUNS, "garbage", "hello", 415, "unsupported-media-type"),
                Arguments.of(Method.POST, RUNS, ";;;", "hello", 415, "unsupported-media-type"),
                Arguments.of(Method.GET, RUNS + "?owner=%00", JSON, "", 400, "bad-address"),
                Arguments.of(Method.GET, RUNS + "/a%00b/journal", JSON, "", 400, "bad-address"),
                Arguments.of(Method.POST, RUNS + "/a%00b:abort", JSON, "", 400, "bad-address"),
                Arguments.of(Method.POST, RUNS, YAML, Experiments.inCluster("nowhere"), 422, "not-plannable"),
                Arguments.of(Method.POST, "/api/v1/plans", YAML, "title: only", 422, "invalid-experiment"),
                Arguments.of(Method.POST, "/api/v1/experiments:validate", YAML, "- 1", 422, "invalid-experiment"),
                Arguments.of(Method.DELETE, RUNS, JSON, "", 405, "method-not-allowed"),
                Arguments.of(Method.GET, "/api/v1/nothing", JSON, "", 404, "no-such-resource"),
                Arguments.of(Method.GET, RUNS + "/none", JSON, "", 404, "no-such-run"),
                Arguments.of(Method.GET, RUNS + "/none/journal", JSON, "", 404, "no-such-run"),
                Arguments.of(Method.GET, RUNS + "/none/events", JSON, "", 404, "no-such-run"),
                Arguments.of(Method.POST, RUNS + "/none:abort", JSON, "", 404, "no-such-run"),
                Arguments.of(Method.POST, RUNS + "/none/approvals", JSON, "{}", 404, "no-such-run"),
                Arguments.of(Method.GET, RUNS + "?limit=0", JSON, "", 400, "bad-parameter"),
                Arguments.of(Method.GET, RUNS + "?cursor=-", JSON, "", 400, "bad-parameter"),
                Arguments.of(Method.GET, RUNS + "?phase=lunch", JSON, "", 400, "bad-parameter"),
                Arguments.of(Method.POST, RUNS, YAML, "# " + "x".repeat(5 << 20), 413, "body-too-large"));
    }

    @ParameterizedTest(name = "{0} {1} as {2} is answered {4} {5}")
    @MethodSource("requests")
    void everyErrorIsAProblemDocument(
            Method method, String path, String contentType, String body, int status, String kind) {
        var response = request(method, path, contentType, body);

        assertThat(response.statusCode()).isEqualTo(status);
        assertThat(response.contentType()).isEqualTo("application/problem+json");
        assertThat(response.jsonPath().getString("type")).isEqualTo("urn:squall:problem:" + kind);
        assertThat(response.jsonPath().getInt("status")).isEqualTo(status);
        assertThat(response.jsonPath().getString("detail")).isNotBlank();
    }

    @Test
    void packedBodyIsRefusedWithWhatWouldBeRight() {
        var response = given().contentType(YAML)
                .header("Content-Encoding", "gzip")
                .body(new byte[] {31, -117, 8, 0})
                .post(RUNS);

        assertThat(response.statusCode()).isEqualTo(415);
        assertThat(response.jsonPath().getString("detail")).contains("Content-Encoding");
    }

    @Test
    void unreadableYamlNamesLineAndColumn() {
        var response = request(Method.POST, RUNS, YAML, "title: a\ndescription: [\n");

        assertThat(response.jsonPath().getInt("errors[0].line")).isPositive();
        assertThat(response.jsonPath().getInt("errors[0].column")).isPositive();
    }

    @Test
    void errorInAnEnvelopeNamesTheLineOfTheEnvelope() {
        var response = request(Method.POST, "/api/v1/experiments:validate", JSON, """
                {"experiment": {
                   "title": "x", "description": "y",
                   "method": [{"type": "probe", "name": "p", "provider": {"type": "pythom"}}]}}""");

        assertThat(response.statusCode()).isEqualTo(422);
        assertThat(response.jsonPath().getInt("errors[0].line")).isEqualTo(3);
        assertThat(response.jsonPath().getString("errors[0].path")).contains("method[0]");
        assertThat(response.jsonPath().getString("errors[0].remedy")).contains("python");
    }

    @Test
    void unknownClusterIsNamedWithThoseThereAre() {
        var response = request(Method.POST, RUNS, YAML, Experiments.inCluster("nowhere"));

        assertThat(response.jsonPath().getString("detail")).containsAnyOf("nowhere", "no agent is alive");
    }

    @Test
    void environmentOfTheCoordinatorIsNotForExperiments() {
        var response = request(
                Method.POST, RUNS, YAML, Experiments.TWO_LOOKS + "configuration: {home: {type: env, key: HOME}}\n");

        assertThat(response.statusCode()).isEqualTo(422);
        assertThat(response.jsonPath().getString("errors[0].path")).isEqualTo("configuration.home");
        assertThat(response.jsonPath().getString("errors[0].detail")).contains("variables");
    }

    private static Response request(Method method, String path, String contentType, String body) {
        var request = given().urlEncodingEnabled(false).contentType(contentType);
        if (!body.isEmpty()) {
            request.body(body.getBytes(StandardCharsets.UTF_8));
        }
        return request.request(method, path);
    }
}
