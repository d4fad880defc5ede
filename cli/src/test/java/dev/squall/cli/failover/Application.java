package dev.squall.cli.failover;

import static org.awaitility.Awaitility.await;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.squall.testbed.PrometheusServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Locale;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

/** The experiment's application: takes orders, measures how long that takes, and has some traffic of its own. */
final class Application implements AutoCloseable {
    static final int PORT = 8000;

    private static final Duration LIMIT = Duration.ofSeconds(60);
    private static final double[] BOUNDS = {0.005, 0.05, 0.25, 0.5, 1, 5};
    private static final String QUERY =
            "histogram_quantile(0.99, rate(http_request_duration_seconds_bucket[5m])) <= 0.5";

    private final HttpServer server;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final ScheduledExecutorService traffic = Executors.newSingleThreadScheduledExecutor();
    private final HttpClient client = HttpClient.newHttpClient();
    private final AtomicLong[] buckets = new AtomicLong[BOUNDS.length];
    private final AtomicLong requests = new AtomicLong();
    private final AtomicInteger orders = new AtomicInteger();
    private volatile boolean failing;

    Application() throws IOException {
        for (int i = 0; i < buckets.length; i++) {
            buckets[i] = new AtomicLong();
        }
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), PORT), 0);
        server.setExecutor(threads);
        server.createContext("/api/orders", this::order);
        server.createContext("/metrics", exchange -> answer(exchange, 200, metrics()));
        server.start();
        var _ = traffic.scheduleAtFixedRate(this::visit, 0, 100, TimeUnit.MILLISECONDS);
    }

    /** Returns once the experiment's query has a value that its hypothesis accepts. */
    void awaitItsLatencyIn(PrometheusServer prometheus) {
        URI query = prometheus.url().resolve("/api/v1/query?query=" + URLEncoder.encode(QUERY, StandardCharsets.UTF_8));
        await("a latency in Prometheus")
                .atMost(LIMIT)
                .ignoreExceptions()
                .until(() -> client.send(HttpRequest.newBuilder(query).build(), BodyHandlers.ofString())
                        .body()
                        .contains("\"value\""));
    }

    /** From here on every request of an order is answered 500. */
    void fail() {
        failing = true;
    }

    /** How many orders were posted and taken. */
    int orders() {
        return orders.get();
    }

    private void order(HttpExchange exchange) throws IOException {
        long begun = System.nanoTime();
        boolean post = exchange.getRequestMethod().equals("POST");
        exchange.getRequestBody().readAllBytes();
        int status = failing ? 500 : post ? 201 : 200;
        if (status == 201) {
            orders.incrementAndGet();
        }
        answer(exchange, status, "[]");
        took((System.nanoTime() - begun) / 1e9);
    }

    private void took(double seconds) {
        requests.incrementAndGet();
        for (int i = 0; i < BOUNDS.length; i++) {
            if (seconds <= BOUNDS[i]) {
                buckets[i].incrementAndGet();
            }
        }
    }

    private String metrics() {
        var text = new StringBuilder("# TYPE http_request_duration_seconds histogram\n");
        for (int i = 0; i < BOUNDS.length; i++) {
            text.append(String.format(
                    Locale.ROOT, "http_request_duration_seconds_bucket{le=\"%s\"} %s%n", BOUNDS[i], buckets[i]));
        }
        text.append("http_request_duration_seconds_bucket{le=\"+Inf\"} ").append(requests);
        text.append("\nhttp_request_duration_seconds_count ").append(requests);
        return text.append("\nhttp_request_duration_seconds_sum 0\n").toString();
    }

    private void visit() {
        var request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + PORT + "/api/orders"))
                .timeout(Duration.ofSeconds(5))
                .build();
        var _ = client.sendAsync(request, BodyHandlers.discarding());
    }

    private static void answer(HttpExchange exchange, int status, String text) throws IOException {
        byte[] body = text.getBytes(StandardCharsets.UTF_8);
        try (exchange) {
            exchange.getResponseHeaders().add("Content-Type", "text/plain; version=0.0.4");
            exchange.sendResponseHeaders(status, body.length);
            exchange.getResponseBody().write(body);
        }
    }

    @Override
    public void close() {
        traffic.shutdownNow();
        client.shutdownNow();
        server.stop(0);
        threads.shutdownNow();
    }
}
