package dev.squall.embedded.crash;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Supplier;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.CooperativeStickyAssignor;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/**
 * As many members of a consumer group as the topic has partitions: they hold one each, do nothing with it and commit nothing. A
 * coordinator that joins later owns no run, so what it accepts stays planned.
 */
final class Squatters implements AutoCloseable {
    private static final Duration POLL = Duration.ofMillis(200);

    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final Map<Integer, Integer> held = new ConcurrentHashMap<>();
    private volatile boolean leaving;

    Squatters(Supplier<Map<String, Object>> connection, String group, String topic, int partitions) {
        for (int member = 0; member < partitions; member++) {
            int number = member;
            threads.execute(() -> sit(connection.get(), group, topic, number));
        }
    }

    /** Whether each of so many partitions has its member. */
    boolean hold(int partitions) {
        return held.values().stream().mapToInt(Integer::intValue).sum() == partitions
                && held.values().stream().allMatch(count -> count == 1);
    }

    private void sit(Map<String, Object> connection, String group, String topic, int number) {
        var settings = new java.util.HashMap<>(connection);
        settings.put(ConsumerConfig.GROUP_ID_CONFIG, group);
        settings.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        settings.put(ConsumerConfig.SESSION_TIMEOUT_MS_CONFIG, 6000);
        settings.put(ConsumerConfig.HEARTBEAT_INTERVAL_MS_CONFIG, 1500);
        settings.put(
                ConsumerConfig.PARTITION_ASSIGNMENT_STRATEGY_CONFIG,
                new ArrayList<>(List.of(CooperativeStickyAssignor.class.getName())));
        try (var consumer = new KafkaConsumer<>(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
            consumer.subscribe(List.of(topic));
            while (!leaving) {
                consumer.poll(POLL);
                held.put(number, consumer.assignment().size());
            }
        }
    }

    @Override
    public void close() {
        leaving = true;
        threads.close();
    }
}
