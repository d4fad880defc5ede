package dev.squall.coordinator.kafka;

import dev.squall.model.codec.CloudEventHeaders;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.TimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * The way to Kafka: one producer, called on the thread that has something to send, because a command must not wait for a
 * hop between threads. A producer that has lost all brokers blocks each call for {@code max.block.ms}; so that an outage
 * does not hold up the loop once per message, what comes within {@link #PAUSE} of such a call fails at once.
 */
public final class Outbound {
    private static final Duration PAUSE = Duration.ofSeconds(2);

    private final Producer<String, byte[]> producer;
    private final InstantSource clock;
    private volatile Instant awayUntil = Instant.MIN;

    public Outbound(Producer<String, byte[]> producer, InstantSource clock) {
        this.producer = producer;
        this.clock = clock;
    }

    /** Where a record goes; without a partition the key decides. */
    public record Destination(
            String topic,
            @Nullable Integer partition,
            @Nullable String key) {}

    /** Completes when the record is on all replicas, or fails when Kafka could not be reached for long enough. */
    public CompletionStage<Void> send(Destination to, byte[] value, CloudEventHeaders headers) {
        return send(to, value, headers.asMap());
    }

    public CompletionStage<Void> send(Destination to, byte @Nullable [] value, Map<String, String> headers) {
        var record = new ProducerRecord<>(to.topic(), to.partition(), to.key(), value);
        headers.forEach((name, text) -> record.headers().add(name, text.getBytes(StandardCharsets.UTF_8)));
        var done = new CompletableFuture<Void>();
        try {
            var _ = reach(() -> producer.send(record, (_, failure) -> {
                if (failure == null) {
                    done.complete(null);
                } else {
                    done.completeExceptionally(failure);
                }
            }));
        } catch (KafkaException failed) {
            done.completeExceptionally(failed);
        }
        return done;
    }

    /** How many partitions a topic has; the producer remembers it. */
    int partitions(String topic) {
        return reach(() -> producer.partitionsFor(topic)).size();
    }

    private <T> T reach(Supplier<T> call) {
        if (clock.instant().isBefore(awayUntil)) {
            throw new TimeoutException("Kafka could not be reached a moment ago");
        }
        try {
            return call.get();
        } catch (TimeoutException away) {
            awayUntil = clock.instant().plus(PAUSE);
            throw away;
        }
    }
}
