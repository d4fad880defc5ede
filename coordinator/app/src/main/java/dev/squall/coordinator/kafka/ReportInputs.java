package dev.squall.coordinator.kafka;

import dev.squall.coordinator.loop.Input;
import dev.squall.coordinator.loop.Inputs;
import dev.squall.coordinator.run.RunInput;
import dev.squall.model.codec.JsonReader;
import dev.squall.model.codec.ReportCodec;
import dev.squall.model.codec.RequestCodec;
import dev.squall.model.codec.UnreadableMessage;
import dev.squall.model.json.Json;
import dev.squall.model.message.Topics;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.CloseOptions;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRebalanceListener;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.WakeupException;
import org.jboss.logging.Logger;

/**
 * The reports' topic as {@link Inputs}, read on the loop's own thread. Offsets are committed, once a second at most, when
 * everything before them is durable and what could not be read is among the dead letters. The partitions that Kafka gives
 * to this coordinator say whose runs it decides for.
 */
public final class ReportInputs implements Inputs {
    private static final Logger LOG = Logger.getLogger(ReportInputs.class);
    private static final Duration BETWEEN_COMMITS = Duration.ofSeconds(1);
    private static final Duration AFTER_FAILURE = Duration.ofSeconds(1);
    private static final Duration FAREWELL = Duration.ofSeconds(3);

    private final Consumer<String, byte[]> consumer;
    private final DeadLetters deadLetters;
    private final InstantSource clock;
    private final List<CompletableFuture<Void>> puttingAside = new ArrayList<>();
    private final CountDownLatch never = new CountDownLatch(1);
    private Instant committed = Instant.EPOCH;
    private boolean uncommitted;
    private boolean accepted = true;
    private volatile boolean joined;

    public ReportInputs(Consumer<String, byte[]> consumer, DeadLetters deadLetters, InstantSource clock) {
        this.consumer = consumer;
        this.deadLetters = deadLetters;
        this.clock = clock;
    }

    @Override
    public void open(Ownership ownership) {
        consumer.subscribe(List.of(Topics.REPORTS), new ConsumerRebalanceListener() {
            @Override
            public void onPartitionsAssigned(Collection<TopicPartition> partitions) {
                if (!partitions.isEmpty()) {
                    int total = consumer.partitionsFor(Topics.REPORTS).size();
                    ownership.assigned(numbers(partitions), total);
                    LOG.infof("partitions assigned partitions=%s", numbers(partitions));
                }
                joined = true;
            }

            @Override
            public void onPartitionsRevoked(Collection<TopicPartition> partitions) {
                ownership.revoked(numbers(partitions));
                commitNow();
                LOG.infof("partitions revoked partitions=%s", numbers(partitions));
            }

            @Override
            public void onPartitionsLost(Collection<TopicPartition> partitions) {
                ownership.revoked(numbers(partitions));
                LOG.warnf("partitions lost partitions=%s", numbers(partitions));
            }
        });
    }

    private static Set<Integer> numbers(Collection<TopicPartition> partitions) {
        return partitions.stream().map(TopicPartition::partition).collect(Collectors.toSet());
    }

    @Override
    public List<Input> next(Duration limit) {
        commitSometimes();
        var inputs = new ArrayList<Input>();
        try {
            var records = consumer.poll(limit);
            var now = clock.instant();
            for (var record : records) {
                try {
                    inputs.add(read(record, now));
                    accepted = false;
                } catch (UnreadableMessage unreadable) {
                    puttingAside.add(
                            deadLetters.putAside(record, unreadable.reason()).toCompletableFuture());
                }
                uncommitted = true;
            }
        } catch (WakeupException _) {
            // there is other work
        } catch (KafkaException e) {
            LOG.warnf("reports cannot be read, trying again reason=%s", e.getMessage());
            rest();
        }
        return inputs;
    }

    private void rest() {
        try {
            var _ = never.await(AFTER_FAILURE.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    private static Input read(ConsumerRecord<String, byte[]> record, Instant now) {
        if (record.value() == null) {
            throw new UnreadableMessage("the record is empty");
        }
        var json = JsonReader.parse(record.value());
        if (json instanceof Json.Mapping mapping
                && mapping.text("type")
                        .filter(type -> type.startsWith(RequestCodec.PREFIX))
                        .isPresent()) {
            var request = RequestCodec.read(json);
            return new Input(record.partition(), request.run(), new RunInput.Requested(now, request));
        }
        var report = ReportCodec.read(json);
        return new Input(record.partition(), report.run(), new RunInput.Reported(now, report));
    }

    @Override
    public void accepted() {
        accepted = true;
    }

    private void commitSometimes() {
        if (mayCommit() && !clock.instant().isBefore(committed.plus(BETWEEN_COMMITS))) {
            committed = clock.instant();
            uncommitted = false;
            consumer.commitAsync();
        }
    }

    private boolean mayCommit() {
        puttingAside.removeIf(CompletableFuture::isDone);
        return uncommitted && accepted && puttingAside.isEmpty();
    }

    /** What is not committed comes again, to whoever is next, and changes nothing a second time. */
    private void commitNow() {
        if (!mayCommit()) {
            return;
        }
        try {
            consumer.commitSync(FAREWELL);
            uncommitted = false;
        } catch (KafkaException e) {
            LOG.warnf("offsets not committed reason=%s", e.getMessage());
        }
    }

    @Override
    public void wakeUp() {
        consumer.wakeup();
    }

    @Override
    public boolean joined() {
        return joined;
    }

    @Override
    public void close() {
        commitNow();
        consumer.close(CloseOptions.timeout(FAREWELL));
    }
}
