package dev.squall.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.squall.embedded.OrdersReplicas.OrdersReplica;
import dev.squall.embedded.waiting.Waiting;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The demo target as real processes over a real PostgreSQL. */
class OrdersReplicasTest {
    private static final Duration LIMIT = Duration.ofSeconds(60);
    private static final Duration POLL = Duration.ofMillis(50);
    private static final Path JAR = Path.of(System.getProperty("squall.root", "../.."))
            .resolve("embedded/orders/target/quarkus-app/quarkus-run.jar")
            .toAbsolutePath()
            .normalize();

    @TempDir
    Path directory;

    private final HttpClient client = HttpClient.newHttpClient();

    @Test
    void aReplicaSeesItsSiblingHangAndAKilledOneIsReplaced() throws Exception {
        assumeTrue(Files.exists(JAR), "the orders service is not packaged: " + JAR);
        try (var postgres = EmbeddedPostgres.start(directory.resolve("postgres"), 0, List.of("orders"));
                var crew = Crew.over(directory.resolve("processes"), RestartPolicy.USUAL, InstantSource.system());
                var replicas = OrdersReplicas.start(plan(postgres), crew)) {
            replicas.awaitReady();
            OrdersReplica a = replicas.addresses().get(0);
            OrdersReplica b = replicas.addresses().get(1);
            await(() -> errorRate(a) == 0);

            Termination.signal(pid(b), "STOP");
            await(() -> errorRate(a) > 5);

            Termination.signal(pid(b), "CONT");
            await(() -> errorRate(a) == 0);

            long before = pid(b);
            Termination.signal(before, "KILL");
            await(() -> pid(b) != before);
            replicas.awaitReady();
            await(() -> errorRate(a) == 0);
        }
    }

    private OrdersReplicas.Plan plan(EmbeddedPostgres postgres) throws IOException {
        Map<String, String> database = SquallProcesses.database(postgres.jdbcUrl("orders"));
        return new OrdersReplicas.Plan(JAR, database, List.of(Ports.free(), Ports.free()), 20, directory);
    }

    private static void await(java.util.function.BooleanSupplier condition) throws InterruptedException {
        assertThat(Waiting.until(LIMIT, POLL, condition)).isTrue();
    }

    private double errorRate(OrdersReplica replica) {
        URI metrics = replica.url().resolve("/metrics");
        try {
            var request = HttpRequest.newBuilder(metrics)
                    .timeout(Duration.ofSeconds(10))
                    .build();
            return client.send(request, BodyHandlers.ofString())
                    .body()
                    .lines()
                    .filter(line -> line.startsWith("error_rate_percent "))
                    .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1)))
                    .findFirst()
                    .orElseThrow();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static long pid(OrdersReplica replica) {
        try {
            return Long.parseLong(Files.readString(replica.pidFile()).strip());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
