package dev.squall.testbed;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@RequiresPrometheus
class PrometheusServerTest {
    private HttpServer target;

    @BeforeEach
    void serveOneMetric() throws Exception {
        target = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        target.createContext("/q/metrics", exchange -> {
            byte[] body = "orders_total 42\n".getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().add("Content-Type", "text/plain; version=0.0.4");
            exchange.sendResponseHeaders(200, body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
        target.start();
    }

    @AfterEach
    void stopServing() {
        target.stop(0);
    }

    @Test
    void answersWithWhatTheTargetSaidOnceItIsStarted() throws Exception {
        String body;
        try (PrometheusServer prometheus = Testbed.prometheus(
                        "127.0.0.1:%d/q/metrics".formatted(target.getAddress().getPort()));
                HttpClient client = HttpClient.newHttpClient()) {
            URI query = prometheus.url().resolve("/api/v1/query?query=orders_total");
            body = client.send(HttpRequest.newBuilder(query).build(), BodyHandlers.ofString())
                    .body();
        }

        assertThat(body).contains("\"42\"");
    }
}
