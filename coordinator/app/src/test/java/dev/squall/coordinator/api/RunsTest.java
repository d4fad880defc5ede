package dev.squall.coordinator.api;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import dev.squall.coordinator.testbed.Api;
import dev.squall.coordinator.testbed.CoordinatorStack;
import dev.squall.coordinator.testbed.Experiments;
import dev.squall.coordinator.testbed.FakeAgent;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
@QuarkusTestResource(CoordinatorStack.class)
class RunsTest {
    private static final String RUNS = "/api/v1/runs";
    private static final String LOOKS = Experiments.inCluster("eu-1");

    CoordinatorStack stack;
    FakeAgent agent;

    @TestHTTPResource("/")
    URI root;

    @BeforeEach
    void startAgent() {
        agent = FakeAgent.start(stack.kafka().bootstrapServers(), "eu-1", "api-agent");
        Api.awaitAgent("api-agent");
    }

    @AfterEach
    void stopAgent() {
        agent.close();
    }

    @Test
    void envelopeStartsARunAndLocationLeadsToIt() {
        var started = given().contentType("application/json")
                .body(Map.of("experiment", LOOKS, "seed", 7, "deadline", "5m"))
                .post(RUNS);

        assertThat(started.statusCode()).isEqualTo(202);
        var run = given().get(started.header("Location")).jsonPath();
        assertThat(run.getString("id")).isEqualTo(started.jsonPath().getString("id"));
        assertThat(run.getString("seed")).isEqualTo("7");
        assertThat(run.getString("owner")).isEqualTo("team-tests");
    }

    @Test
    void sameKeyTwiceStartsOneRun() {
        var first = start("one-key", LOOKS);

        var again = start("one-key", LOOKS);

        assertThat(again.statusCode()).isEqualTo(202);
        assertThat(again.jsonPath().getString("id")).isEqualTo(first.jsonPath().getString("id"));
        assertThat(again.jsonPath().getBoolean("again")).isTrue();
    }

    @Test
    void sameKeyForAnotherExperimentIsRefused() {
        start("other-key", LOOKS);

        var other = start("other-key", LOOKS + "tags: [x]\n");

        assertThat(other.statusCode()).isEqualTo(422);
        assertThat(other.jsonPath().getString("type")).endsWith("idempotency-key-reused");
    }

    @Test
    void pagesShowEveryRunOnceNewestFirst() {
        var started = List.of(Api.start(LOOKS), Api.start(LOOKS), Api.start(LOOKS));

        var seen = new ArrayList<String>();
        String next = "";
        do {
            var page = given().get(RUNS + "?limit=2" + next).jsonPath();
            seen.addAll(page.getList("runs.id"));
            next = page.getString("next") == null ? "" : "&cursor=" + page.getString("next");
        } while (!next.isEmpty());

        assertThat(seen).doesNotHaveDuplicates();
        assertThat(seen.subList(0, 3)).containsExactly(started.get(2), started.get(1), started.get(0));
    }

    @Test
    void unchangedRunIsNotSentAgain() {
        String run = Api.start(LOOKS);
        Api.finished(run);
        String tag = given().get(RUNS + "/" + run).header("ETag");

        var again = given().header("If-None-Match", tag).get(RUNS + "/" + run);

        assertThat(again.statusCode()).isEqualTo(304);
    }

    @Test
    void planSaysWhoWouldDoWhatAndStartsNothing() {
        var plan = given().contentType("application/json")
                .body(Map.of("experiment", LOOKS, "seed", 3))
                .post("/api/v1/plans");

        assertThat(plan.statusCode()).isEqualTo(200);
        assertThat(plan.jsonPath().getString("seed")).isEqualTo("3");
        assertThat(plan.jsonPath().getList("placements.step", String.class)).contains("before[0]", "method[0]");
        assertThat(plan.jsonPath().getList("placements[0].candidates", String.class))
                .contains("eu-1/api-agent");
    }

