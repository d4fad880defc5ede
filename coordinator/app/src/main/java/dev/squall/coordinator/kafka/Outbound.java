package dev.squall.coordinator.kafka;

import dev.squall.model.codec.CloudEventHeaders;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.jspecify.annotations.Nullable;

/**
 * The way to Kafka: one producer, called on the thread that has something to send, because a command must not wait for a
 * hop between threads. Sending blocks for {@code max.block.ms} at most, when a topic is not known yet or the buffer is full.
 */
public final class Outbound {
    private final Producer<String, byte[]> producer;

    public Outbound(Producer<String, byte[]> producer) {
        this.producer = producer;
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
            var _ = producer.send(record, (_, failure) -> {
                if (failure == null) {
                    done.complete(null);
                } else {
                    done.completeExceptionally(failure);
                }
            });
        } catch (KafkaException failed) {
            done.completeExceptionally(failed);
        }
        return done;
    }

    /** How many partitions a topic has; the producer remembers it. */
    int partitions(String topic) {
        return producer.partitionsFor(topic).size();
    }
}
