package dev.squall.orders;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/**
 * The service's own traffic: calls the replicas in turn, one order for every nine looks, and judges as a client would. Anything but a
 * 2xx within the timeout is an error, so a replica sees its siblings hang or die.
 */
final class Shopper implements AutoCloseable {
    private static final int MOST_RATE = 1_000;
    private static final int MOST_IN_FLIGHT = 400;
    private static final int ORDER_EVERY = 10;

    private final List<URI> replicas;
    private final Duration timeout;
    private final ErrorWindow errors;
    private final InstantSource clock;
    private final HttpClient client;
    private final Semaphore inFlight = new Semaphore(MOST_IN_FLIGHT);
    private final ScheduledExecutorService metronome = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().name("shopper").daemon().factory());
    private long calls;

    Shopper(List<URI> replicas, Duration timeout, ErrorWindow errors, InstantSource clock) {
        if (replicas.isEmpty()) {
            throw new IllegalArgumentException("traffic needs at least one target");
        }
        this.replicas = List.copyOf(replicas);
        this.timeout = timeout;
        this.errors = errors;
        this.clock = clock;
        this.client = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .connectTimeout(timeout)
                .build();
    }

    /** @param rate calls per second, 1 to 1000 */
    void start(int rate) {
        if (rate < 1 || rate > MOST_RATE) {
            throw new IllegalArgumentException("traffic must be 1 to " + MOST_RATE + " requests per second");
        }
        var _ = metronome.scheduleAtFixedRate(
                this::call, 0, Duration.ofSeconds(1).toNanos() / rate, TimeUnit.NANOSECONDS);
    }

    @Override
    public void close() {
        metronome.shutdownNow();
        client.shutdownNow();
    }

    private void call() {
        if (!inFlight.tryAcquire()) {
            return;
        }
        HttpRequest request = next();
        var _ = client.sendAsync(request, BodyHandlers.discarding()).whenComplete((response, failure) -> {
            inFlight.release();
            boolean failed = failure != null || response.statusCode() / 100 != 2;
            errors.record(failed, clock.instant());
        });
    }

    private HttpRequest next() {
        long turn = calls++;
        URI replica = replicas.get((int) (turn % replicas.size()));
        boolean order = turn / replicas.size() % ORDER_EVERY == 0; // every replica gets its share of both
        var request = HttpRequest.newBuilder(replica.resolve("/api/orders" + (order ? "" : "?limit=10")))
                .timeout(timeout);
        return order
                ? request.header("Content-Type", "application/json")
                        .POST(HttpRequest.BodyPublishers.ofString("{\"item\":\"teapot\",\"quantity\":1}"))
                        .build()
                : request.build();
    }
}
