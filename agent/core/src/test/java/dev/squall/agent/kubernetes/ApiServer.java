package dev.squall.agent.kubernetes;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.squall.model.codec.JsonWriter;
import dev.squall.model.json.Json;
import io.fabric8.kubernetes.client.ConfigBuilder;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * Answers reads as an API server does, from what a test has put there: for states and logs that pods without a kubelet never
 * have. It ignores selectors, as a bad proxy would.
 */
public final class ApiServer implements AutoCloseable {
    public final List<String> asked = new CopyOnWriteArrayList<>();
    private final Map<String, String> answers = new ConcurrentHashMap<>();
    private final HttpServer server;

    public ApiServer() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::answer);
        server.start();
    }

    public KubernetesAccess access() {
        return KubernetesAccess.of(new ConfigBuilder()
                .withMasterUrl("http://127.0.0.1:" + server.getAddress().getPort())
                .build());
    }

    /** One line for each: {@code web-1 Running Ready=True,Initialized=True}; all with the label {@code app=web}. */
    public void pods(List<String> lines) {
        var items = new Json.Array(lines.stream()
                .map(line -> pod(line.split(" ")))
                .map(pod -> (Json) pod)
                .toList());
        put(
                "/api/v1/namespaces/shop/pods",
                Json.mapping("kind", Json.of("PodList"))
                        .with("apiVersion", Json.of("v1"))
                        .with("items", items));
    }

    private static Json.Mapping pod(String... words) {
        var conditions = new Json.Array(
                words.length < 3
                        ? List.of()
                        : List.of(words[2].split(",")).stream()
                                .map(condition -> (Json) Json.mapping(
                                                "type", Json.of(condition.split("=")[0]))
                                        .with("status", Json.of(condition.split("=")[1])))
                                .toList());
        return Json.mapping("metadata", named(words[0]))
                .with("spec", Json.mapping("containers", new Json.Array(List.of())))
                .with("status", Json.mapping("phase", Json.of(words[1])).with("conditions", conditions));
    }

    private static Json.Mapping named(String name) {
        return Json.mapping("name", Json.of(name))
                .with("namespace", Json.of("shop"))
                .with("uid", Json.of("uid-of-" + name))
                .with("labels", Json.mapping("app", Json.of("web")));
    }

    /** A Deployment {@code web} of {@code shop}; a count that is 0 is left out, as an API server does. */
    public void deployment(int wanted, int available, int ready) {
        var status = Json.Mapping.EMPTY;
        status = available == 0 ? status : status.with("availableReplicas", Json.of(available));
        status = ready == 0 ? status : status.with("readyReplicas", Json.of(ready));
        put(
                "/apis/apps/v1/namespaces/shop/deployments/web",
                Json.mapping("kind", Json.of("Deployment"))
                        .with("apiVersion", Json.of("apps/v1"))
                        .with("metadata", named("web"))
                        .with("spec", Json.mapping("replicas", Json.of(wanted)))
                        .with("status", status));
    }

    public void log(String pod, String text) {
        answers.put("/api/v1/namespaces/shop/pods/" + pod + "/log", text);
    }

    /** A deletion of it takes place, and its answer is lost. */
    public void swallowDeletionOf(String pod) {
        String path = "/api/v1/namespaces/shop/pods/" + pod;
        server.createContext(path, exchange -> {
            if (exchange.getRequestMethod().equals("DELETE")) {
                asked.add("DELETE " + path);
                exchange.close();
            } else {
                answer(exchange);
            }
        });
    }

    private void put(String path, Json.Mapping object) {
        answers.put(path, JsonWriter.write(object));
    }

    private void answer(HttpExchange exchange) throws IOException {
        asked.add(exchange.getRequestMethod() + " " + exchange.getRequestURI());
        String path = exchange.getRequestURI().getPath();
        var status = Json.mapping("kind", Json.of("Status")).with("message", Json.of(path + " not found"));
        byte[] body = answers.getOrDefault(path, JsonWriter.write(status)).getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", path.endsWith("/log") ? "text/plain" : "application/json");
        exchange.sendResponseHeaders(answers.containsKey(path) ? 200 : 404, body.length == 0 ? -1 : body.length);
        try (var out = exchange.getResponseBody()) {
            out.write(body);
        }
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
