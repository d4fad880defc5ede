package dev.squall.agent.kafka;

import dev.squall.model.codec.UnreadableMessage;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.OffsetAndTimestamp;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.WakeupException;
import org.jboss.logging.Logger;

/**
 * Reads one partition on a thread of its own and hands on what it can read. The partition is assigned, not subscribed:
 * there is no group and no rebalance. After a start it goes back {@link #LOOK_BACK}, because the worker knows repetitions
 * and refuses what is stale; what cannot be read goes to the dead letters.
 *
 * @param <M> what the partition carries
 */
final class Inbox<M> implements Runnable, AutoCloseable {
    /** Longer than a command may wait for its agent. */
    static final Duration LOOK_BACK = Duration.ofMinutes(10);

    private static final Duration POLL = Duration.ofSeconds(1);
    private static final Duration RETRY = Duration.ofSeconds(1);
    private static final Logger LOG = Logger.getLogger(Inbox.class);

    private final Consumer<byte[], byte[]> consumer;
    private final TopicPartition partition;
    private final Function<byte[], M> codec;
    private final java.util.function.Consumer<M> sink;
    private final DeadLetters deadLetters;
    private final InstantSource clock;
    private final Thread thread;
    private volatile boolean closed;
    private volatile boolean assigned;

    Inbox(
            Consumer<byte[], byte[]> consumer,
            TopicPartition partition,
            Function<byte[], M> codec,
            java.util.function.Consumer<M> sink,
            DeadLetters deadLetters,
            InstantSource clock) {
        this.consumer = consumer;
        this.partition = partition;
        this.codec = codec;
        this.sink = sink;
        this.deadLetters = deadLetters;
        this.clock = clock;
        this.thread = Thread.ofPlatform().name("squall-inbox-" + partition).unstarted(this);
    }

    void start() {
        thread.start();
    }

    /** Whether it stands where it has to and reads. */
    boolean isReading() {
        return assigned && thread.isAlive();
    }

    @Override
    public void run() {
        try (consumer) {
            while (!closed && !assigned) {
                assigned = retried(this::assign);
            }
            while (!closed) {
                retried(() -> consumer.poll(POLL).forEach(this::handOn));
            }
        } catch (WakeupException _) {
            // closed
        }
    }

    private void assign() {
        consumer.assign(List.of(partition));
        Instant since = clock.instant().minus(LOOK_BACK);
        OffsetAndTimestamp found = consumer.offsetsForTimes(Map.of(partition, since.toEpochMilli()))
                .get(partition);
        if (found == null) {
            consumer.seekToEnd(List.of(partition));
            consumer.position(partition);
        } else {
            consumer.seek(partition, found.offset());
        }
    }

    /** A broker that is away comes back; the agent goes on meanwhile. */
    private boolean retried(Runnable work) {
        try {
            work.run();
            return true;
        } catch (WakeupException e) {
            throw e;
        } catch (KafkaException e) {
            LOG.warnf("Kafka is not to be had topic=%s reason=%s", partition.topic(), e.getMessage());
            try {
                Thread.sleep(RETRY);
            } catch (InterruptedException _) {
                closed = true;
            }
            return false;
        }
    }

    private void handOn(ConsumerRecord<byte[], byte[]> found) {
        M message;
        try {
            message = codec.apply(found.value() == null ? new byte[0] : found.value());
        } catch (UnreadableMessage e) {
            deadLetters.send(found, String.valueOf(e.getMessage()));
            return;
        }
        sink.accept(message);
    }

    @Override
    public void close() {
        closed = true;
        consumer.wakeup();
        try {
            thread.join(Duration.ofSeconds(5));
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }
}
