package dev.squall.coordinator.kafka;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.CooperativeStickyAssignor;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;

/** How this coordinator uses Kafka's clients: what is sent is on all replicas, in order and at once. */
public final class KafkaSettings {
    /** How long a command may keep the loop waiting for room in the buffer or for a topic that is not known yet. */
    private static final Duration LONGEST_BLOCK = Duration.ofSeconds(1);

    /** What could not be sent by then is given up; the runner sends again what is still of use. */
    private static final Duration LONGEST_DELIVERY = Duration.ofSeconds(60);

    private static final Duration REQUEST = Duration.ofSeconds(10);

    /** After that time without a sign of life a coordinator's runs go to another one; the broker's usual minimum. */
    private static final Duration SESSION = Duration.ofSeconds(6);

    private static final String GROUP = "squall-coordinators";

    /** A coordinator that has waited for PostgreSQL for so long gives its partitions to those that may have it. */
    private static final Duration LONGEST_STALL = Duration.ofMinutes(1);

    /** A topic that is created after the coordinator has started is found by then. */
    private static final Duration NEW_TOPICS = Duration.ofSeconds(10);

    private KafkaSettings() {}

    /** @param common what all clients share, such as the servers and how to log in */
    public static Producer<String, byte[]> producer(Map<String, Object> common) {
        var settings = new HashMap<>(common);
        settings.keySet().retainAll(ProducerConfig.configNames());
        settings.put(ProducerConfig.ACKS_CONFIG, "all");
        settings.put(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, true);
        settings.put(ProducerConfig.LINGER_MS_CONFIG, 0);
        settings.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, LONGEST_BLOCK.toMillis());
        settings.put(ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, (int) REQUEST.toMillis());
        settings.put(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, (int) LONGEST_DELIVERY.toMillis());
        return new KafkaProducer<>(settings, new StringSerializer(), new ByteArraySerializer());
    }

    /**
     * A member of the group of coordinators.
     *
     * @param id with one, a coordinator that comes back within {@link #SESSION} has its runs again at once; two
     *           coordinators of one id would throw each other out
     */
    public static Consumer<String, byte[]> consumer(Map<String, Object> common, Optional<String> id) {
        var settings = new HashMap<>(common);
        settings.keySet().retainAll(ConsumerConfig.configNames());
        settings.put(ConsumerConfig.GROUP_ID_CONFIG, GROUP);
        settings.put(ConsumerConfig.SESSION_TIMEOUT_MS_CONFIG, (int) SESSION.toMillis());
        settings.put(ConsumerConfig.HEARTBEAT_INTERVAL_MS_CONFIG, (int) SESSION.toMillis() / 4);
        settings.put(ConsumerConfig.MAX_POLL_INTERVAL_MS_CONFIG, (int) LONGEST_STALL.toMillis());
        settings.put(ConsumerConfig.PARTITION_ASSIGNMENT_STRATEGY_CONFIG, CooperativeStickyAssignor.class.getName());
        settings.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        settings.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
        settings.put(ConsumerConfig.FETCH_MIN_BYTES_CONFIG, 1);
        settings.put(ConsumerConfig.METADATA_MAX_AGE_CONFIG, (int) NEW_TOPICS.toMillis());
        settings.put(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, false);
        id.ifPresent(name -> settings.put(ConsumerConfig.GROUP_INSTANCE_ID_CONFIG, name));
        return new KafkaConsumer<>(settings, new StringDeserializer(), new ByteArrayDeserializer());
    }
}
