package dev.squall.agent.secret;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** Answers as Vault does: what it is not asked with its token it denies, what it does not have is a 404. */
final class VaultServer implements AutoCloseable {
    static final String TOKEN = "s.token";

    final List<String> asked = new CopyOnWriteArrayList<>();
    private final HttpServer server;

    VaultServer() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::answer);
        server.start();
    }

    String address() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    private void answer(HttpExchange exchange) throws IOException {
        String path = exchange.getRequestURI().getPath();
        String body = new String(exchange.getRequestBody().readAllBytes(), UTF_8);
        asked.add(exchange.getRequestMethod() + " " + path + " " + body);
        boolean login = path.startsWith("/v1/auth/") && path.endsWith("/login");
        boolean knows = TOKEN.equals(exchange.getRequestHeaders().getFirst("X-Vault-Token"));
        if (login) {
            reply(exchange, 200, "{\"auth\": {\"client_token\": \"" + TOKEN + "\"}}");
        } else if (!knows) {
            reply(exchange, 403, "{\"errors\": [\"permission denied\"]}");
        } else if (path.equals("/v1/secret/data/shop/api")) {
            reply(exchange, 200, "{\"data\": {\"data\": {\"token\": \"t0p\", \"user\": \"me\"}, \"metadata\": {}}}");
        } else if (path.equals("/v1/old/shop/api")) {
            reply(exchange, 200, "{\"data\": {\"token\": \"0ld\"}}");
        } else {
            reply(exchange, 404, "{\"errors\": []}");
        }
    }

    private static void reply(HttpExchange exchange, int status, String body) throws IOException {
        exchange.getResponseHeaders().add("Content-Type", "application/json");
        exchange.sendResponseHeaders(status, body.getBytes(UTF_8).length);
        exchange.getResponseBody().write(body.getBytes(UTF_8));
        exchange.close();
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
