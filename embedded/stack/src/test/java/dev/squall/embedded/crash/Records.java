package dev.squall.embedded.crash;

import dev.squall.model.codec.DeadLetterHeaders;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** The topics' records, read and written by a drill beside those they belong to. */
record Records(String bootstrapServers) {
    private static final java.time.Duration POLL = java.time.Duration.ofMillis(100);

    /** Writes every record of the topic that speaks of the run a second and a third time, the newest first. */
    int repeatBackwards(String topic, String run) throws Exception {
        var found = new ArrayList<>(all(topic).stream()
                .filter(record -> text(record.value()).contains(run))
                .toList());
        var again = found.reversed();
        try (var producer = producer()) {
            for (int time = 0; time < 2; time++) {
                for (var record : again) {
                    producer.send(new ProducerRecord<>(
                                    topic,
                                    record.partition(),
                                    record.key(),
                                    record.value(),
                                    new RecordHeaders(record.headers().toArray())))
                            .get();
                }
            }
        }
        return found.size() * 2;
    }

    /** Keeps the coordinators' group busy, so that a coordinator that starts now owns no run. */
    Squatters squat(String group, String topic, int partitions) {
        return new Squatters(() -> Map.of("bootstrap.servers", bootstrapServers), group, topic, partitions);
    }

    void write(String topic, int partition, String key, String value) throws Exception {
        try (var producer = producer()) {
            producer.send(new ProducerRecord<>(topic, partition, utf8(key), utf8(value)))
                    .get();
        }
    }

    /** The reasons of the dead letters that carry this value, by the topic that they were found in. */
    Map<String, String> reasons(String value) {
        var reasons = new HashMap<String, String>();
        for (var letter : all(dev.squall.model.message.Topics.DEAD_LETTERS)) {
            if (text(letter.value()).equals(value)) {
                reasons.put(header(letter, DeadLetterHeaders.TOPIC), header(letter, DeadLetterHeaders.REASON));
            }
        }
        return reasons;
    }

    /** Whether the group has committed everything that is in the topic now. */
    boolean isReadToItsEnd(String group, String topic)
            throws ExecutionException, InterruptedException, TimeoutException {
        try (var admin = admin();
                var consumer = consumer()) {
            var ends = consumer.endOffsets(partitions(consumer, topic));
            var committed = admin.listConsumerGroupOffsets(group)
                    .partitionsToOffsetAndMetadata()
                    .get(10, TimeUnit.SECONDS);
            return ends.entrySet().stream().allMatch(end -> {
                var read = committed.get(end.getKey());
                return end.getValue() == 0 || (read != null && read.offset() >= end.getValue());
            });
        }
    }

    private List<ConsumerRecord<byte[], byte[]>> all(String topic) {
        try (var consumer = consumer()) {
            var partitions = partitions(consumer, topic);
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            var ends = consumer.endOffsets(partitions);
            var found = new ArrayList<ConsumerRecord<byte[], byte[]>>();
            while (ends.entrySet().stream().anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
                consumer.poll(POLL).forEach(found::add);
            }
            return found;
        }
    }

    private static List<TopicPartition> partitions(KafkaConsumer<byte[], byte[]> consumer, String topic) {
        return consumer.partitionsFor(topic).stream()
                .map(info -> new TopicPartition(topic, info.partition()))
                .toList();
    }

    private Admin admin() {
        return Admin.create(Map.of("bootstrap.servers", bootstrapServers));
    }

    private KafkaConsumer<byte[], byte[]> consumer() {
        return new KafkaConsumer<>(
                Map.of("bootstrap.servers", bootstrapServers),
                new ByteArrayDeserializer(),
                new ByteArrayDeserializer());
    }

    private KafkaProducer<byte[], byte[]> producer() {
        return new KafkaProducer<>(
                Map.of("bootstrap.servers", bootstrapServers, "acks", "all"),
                new ByteArraySerializer(),
                new ByteArraySerializer());
    }

    private static String header(ConsumerRecord<byte[], byte[]> record, String name) {
        var header = record.headers().lastHeader(name);
        return header == null ? "" : text(header.value());
    }

    private static String text(byte[] bytes) {
        return bytes == null ? "" : new String(bytes, StandardCharsets.UTF_8);
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
