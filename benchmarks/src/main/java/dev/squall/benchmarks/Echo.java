package dev.squall.benchmarks;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.WakeupException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/**
 * The least that a round trip through Kafka can cost: bare clients with the settings of coordinator and agent, one record there, one
 * record back, nothing done in between.
 */
final class Echo implements AutoCloseable {
    private static final Duration LIMIT = Duration.ofSeconds(10);

    private final byte[] there;
    private final KafkaProducer<byte[], byte[]> asking;
    private final KafkaConsumer<byte[], byte[]> hearing;
    private final KafkaProducer<byte[], byte[]> answering;
    private final KafkaConsumer<byte[], byte[]> listening;
    private final Thread other;

    /** @param there what is sent; @param back what is answered */
    Echo(String servers, byte[] there, byte[] back) {
        this.there = there;
        asking = producer(servers);
        hearing = consumer(servers, Stand.BACK);
        answering = producer(servers);
        listening = consumer(servers, Stand.THERE);
        other = Thread.ofPlatform().name("echo").start(() -> answer(back));
    }

    /** One record there and one back; returns when it was read. */
    void roundTrip() throws ExecutionException, InterruptedException {
        var _ = asking.send(new ProducerRecord<>(Stand.THERE, there));
        while (hearing.poll(LIMIT).isEmpty()) {
            if (!other.isAlive()) {
                throw new IllegalStateException("the echo has ended");
            }
        }
    }

    /** The time of one record from one client to another, read on the thread that sent it. */
    Duration hop() {
        long began = System.nanoTime();
        var _ = asking.send(new ProducerRecord<>(Stand.BACK, there));
        var records = hearing.poll(LIMIT);
        if (records.isEmpty()) {
            throw new IllegalStateException("a record did not arrive");
        }
        return Duration.ofNanos(System.nanoTime() - began);
    }

    private void answer(byte[] back) {
        try (listening) {
            while (true) {
                for (var _ : listening.poll(LIMIT)) {
                    var _ = answering.send(new ProducerRecord<>(Stand.BACK, back));
                }
            }
        } catch (WakeupException closed) {
            answering.close();
        }
    }

    @Override
    public void close() throws InterruptedException {
        listening.wakeup();
        other.join();
        asking.close();
        hearing.close();
    }

    private static KafkaProducer<byte[], byte[]> producer(String servers) {
        return new KafkaProducer<>(
                Map.of("bootstrap.servers", servers, "acks", "all", "enable.idempotence", true, "linger.ms", 0),
                new ByteArraySerializer(),
                new ByteArraySerializer());
    }

    private static KafkaConsumer<byte[], byte[]> consumer(String servers, String topic) {
        var consumer = new KafkaConsumer<>(
                Map.<String, Object>of("bootstrap.servers", servers, "enable.auto.commit", false, "fetch.min.bytes", 1),
                new ByteArrayDeserializer(),
                new ByteArrayDeserializer());
        var partition = new TopicPartition(topic, 0);
        consumer.assign(List.of(partition));
        consumer.seekToEnd(List.of(partition));
        consumer.position(partition);
        return consumer;
    }
}
