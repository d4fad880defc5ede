package dev.squall.agent.fault.kubernetes;

import dev.squall.agent.kubernetes.KubernetesAccess;
import dev.squall.model.codec.JsonWriter;
import dev.squall.model.json.Json;
import io.fabric8.kubernetes.client.ConfigBuilder;
import io.vertx.core.MultiMap;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.ServerWebSocket;
import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * What an API server with a kubelet behind it does for {@code pods/exec}: it speaks {@code v4.channel.k8s.io} and runs the command, here
 * on this machine. The testbed's control plane has no kubelet. One pod, {@code web-1} of {@code shop}, with the containers app and side.
 */
final class ExecServer implements AutoCloseable {
    final List<String> asked = new CopyOnWriteArrayList<>();
    volatile String uid = "uid-1";
    private final Vertx vertx = Vertx.vertx();
    private final HttpServer server;

    ExecServer() {
        server = vertx.createHttpServer(new HttpServerOptions().addWebSocketSubProtocol("v4.channel.k8s.io"))
                .requestHandler(this::read)
                .webSocketHandler(this::exec)
                .listen(0, "127.0.0.1")
                .toCompletionStage()
                .toCompletableFuture()
                .join();
    }

    KubernetesAccess access() {
        return KubernetesAccess.of(new ConfigBuilder()
                .withMasterUrl("http://127.0.0.1:" + server.actualPort())
                .build());
    }

    private Json.Mapping pod() {
        var containers =
                new Json.Array(List.of(Json.mapping("name", Json.of("app")), Json.mapping("name", Json.of("side"))));
        return Json.mapping("kind", Json.of("Pod"))
                .with("apiVersion", Json.of("v1"))
                .with(
                        "metadata",
                        Json.mapping("name", Json.of("web-1"))
                                .with("namespace", Json.of("shop"))
                                .with("uid", Json.of(uid)))
                .with("spec", Json.mapping("containers", containers))
                .with("status", Json.mapping("phase", Json.of("Running")));
    }

    private void read(HttpServerRequest request) {
        var list = Json.mapping("kind", Json.of("PodList"))
                .with("apiVersion", Json.of("v1"))
                .with("items", new Json.Array(List.of(pod())));
        request.response()
                .putHeader("Content-Type", "application/json")
                .end(JsonWriter.write(request.path().endsWith("/pods") ? list : pod()));
    }

    private void exec(ServerWebSocket socket) {
        var query = MultiMap.caseInsensitiveMultiMap();
        for (String part : String.valueOf(socket.query()).split("&")) {
            String[] both = part.split("=", 2);
            query.add(both[0], URLDecoder.decode(both[1], StandardCharsets.UTF_8));
        }
        asked.add(query.get("container") + " " + query.getAll("command"));
        Thread.ofVirtual().start(() -> run(socket, query.getAll("command")));
    }

    private static void run(ServerWebSocket socket, List<String> command) {
        try {
            var process = new ProcessBuilder(command).start();
            byte[] out = process.getInputStream().readAllBytes();
            byte[] err = process.getErrorStream().readAllBytes();
            int code = process.waitFor();
            send(socket, 1, out);
            send(socket, 2, err);
            send(socket, 3, status(code).getBytes(StandardCharsets.UTF_8));
        } catch (IOException | InterruptedException broken) {
            send(socket, 3, failure(broken.getMessage()).getBytes(StandardCharsets.UTF_8));
        }
        socket.close();
    }

    private static void send(ServerWebSocket socket, int channel, byte[] bytes) {
        socket.writeBinaryMessage(Buffer.buffer().appendByte((byte) channel).appendBytes(bytes));
    }

    private static String status(int code) {
        return code == 0
                ? "{\"metadata\":{},\"status\":\"Success\"}"
                : "{\"metadata\":{},\"status\":\"Failure\",\"message\":\"command terminated with non-zero exit code\","
                        + "\"reason\":\"NonZeroExitCode\",\"details\":{\"causes\":[{\"reason\":\"ExitCode\",\"message\":\""
                        + code + "\"}]}}";
    }

    private static String failure(String message) {
        return "{\"metadata\":{},\"status\":\"Failure\",\"message\":\"" + message.replace("\"", "'")
                + "\",\"reason\":\"InternalError\"}";
    }

    @Override
    public void close() {
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }
}
