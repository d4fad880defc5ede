package dev.squall.orders;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;

/**
 * Counts and times every request under {@code /api}, as {@code http_requests_total} and {@code http_request_duration_seconds}. Paths
 * are given by their pattern and unknown methods as one, so that no client decides how many series there are.
 */
@ApplicationScoped
class RequestMetrics {
    private static final int OUTERMOST = 1_000;
    private static final Duration[] BUCKETS = {
        Duration.ofMillis(5), Duration.ofMillis(10), Duration.ofMillis(25), Duration.ofMillis(50),
        Duration.ofMillis(100), Duration.ofMillis(250), Duration.ofMillis(500), Duration.ofSeconds(1),
        Duration.ofMillis(2_500)
    };

    private final MeterRegistry metrics;

    RequestMetrics(MeterRegistry metrics) {
        this.metrics = metrics;
    }

    void install(@Observes Filters filters) {
        filters.register(this::measure, OUTERMOST);
    }

    private void measure(RoutingContext request) {
        if (request.normalizedPath().startsWith("/api/")) {
            Timer.Sample begun = Timer.start(metrics);
            request.addEndHandler(ended -> record(request, begun));
        }
        request.next();
    }

    private void record(RoutingContext request, Timer.Sample begun) {
        String method = method(request.request().method().name());
        String path = path(request.normalizedPath());
        // A client that hung up saw no status at all; 499 is what proxies write for it.
        String status =
                request.response().ended() ? Integer.toString(request.response().getStatusCode()) : "499";
        Counter.builder("http.requests")
                .description("Requests answered")
                .tags("method", method, "path", path, "status", status)
                .register(metrics)
                .increment();
        begun.stop(Timer.builder("http.request.duration")
                .description("Time to answer")
                .tags("method", method, "path", path)
                .serviceLevelObjectives(BUCKETS)
                .register(metrics));
    }

    private static String method(String name) {
        return switch (name) {
            case "GET", "POST", "PUT", "PATCH", "DELETE", "HEAD", "OPTIONS" -> name;
            default -> "other";
        };
    }

    private static String path(String path) {
        if (path.equals("/api/orders")) {
            return path;
        }
        if (path.startsWith("/api/orders/")) {
            return "/api/orders/{id}";
        }
        return path.startsWith("/api/products/") ? "/api/products/{id}" : "other";
    }
}
