package dev.squall.coordinator.kafka;

import dev.squall.coordinator.fleet.FleetView;
import dev.squall.model.codec.HeartbeatCodec;
import dev.squall.model.codec.UnreadableMessage;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.ArrayList;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/** Reads what agents say of themselves, from the beginning and without a group: every coordinator knows the whole fleet. */
@ApplicationScoped
public class FleetListener {
    /** The channel's name in the configuration. */
    public static final String CHANNEL = "fleet";

    private final FleetView fleet;
    private final TopicCreator topics;
    private final DeadLetters deadLetters;

    FleetListener(FleetView fleet, TopicCreator topics, DeadLetters deadLetters) {
        this.fleet = fleet;
        this.topics = topics;
        this.deadLetters = deadLetters;
    }

    @Incoming(CHANNEL)
    CompletionStage<Void> take(ConsumerRecords<String, byte[]> records) {
        var unread = new ArrayList<CompletableFuture<Void>>();
        for (var record : records) {
            try {
                take(record);
            } catch (UnreadableMessage unreadable) {
                unread.add(deadLetters.putAside(record, unreadable.reason()).toCompletableFuture());
            }
        }
        return CompletableFuture.allOf(unread.toArray(CompletableFuture[]::new));
    }

    private void take(ConsumerRecord<String, byte[]> record) {
        if (record.value() == null) {
            fleet.gone(record.key());
            return;
        }
        var heartbeat = HeartbeatCodec.fromBytes(record.value());
        if (fleet.heard(record.key(), heartbeat, Instant.ofEpochMilli(record.timestamp()))) {
            topics.ensureCluster(heartbeat.agent().cluster());
        }
    }
}
