package dev.squall.agent.kafka;

import dev.squall.model.codec.DeadLetterHeaders;
import dev.squall.model.message.Topics;
import java.nio.charset.StandardCharsets;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.jboss.logging.Logger;

/** Puts aside what could not be read as it came, with the reason and where it stood; nothing is dropped silently. */
final class DeadLetters {
    private static final Logger LOG = Logger.getLogger(DeadLetters.class);

    private final Outbox outbox;

    DeadLetters(Outbox outbox) {
        this.outbox = outbox;
    }

    void send(ConsumerRecord<byte[], byte[]> found, String reason) {
        LOG.warnf(
                "record cannot be read topic=%s partition=%d offset=%d reason=%s",
                found.topic(), found.partition(), found.offset(), reason);
        var letter = new ProducerRecord<>(Topics.DEAD_LETTERS, null, found.key(), found.value(), found.headers());
        new DeadLetterHeaders(reason, found.topic(), found.partition(), found.offset())
                .asMap()
                .forEach((name, value) -> letter.headers().add(name, text(value)));
        outbox.send(letter);
    }

    private static byte[] text(String value) {
        return value.getBytes(StandardCharsets.UTF_8);
    }
}
