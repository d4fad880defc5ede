package dev.squall.orders;

import dev.squall.toxics.ToxicsServer;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import redis.embedded.RedisServer;

/** A real PostgreSQL and a real Redis for the tests, each behind a proxy that is named after it. */
public final class BehindToxics implements QuarkusTestResourceLifecycleManager {
    private static @Nullable ToxicsServer toxics;

    private final OrdersDatabase postgres = new OrdersDatabase();
    private @Nullable RedisServer redis;

    /** The proxies {@code postgres} and {@code redis}. */
    static ToxicsServer toxics() {
        if (toxics == null) {
            throw new IllegalStateException("the service has not been started");
        }
        return toxics;
    }

    @Override
    public Map<String, String> start() {
        var settings = new HashMap<>(postgres.start());
        try {
            int port = freePort();
            redis = RedisServer.newRedisServer()
                    .port(port)
                    .setting("bind 127.0.0.1")
                    .setting("save \"\"")
                    .build();
            redis.start();
            toxics = ToxicsServer.start();
            String url = settings.get("quarkus.datasource.jdbc.url");
            var database = URI.create(url.substring("jdbc:".length()));
            int there =
                    toxics.proxy("postgres", "127.0.0.1:" + database.getPort()).port();
            settings.put(
                    "quarkus.datasource.jdbc.url",
                    url.replace(database.getHost() + ":" + database.getPort(), "127.0.0.1:" + there));
            settings.put(
                    "orders.cache",
                    "redis://127.0.0.1:"
                            + toxics.proxy("redis", "127.0.0.1:" + port).port());
            return settings;
        } catch (IOException e) {
            throw new UncheckedIOException("no Redis for the tests", e);
        }
    }

    @Override
    public void stop() {
        try {
            if (toxics != null) {
                toxics.close();
            }
            if (redis != null) {
                redis.stop();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            postgres.stop();
        }
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}
