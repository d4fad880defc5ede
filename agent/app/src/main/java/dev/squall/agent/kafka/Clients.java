package dev.squall.agent.kafka;

import java.time.Duration;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** Kafka clients as an agent needs them: no group, nothing lost, small. */
final class Clients {
    private final Map<String, Object> connection;

    /** @param connection bootstrap servers and whatever security they ask for */
    Clients(Map<String, Object> connection) {
        this.connection = Map.copyOf(connection);
    }

    KafkaConsumer<byte[], byte[]> consumer() {
        var settings = new java.util.HashMap<>(connection);
        settings.put("enable.auto.commit", false);
        settings.put("auto.offset.reset", "latest");
        settings.put("fetch.min.bytes", 1);
        settings.put("allow.auto.create.topics", false);
        return new KafkaConsumer<>(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer());
    }

    KafkaProducer<byte[], byte[]> producer() {
        var settings = new java.util.HashMap<>(connection);
        settings.put("acks", "all");
        settings.put("enable.idempotence", true);
        settings.put("linger.ms", 0);
        settings.put("max.block.ms", 60_000);
        settings.put("delivery.timeout.ms", (int) Duration.ofMinutes(10).toMillis());
        settings.put("buffer.memory", 8 << 20);
        // What is known of a topic stays known, however rarely a report is sent.
        settings.put("metadata.max.idle.ms", (int) Duration.ofDays(7).toMillis());
        return new KafkaProducer<>(settings, new ByteArraySerializer(), new ByteArraySerializer());
    }

    Admin admin() {
        return Admin.create(connection);
    }
}
