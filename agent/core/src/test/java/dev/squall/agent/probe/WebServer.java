package dev.squall.agent.probe;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** A real web server: each path answers in its own way, and what was asked is kept. */
public final class WebServer implements AutoCloseable {
    public final List<String> asked = new CopyOnWriteArrayList<>();
    public final CountDownLatch silentAsked;
    private final CountDownLatch released = new CountDownLatch(1);
    private final HttpServer server;
    private boolean answersQueries;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

    public WebServer(CountDownLatch silentAsked) throws IOException {
        this(silentAsked, 0);
    }

    public WebServer(CountDownLatch silentAsked, int port) throws IOException {
        this.silentAsked = silentAsked;
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 50);
        server.setExecutor(threads);
        answer("/text", 200, "text/plain", "hello");
        answer("/json", 200, "application/json", "{\"n\": 1.0}");
        answer("/utf", 200, "text/plain", "\u2603");
        answer("/json-charset", 200, "application/json; charset=utf-8", "{\"n\": 1}");
        answer("/no-json", 200, "application/json", "{n");
        answer("/latin", 200, "text/plain; charset=iso-8859-1", "caf\u00e9");
        answer("/gone", 404, "text/plain", "no such thing");
        answer("/denied", 401, "text/plain", "who are you");
        answer("/large", 200, "text/plain", "x".repeat(3 << 20));
        server.createContext("/echo", this::echo);
        silence("/silent");
        redirect("/moved", 302, "/echo");
        redirect("/moved-kept", 307, "/echo");
        redirect("/loop", 302, "/loop");
        redirect("/nowhere", 302, "http://127.0.0.1:99999/");
        server.start();
    }

    public String url(String path) {
        return "http://127.0.0.1:" + port() + path;
    }

    public int port() {
        return server.getAddress().getPort();
    }

    /** Gives any content at {@code /metrics}. */
    public void expose(String content) {
        answer("/metrics", 200, "text/plain; version=0.0.4", content);
    }

    /** Says nothing at this path until it is closed. */
    public void silence(String path) {
        server.createContext(path, exchange -> {
            silentAsked.countDown();
            await();
            send(exchange, 200, "text/plain", "at last");
        });
    }

    /** Answers a Prometheus query. */
    public void answerQueries(int status, String content) {
        if (answersQueries) {
            server.removeContext("/api/v1/query");
        }
        answersQueries = true;
        server.createContext("/api/v1/query", exchange -> {
            note(exchange, "");
            send(exchange, status, "application/json", content);
        });
    }

    private void answer(String path, int status, String type, String content) {
        server.createContext(path, exchange -> send(exchange, status, type, content));
    }

    private void redirect(String path, int status, String to) {
        server.createContext(path, exchange -> {
            exchange.getResponseHeaders().set("Location", to);
            exchange.sendResponseHeaders(status, -1);
            exchange.close();
        });
    }

    private void echo(HttpExchange exchange) throws IOException {
        note(exchange, new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
        exchange.getResponseHeaders().add("X-Twice", "one");
        exchange.getResponseHeaders().add("X-Twice", "two");
        send(exchange, 200, "text/plain", asked.getLast());
    }

    private void note(HttpExchange exchange, String body) {
        var headers = exchange.getRequestHeaders();
        asked.add(String.join(
                " | ",
                exchange.getRequestMethod() + " " + exchange.getRequestURI(),
                String.valueOf(headers.getFirst("Content-Type")),
                String.valueOf(headers.getFirst("Authorization")),
                body));
    }

    private static void send(HttpExchange exchange, int status, String type, String content) throws IOException {
        byte[] bytes = content.getBytes(type.endsWith("8859-1") ? StandardCharsets.ISO_8859_1 : StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", type);
        exchange.sendResponseHeaders(status, bytes.length);
        try (var out = exchange.getResponseBody()) {
            out.write(bytes);
        } catch (IOException _) {
            // The one who asked has heard enough.
        }
    }

    private void await() {
        try {
            released.await();
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        released.countDown();
        server.stop(0);
        threads.shutdownNow();
    }
}
