package dev.squall.orders;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** What can be set, by property or by environment variable ({@code ORDERS_PID_FILE} and so on). */
@ConfigMapping(prefix = "orders")
interface OrdersConfig {
    /** The Redis that caches products. Without one that answers everything works, a little slower. */
    @WithDefault("redis://127.0.0.1:6379")
    URI cache();

    /** Where to write the pid of this process. */
    Optional<Path> pidFile();

    /** Requests per second that this replica makes itself, 0 (default) to 1000. */
    @WithDefault("0")
    int traffic();

    /** The base URLs of all replicas, this one included; its own traffic goes to them in turn. */
    Optional<List<URI>> trafficTargets();

    /** How long a call of its own traffic may take before it counts as an error. */
    @WithDefault("300ms")
    Duration trafficTimeout();

    /** What {@code error_rate_percent} looks back on. */
    @WithDefault("5s")
    Duration errorWindow();
}
