package dev.squall.agent.python;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import dev.squall.model.codec.JsonReader;
import dev.squall.model.json.Json;
import dev.squall.testbed.RequiresChaosExtensions;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The real extensions, as pip installs them, against a web server that answers for their systems. */
@RequiresChaosExtensions
class ChaosExtensionsTest {
    @TempDir
    Path directory;

    private final Map<String, String> asked = new ConcurrentHashMap<>();
    private final Map<String, String> answers = new ConcurrentHashMap<>();
    private HttpServer system;
    private PythonBench python;

    @BeforeEach
    void begin() throws Exception {
        system = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        system.createContext("/", exchange -> {
            String path =
                    exchange.getRequestMethod() + " " + exchange.getRequestURI().getPath();
            asked.put(path, new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
            byte[] body = answers.getOrDefault(path, "").getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().add("Content-Type", "application/json");
            exchange.sendResponseHeaders(answers.containsKey(path) ? 200 : 404, body.length == 0 ? -1 : body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
        system.start();
        python = PythonBench.withExtensions(directory);
    }

    @AfterEach
    void end() {
        python.close();
        system.stop(0);
    }

    private String url() {
        return "http://127.0.0.1:" + system.getAddress().getPort();
    }

    private static Json json(String text) {
        return JsonReader.parse(text.getBytes(StandardCharsets.UTF_8));
    }

    private PythonAnswer call(String module, String func, String arguments, Json.Mapping configuration)
            throws InterruptedException {
        return python.host()
                .call(
                        new PythonCall(module, func, (Json.Mapping) json(arguments), configuration, Optional.empty()),
                        PythonBench.PLENTY);
    }

    private ControlAnswer control(ControlPoint point, String control, Json context, Json state)
            throws InterruptedException {
        var experiment = json("""
                {"title": "t", "description": "d", "method": [{"type": "action", "name": "say-hello", "provider": {}}]}""");
        return python.host()
                .control(
                        new ControlCall(
                                point,
                                (Json.Mapping) json(control),
                                context.equals(Json.NULL) ? experiment : context,
                                state,
                                experiment,
                                Json.Mapping.EMPTY,
                                Json.Mapping.EMPTY,
                                Json.NULL),
                        PythonBench.PLENTY);
    }

    @Test
    void aProbeOfPrometheusIsGivenItsConfigurationAndReturnsTheAnswer() throws Exception {
        answers.put("GET /api/v1/query", "{\"status\": \"success\", \"data\": {\"result\": [1.5]}}");

        var answer = call(
                "chaosprometheus.probes",
                "query",
                "{\"query\": \"up\"}",
                Json.mapping("prometheus_base_url", Json.of(url())));

        assertThat(answer).isEqualTo(new PythonAnswer.Returned(json(answers.get("GET /api/v1/query"))));
    }

    @Test
    void whatAnExtensionRaisesIsToldByItsOwnName() throws Exception {
        var answer = call(
                "chaosprometheus.probes",
                "query",
                "{\"query\": \"up\"}",
                Json.mapping("prometheus_base_url", Json.of(url())));

        assertThat(answer).isInstanceOfSatisfying(PythonAnswer.Raised.class, raised -> {
            assertThat(raised.error().type()).isEqualTo("chaoslib.exceptions.ActivityFailed");
            assertThat(raised.error().line())
                    .startsWith("chaoslib.exceptions.ActivityFailed: Prometheus query {'query': 'up'} failed");
        });
    }

    @Test
    void aToleranceOfKubernetesJudgesLogsWithoutACluster() throws Exception {
        var arguments = "{\"pattern\": \"orders: [0-9]+\", \"value\": {\"pod\": \"orders: 12\"}}";

        assertThat(call("chaosk8s.pod.probes", "should_be_found_in_logs", arguments, Json.Mapping.EMPTY))
                .isEqualTo(new PythonAnswer.Returned(Json.of(true)));
    }

    @Test
    void anActionOfToxiproxyMakesAProxy() throws Exception {
        answers.put("POST /proxies", "{\"name\": \"db\", \"listen\": \"[::]:4711\"}");

        var answer = call(
                "chaostoxi.proxy.actions",
                "create_proxy",
                "{\"proxy_name\": \"db\", \"upstream_host\": \"h\", \"upstream_port\": 1}",
                Json.mapping("toxiproxy_url", Json.of(url())));

        assertThat(answer).isEqualTo(new PythonAnswer.Returned(Json.of(true)));
        assertThat(asked.get("POST /proxies")).contains("\"upstream\": \"h:1\"");
    }

    @ParameterizedTest
    @CsvSource({
        "chaostoolkit-kubernetes, chaosk8s.pod.actions, terminate_pods, action, 103",
        "chaostoolkit-prometheus, chaosprometheus.probes, query, probe, 6",
        "chaosprometheus, chaosprometheus.metrics, configure_control, control, 6",
    })
    void anExtensionsActivitiesAreThoseThatChaosDiscoverTells(
            String extension, String module, String name, String kind, int number) throws Exception {
        assertThat(python.host().discover(extension, PythonBench.PLENTY))
                .isInstanceOfSatisfying(PythonDiscovery.Told.class, told -> {
                    assertThat(told.activities()).hasSize(number);
                    assertThat(told.activities())
                            .anySatisfy(
                                    activity -> assertThat(List.of(activity.module(), activity.name(), activity.kind()))
                                            .containsExactly(module, name, kind));
                });
    }

    /** {@code chaos discover} finds nothing in these either. */
    @ParameterizedTest
    @ValueSource(strings = {"chaostoolkit-toxiproxy", "chaostoolkit-addons"})
    void anExtensionThatTellsNothingIsSaidTo(String extension) throws Exception {
        assertThat(python.host().discover(extension, PythonBench.PLENTY))
                .isInstanceOfSatisfying(
                        PythonDiscovery.Untold.class,
                        untold -> assertThat(untold.detail()).contains(extension, "discover"));
    }

    @Test
    void aRealFunctionIsInspectedWithItsDefaultsAndAnnotations() throws Exception {
        assertThat(python.host()
                        .inspect("chaosk8s.pod.actions", "terminate_pods", List.of("qty", "wrong"), PythonBench.PLENTY))
                .isInstanceOfSatisfying(PythonInspection.Found.class, found -> {
                    assertThat(found.function().parameters())
                            .contains(new PythonParameter("qty", Optional.of(Json.of(1)), "int"));
                    assertThat(found.complaint("chaosk8s.pod.actions", "terminate_pods", "action", "kill"))
                            .contains("argument 'wrong' is not part of the function signature in activity 'kill'");
                });
    }

    @Test
    void aRealControlChangesItsActivityAndChangesItBack() throws Exception {
        var bypass = """
                {"name": "bypass", "provider": {"type": "python", "module": "chaosaddons.controls.bypass",
                 "arguments": {"target_names": ["say-hello"]}}}""";
        var activity = (Json.Mapping) json("{\"type\": \"action\", \"name\": \"say-hello\", \"provider\": {}}");

        var before = control(ControlPoint.BEFORE_ACTIVITY, bypass, activity, Json.NULL);
        assertThat(before)
                .isInstanceOfSatisfying(
                        ControlAnswer.Applied.class,
                        applied -> assertThat(applied.left().context()).isEqualTo(activity.with("dry", Json.of(true))));
        var after = control(
                ControlPoint.AFTER_ACTIVITY,
                bypass,
                activity.with("dry", Json.of(true)),
                Json.mapping("status", Json.of("succeeded")));
        assertThat(after)
                .isInstanceOfSatisfying(
                        ControlAnswer.Applied.class,
                        applied -> assertThat(applied.left().context()).isEqualTo(activity));
    }

    @Test
    void aRealControlKeepsItsMetricsFromItsConfigurationToTheEnd() throws Exception {
        var metrics = """
                {"name": "metrics", "provider": {"type": "python", "module": "chaosprometheus.metrics",
                 "arguments": {"pushgateway_url": "%s", "trace_id": "x", "experiment_ref": "e"}}}""".formatted(url());
        String pushed = "PUT /metrics/job/chaostoolkit/chaostoolkit_experiment_ref/e";
        answers.put(pushed, "");

        var configured = control(ControlPoint.CONFIGURE, metrics, Json.NULL, Json.NULL);
        assertThat(configured)
                .isInstanceOfSatisfying(
                        ControlAnswer.Applied.class,
                        applied -> assertThat(applied.swallowed()).isEmpty());
        var ended = control(
                ControlPoint.AFTER_EXPERIMENT,
                metrics.replaceFirst("\"arguments\": \\{[^}]*}", "\"arguments\": {}"),
                Json.NULL,
                json("{\"status\": \"completed\", \"deviated\": true, \"duration\": 1.5}"));

        assertThat(ended)
                .isInstanceOfSatisfying(
                        ControlAnswer.Applied.class,
                        applied -> assertThat(applied.swallowed()).isEmpty());
        assertThat(asked.get(pushed)).contains("chaostoolkit_deviated_experiment_total", "1.5");
    }

    @Test
    void aSafeguardThatIsNotKeptAsksForTheEndOfTheRun() throws Exception {
        var safeguards = """
                {"name": "guard", "provider": {"type": "python", "module": "chaosaddons.controls.safeguards",
                 "arguments": {"probes": [{"type": "probe", "name": "off", "background": true, "tolerance": true,
                   "provider": {"type": "python", "module": "lamp", "func": "on"}}]}}}""";
        python.module("lamp", "def on(): return False");

        control(ControlPoint.CONFIGURE, safeguards, Json.NULL, Json.NULL);
        control(ControlPoint.BEFORE_EXPERIMENT, safeguards, Json.NULL, Json.NULL);

        assertThat(python.hearsItLeave()).isEqualTo(PythonListener.Leaving.GRACEFULLY);
    }

    @Test
    void extensionsAreHeardThroughTheirLogger() throws Exception {
        python.module("speaks", """
                import logging
                def f(): logging.getLogger("chaostoolkit").info("something happened")
                """);

        python.returned("speaks", "f");

        assertThat(python.hears()).isEqualTo("INFO something happened");
    }
}
