package dev.squall.orders;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.micrometer.core.instrument.MeterRegistry;
import io.smallrye.faulttolerance.api.Guard;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.eclipse.microprofile.faulttolerance.exceptions.CircuitBreakerOpenException;
import org.jboss.logging.Logger;
import redis.clients.jedis.DefaultJedisClientConfig;
import redis.clients.jedis.RedisClient;

/**
 * Products in Redis, each for a minute. Whatever is wrong with Redis costs a caller a quarter of a second at most, and is no error:
 * then nothing is cached. Half of four calls failing opens the circuit breaker for a second, in which Redis is not asked at all.
 */
@ApplicationScoped
class Cache {
    private static final Logger LOG = Logger.getLogger(Cache.class);
    private static final int LIMIT = 250;
    private static final int USUAL_PORT = 6379;
    private static final long SECONDS_KEPT = 60;
    private static final int LONGEST_KEY = 200;

    private final RedisClient values;
    private final ObjectMapper json;
    private final Guard guard;

    Cache(OrdersConfig config, ObjectMapper json, MeterRegistry metrics) {
        // The guard's limit is the caller's; these are the connection's, so that none is waited for forever.
        this.values = RedisClient.builder()
                .hostAndPort(
                        config.cache().getHost(),
                        config.cache().getPort() < 0
                                ? USUAL_PORT
                                : config.cache().getPort())
                .clientConfig(DefaultJedisClientConfig.builder()
                        .connectionTimeoutMillis(LIMIT)
                        .socketTimeoutMillis(LIMIT)
                        .build())
                .build();
        this.json = json;
        var breaker = new Breaker("cache", metrics);
        this.guard = Guard.create()
                .withCircuitBreaker()
                .name(breaker.name())
                .requestVolumeThreshold(4)
                .failureRatio(0.5)
                .delay(1, ChronoUnit.SECONDS)
                .successThreshold(1)
                .onStateChange(breaker::changed)
                .done()
                .withTimeout()
                .duration(LIMIT, ChronoUnit.MILLIS)
                .done()
                .build();
    }

    @PreDestroy
    void close() {
        values.close();
    }

    /** What Redis said of a product. */
    sealed interface Look {
        record Hit(Product product) implements Look {}

        /** It has none, and can be given one. */
        record Miss() implements Look {}

        /** It did not answer, or was not asked. */
        record Unavailable() implements Look {}
    }

    Look look(String id) {
        if (id.length() > LONGEST_KEY) {
            return new Look.Unavailable();
        }
        return ask(() -> Optional.ofNullable(values.get(key(id))))
                .map(found ->
                        found.flatMap(this::product).<Look>map(Look.Hit::new).orElseGet(Look.Miss::new))
                .orElseGet(Look.Unavailable::new);
    }

    void keep(Product product) {
        String text;
        try {
            text = json.writeValueAsString(product);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a product cannot be written as JSON", e);
        }
        var _ = ask(() -> {
            values.setex(key(product.id()), SECONDS_KEPT, text);
            return Optional.empty();
        });
    }

    /** Empty when Redis failed, took too long, or was not asked. */
    private Optional<Optional<String>> ask(Callable<Optional<String>> question) {
        try {
            Optional<?> answer = guard.call(question::call, Optional.class);
            return Optional.of(answer.map(String.class::cast));
        } catch (CircuitBreakerOpenException open) {
            return Optional.empty();
        } catch (Exception e) {
            LOG.warnf("cache failed reason=%s", e.getClass().getSimpleName());
            return Optional.empty();
        }
    }

    /** What somebody else wrote there is no product; the next look at the database replaces it. */
    private Optional<Product> product(String text) {
        try {
            return Optional.of(json.readValue(text, Product.class));
        } catch (JsonProcessingException e) {
            LOG.warn("cache holds what is no product");
            return Optional.empty();
        }
    }

    private static String key(String id) {
        return "product:" + id;
    }
}
