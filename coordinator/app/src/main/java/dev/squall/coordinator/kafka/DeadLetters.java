package dev.squall.coordinator.kafka;

import dev.squall.coordinator.kafka.Outbound.Destination;
import dev.squall.model.codec.DeadLetterHeaders;
import dev.squall.model.message.Topics;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.jspecify.annotations.Nullable;

/**
 * Puts aside what could not be read or used: the record as it came, its own headers included, with the reason and where it
 * was. Operators find it under {@link Topics#DEAD_LETTERS}; consumption goes on.
 */
public final class DeadLetters {
    private static final Executor LATER = CompletableFuture.delayedExecutor(
            1,
            TimeUnit.SECONDS,
            work -> Thread.ofVirtual().name("squall-dead-letters").start(work));

    private final Outbound outbound;
    private final Runnable counted;

    /** @param counted is run for each dead letter */
    public DeadLetters(Outbound outbound, Runnable counted) {
        this.outbound = outbound;
        this.counted = counted;
    }

    /** Completes when Kafka has it, however long that takes; the record must not be committed before. */
    public CompletionStage<Void> putAside(ConsumerRecord<String, byte[]> record, String reason) {
        counted.run();
        return persist(record, record.value(), reason);
    }

    private CompletionStage<Void> persist(
            ConsumerRecord<String, byte[]> record, byte @Nullable [] value, String reason) {
        return outbound.send(new Destination(Topics.DEAD_LETTERS, null, record.key()), value, headers(record, reason))
                .exceptionallyCompose(failure -> failure instanceof RecordTooLargeException
                        ? persist(record, null, reason + " (and it is too large to be kept)")
                        : CompletableFuture.runAsync(() -> {}, LATER).thenCompose(_ -> persist(record, value, reason)));
    }

    private static Map<String, String> headers(ConsumerRecord<String, byte[]> record, String reason) {
        var headers = new LinkedHashMap<String, String>();
        record.headers().forEach(header -> headers.put(header.key(), text(header.value())));
        headers.putAll(new DeadLetterHeaders(reason, record.topic(), record.partition(), record.offset()).asMap());
        return headers;
    }

    private static String text(byte[] value) {
        return value == null ? "" : new String(value, StandardCharsets.UTF_8);
    }
}
