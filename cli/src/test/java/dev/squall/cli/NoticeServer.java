package dev.squall.cli;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.squall.model.codec.JsonReader;
import dev.squall.model.json.Json;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.List;

/** Hears notifications. An address with {@code refused} in it is answered with status 500, every other with 200. */
final class NoticeServer implements AutoCloseable {
    /** @param body {@link Json#NULL} when there was none */
    record Notice(String method, String address, String type, String token, Json body) {
        String name() {
            return body instanceof Json.Mapping event ? event.text("name").orElse("") : "";
        }

        Json.Mapping payload() {
            return (Json.Mapping) ((Json.Mapping) body).get("payload").orElseThrow();
        }
    }

    private final HttpServer server;
    private final List<Notice> heard = new ArrayList<>();

    NoticeServer() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::hear);
        server.start();
    }

    String address() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    private synchronized void hear(HttpExchange exchange) throws IOException {
        try (exchange) {
            byte[] body = exchange.getRequestBody().readAllBytes();
            var headers = exchange.getRequestHeaders();
            heard.add(new Notice(
                    exchange.getRequestMethod(),
                    exchange.getRequestURI().toString(),
                    String.valueOf(headers.getFirst("Content-Type")),
                    String.valueOf(headers.getFirst("X-Token")),
                    body.length == 0 ? Json.NULL : JsonReader.parse(body)));
            boolean refused = exchange.getRequestURI().getPath().contains("refused");
            exchange.sendResponseHeaders(refused ? 500 : 200, -1);
        }
    }

    /** What has been heard since the last time. */
    synchronized List<Notice> heard() {
        var all = List.copyOf(heard);
        heard.clear();
        return all;
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
