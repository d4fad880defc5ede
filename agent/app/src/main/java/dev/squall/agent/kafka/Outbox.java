package dev.squall.agent.kafka;

import dev.squall.model.codec.CloudEventHeaders;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.LinkedBlockingDeque;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.jboss.logging.Logger;

/**
 * Sends records in the order in which each thread gives them. Whoever has something to say never waits for Kafka: on its own
 * thread it hands over only what Kafka's client takes at once, because few records are on their way and none waits; the
 * others go by a queue and a thread of its own. While Kafka is away up to {@link #MOST} records wait; then the oldest is
 * given up, which is harmless for reports: a coordinator asks again for what it misses.
 */
final class Outbox implements Runnable, AutoCloseable {
    static final int MOST = 10_000;

    /** So many small records fit into the client's buffer many times. */
    private static final int FEW = 100;

    private static final Logger LOG = Logger.getLogger(Outbox.class);

    private final Producer<byte[], byte[]> producer;
    private final LinkedBlockingDeque<ProducerRecord<byte[], byte[]>> waiting = new LinkedBlockingDeque<>(MOST);
    private final AtomicInteger queued = new AtomicInteger();
    private final AtomicInteger onTheirWay = new AtomicInteger();
    /** The client knows where these are: sending to them does not ask a broker first. */
    private final Set<String> reached = ConcurrentHashMap.newKeySet();

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
        if (queued.get() == 0 && onTheirWay.get() < FEW && reached.contains(message.topic())) {
            hand(message);
        } else {
            enqueue(message);
        }
    }

    private void enqueue(ProducerRecord<byte[], byte[]> message) {
        queued.incrementAndGet();
        while (!waiting.offer(message)) {
            var oldest = waiting.poll();
            if (oldest != null) {
                queued.decrementAndGet();
                LOG.warnf("too much is waiting for Kafka, a record is given up topic=%s", oldest.topic());
            }
        }
    }

    @Override
    public void run() {
        while (!closed || !waiting.isEmpty()) {
            try {
                var next = waiting.take();
                hand(next);
                queued.decrementAndGet();
            } catch (InterruptedException _) {
                closed = true;
            }
        }
    }

    private void hand(ProducerRecord<byte[], byte[]> message) {
        onTheirWay.incrementAndGet();
        try {
            var _ = producer.send(message, (_, failure) -> {
                onTheirWay.decrementAndGet();
                if (failure == null) {
                    reached.add(message.topic());
                } else if (!closed) {
                    LOG.warnf(
                            "record was not taken and is sent again topic=%s reason=%s",
                            message.topic(), failure.getMessage());
                    enqueue(message);
                }
            });
        } catch (KafkaException | IllegalStateException e) {
            onTheirWay.decrementAndGet();
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