    @Test
    void validExperimentIsSaidToBe() {
        var answer = given().urlEncodingEnabled(false)
                .contentType("application/json")
                .body(Map.of("experiment", LOOKS))
                .post("/api/v1/experiments:validate");

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.jsonPath().getBoolean("valid")).isTrue();
    }

    @Test
    void streamTellsAllEventsInOrderAndEndsWithTheRun() throws Exception {
        String run = Api.start(LOOKS);

        var lines = stream(run, 0);

        var ids = lines.stream()
                .filter(line -> line.startsWith("id: "))
                .map(line -> Long.valueOf(line.substring(4)))
                .toList();
        assertThat(ids).isSorted().doesNotHaveDuplicates().startsWith(1L);
        assertThat(lines.stream()
                        .filter(line -> line.startsWith("data: "))
                        .toList()
                        .getLast())
                .contains("run-finished");
    }

    @Test
    void streamGoesOnAfterTheLastEventThatWasSeen() throws Exception {
        String run = Api.start(LOOKS);
        Api.finished(run);

        var lines = stream(run, 3);

        assertThat(lines).contains("id: 4").doesNotContain("id: 3");
    }

    @Test
    void streamOfARunThatWasSeenToTheEndIsEmpty() throws Exception {
        String run = Api.start(LOOKS);
        long version = Api.finished(run).getLong("version");

        var lines = stream(run, version);

        assertThat(lines).noneMatch(line -> line.startsWith("data: "));
    }

    @Test
    void journalIsChaosToolkitsWithSquallsOwnKey() {
        String run = Api.start(LOOKS);
        Api.finished(run);

        var journal = given().get(RUNS + "/" + run + "/journal").jsonPath();

        assertThat(journal.getString("status")).isEqualTo("completed");
        assertThat(journal.getString("run[0].activity.name")).isEqualTo("look");
        assertThat(journal.getString("squall.verdict")).isEqualTo("held");
    }

    @Test
    void secretInTheFileIsNeverShown() throws Exception {
        String run = Api.start(Experiments.FAULT_AND_WAIT + "targets: {clusters: [eu-1]}\n");
        Api.finished(run);

        var journal = given().get(RUNS + "/" + run + "/journal").asString();
        var own = given().accept(Media.SQUALL_JOURNAL)
                .get(RUNS + "/" + run + "/journal")
                .asString();

        assertThat(journal + own + stream(run, 0)).contains("stop-it").doesNotContain("s3cret");
    }

    @Test
    void approvalNeedsTheHashOfTheRunsPlan() {
        String run = Api.start(LOOKS + "approval: {required: 1}\n");
        Api.await("approval", () -> "awaiting-approval".equals(Api.run(run).getString("phase")));
        String hash = Api.run(run).getString("plan-hash");

        int another = approve(run, "ann", "0000").statusCode();
        int right = approve(run, "ann", hash).statusCode();

        assertThat(List.of(another, right)).containsExactly(409, 202);
        assertThat(Api.finished(run).getString("verdict")).isEqualTo("held");
    }

    @Test
    void fleetShowsAgentsAndTheirClusters() {
        var agents = given().get("/api/v1/agents?cluster=eu-1").jsonPath();
        var clusters = given().get("/api/v1/clusters").jsonPath();

        assertThat(agents.getList("agents.id", String.class)).contains("api-agent");
        assertThat(agents.getList("agents.capabilities[0]", String.class)).contains("http", "signal");
        assertThat(clusters.getList("clusters.name", String.class)).contains("eu-1");
    }

    @Test
    void openApiHealthAndMetricsAreServed() {
        Api.finished(Api.start(LOOKS));

        var openApi =
                given().accept("application/json").get("/q/openapi?format=json").jsonPath();
        var metrics = given().get("/q/metrics").asString();

        assertThat(openApi.getString("openapi")).startsWith("3.1");
        assertThat(openApi.getMap("paths")).containsKeys("/api/v1/runs", "/api/v1/runs/{id}", "/api/v1/plans");
        assertThat(given().get("/q/health").jsonPath().getString("status")).isEqualTo("UP");
        assertThat(metrics)
                .contains("squall_runs_finished_total{")
                .contains("squall_step_seconds_count{")
                .contains("squall_loop_queue")
                .contains("squall_agents_alive");
    }

    private static Response start(String key, String experiment) {
        return given().contentType("application/json")
                .header("Idempotency-Key", key)
                .body(Map.of("experiment", experiment))
                .post(RUNS);
    }

    private static Response approve(String run, String by, String hash) {
        return given().contentType("application/json")
                .body(Map.of("by", by, "plan-hash", hash))
                .post(RUNS + "/" + run + "/approvals");
    }

    private List<String> stream(String run, long after) throws Exception {
        try (var client = HttpClient.newHttpClient()) {
            var request = HttpRequest.newBuilder(root.resolve(RUNS + "/" + run + "/events"))
                    .header("Accept", "text/event-stream")
                    .header("Last-Event-ID", Long.toString(after))
                    .build();
            return client.send(request, BodyHandlers.ofLines()).body().toList();
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "[] | the body must be a mapping",
                "{\"by\": 5} | must be a text",
                "{\"reason\": {}} | must be a text",
                "{\"becuase\": \"x\"} | 'becuase' means nothing here"
            })
    void whatIsSaidWithAnAbortIsUnderstoodOrRefused(String body, String detail) {
        var response = given().urlEncodingEnabled(false)
                .contentType("application/json")
                .body(body)
                .post(RUNS + "/" + Api.start(LOOKS) + ":abort");

        assertThat(response.statusCode()).isEqualTo(400);
        assertThat(response.jsonPath().getString("errors[0].detail")).contains(detail);
        assertThat(response.jsonPath().getString("errors[0].remedy")).isNotBlank();
    }
}
