package dev.squall.orders;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

class ShopperTest {
    private static final Duration TIMEOUT = Duration.ofMillis(300);

    private final ErrorWindow errors = new ErrorWindow(Duration.ofSeconds(30));
    private final InstantSource clock = InstantSource.system();

    @Test
    void aSiblingThatHangsOrRefusesIsSeenAsErrors() throws Exception {
        var healthy = new AtomicInteger();
        HttpServer good = server(200, healthy);
        HttpServer bad = server(500, new AtomicInteger());
        // Accepts connections, as the kernel does for a stopped process, and never answers.
        try (var hung = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
                var shopper =
                        new Shopper(List.of(at(good), at(hung.getLocalPort()), at(bad)), TIMEOUT, errors, clock)) {
            shopper.start(100);
            Awaitility.await().atMost(Duration.ofSeconds(10)).until(() -> healthy.get() >= 30);
            Awaitility.await()
                    .atMost(Duration.ofSeconds(10))
                    .untilAsserted(
                            () -> assertThat(errors.percent(clock.instant())).isBetween(45.0, 80.0));
        } finally {
            good.stop(0);
            bad.stop(0);
        }
    }

    @Test
    void healthyReplicasAreNoErrors() throws Exception {
        var calls = new AtomicInteger();
        HttpServer good = server(201, calls);
        try (var shopper = new Shopper(List.of(at(good)), Duration.ofSeconds(20), errors, clock)) {
            shopper.start(100);
            Awaitility.await().atMost(Duration.ofSeconds(20)).until(() -> calls.get() >= 20);
            assertThat(errors.percent(clock.instant())).isZero();
        } finally {
            good.stop(0);
        }
    }

    private static HttpServer server(int status, AtomicInteger calls) throws IOException {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            calls.incrementAndGet();
            exchange.getRequestBody().readAllBytes();
            exchange.sendResponseHeaders(status, -1);
            exchange.close();
        });
        server.start();
        return server;
    }

    private static URI at(HttpServer server) {
        return at(server.getAddress().getPort());
    }

    private static URI at(int port) {
        return URI.create("http://127.0.0.1:" + port);
    }
}
