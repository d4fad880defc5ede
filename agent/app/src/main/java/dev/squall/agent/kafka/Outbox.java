package dev.squall.agent.kafka;

import dev.squall.model.codec.CloudEventHeaders;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.LinkedBlockingDeque;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.jboss.logging.Logger;

/**
 * Sends records in order from a thread of its own, so that whoever has something to say never waits for Kafka. While Kafka
 * is away up to {@link #MOST} records wait; then the oldest is given up, which is harmless for reports: a coordinator asks
 * again for what it misses.
 */
final class Outbox implements Runnable, AutoCloseable {
    static final int MOST = 10_000;

    private static final Logger LOG = Logger.getLogger(Outbox.class);

    private final Producer<byte[], byte[]> producer;
    private final LinkedBlockingDeque<ProducerRecord<byte[], byte[]>> waiting = new LinkedBlockingDeque<>(MOST);
    private final Thread thread = Thread.ofPlatform().name("squall-outbox").unstarted(this);
    private volatile boolean closed;

    Outbox(Producer<byte[], byte[]> producer) {
        this.producer = producer;
    }

    void start() {
        thread.start();
    }

    void send(String topic, String key, byte[] value, CloudEventHeaders headers) {
        var message = new ProducerRecord<>(topic, key.getBytes(StandardCharsets.UTF_8), value);
        headers.asMap().forEach((name, text) -> message.headers().add(name, text.getBytes(StandardCharsets.UTF_8)));
        send(message);
    }

    void send(ProducerRecord<byte[], byte[]> message) {
        while (!waiting.offer(message)) {
            var oldest = waiting.poll();
            LOG.warnf(
                    "too much is waiting for Kafka, a record is given up topic=%s",
                    oldest == null ? "" : oldest.topic());
        }
    }

    @Override
    public void run() {
        while (!closed || !waiting.isEmpty()) {
            try {
                hand(waiting.take());
            } catch (InterruptedException _) {
                closed = true;
            }
        }
    }

    private void hand(ProducerRecord<byte[], byte[]> message) {
        try {
            var _ = producer.send(message, (_, failure) -> {
                if (failure != null && !closed) {
                    LOG.warnf(
                            "record was not taken and is sent again topic=%s reason=%s",
                            message.topic(), failure.getMessage());
                    send(message);
                }
            });
        } catch (KafkaException | IllegalStateException e) {
            LOG.warnf("record cannot be sent topic=%s reason=%s", message.topic(), e.getMessage());
        }
    }

    @Override
    public void close() {
        closed = true;
        thread.interrupt();
        producer.close(Duration.ofSeconds(5));
    }
}
