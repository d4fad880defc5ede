package dev.squall.coordinator.kafka;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.CooperativeStickyAssignor;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.serialization.ByteArraySerializer;
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
     * The group of coordinators.
     *
     * @param id with one, a coordinator that comes back within {@link #SESSION} has its runs again at once; two
     *           coordinators of one id would throw each other out
     */
    public static Map<String, Object> group(Optional<String> id) {
        var settings = new HashMap<String, Object>();
        settings.put(ConsumerConfig.SESSION_TIMEOUT_MS_CONFIG, (int) SESSION.toMillis());
        settings.put(ConsumerConfig.HEARTBEAT_INTERVAL_MS_CONFIG, (int) SESSION.toMillis() / 4);
        settings.put(ConsumerConfig.PARTITION_ASSIGNMENT_STRATEGY_CONFIG, CooperativeStickyAssignor.class.getName());
        id.ifPresent(name -> settings.put(ConsumerConfig.GROUP_INSTANCE_ID_CONFIG, name));
        return settings;
    }
}
