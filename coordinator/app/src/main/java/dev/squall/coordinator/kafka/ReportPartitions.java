package dev.squall.coordinator.kafka;

import dev.squall.coordinator.loop.RunnerLoop;
import dev.squall.model.message.Topics;
import io.smallrye.common.annotation.Identifier;
import io.smallrye.reactive.messaging.kafka.KafkaConsumerRebalanceListener;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.Collection;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.common.TopicPartition;
import org.jboss.logging.Logger;

/** Tells the loop whose runs it decides for: those whose partition of the reports' topic was given to this coordinator. */
@ApplicationScoped
@Identifier(ReportListener.CHANNEL)
public class ReportPartitions implements KafkaConsumerRebalanceListener {
    /** A loop that waits for PostgreSQL must not hold up the others' rebalance. */
    private static final Duration LONGEST_FAREWELL = Duration.ofSeconds(3);

    private static final Logger LOG = Logger.getLogger(ReportPartitions.class);

    private final RunnerLoop loop;

    ReportPartitions(RunnerLoop loop) {
        this.loop = loop;
    }

    @Override
    public void onPartitionsAssigned(Consumer<?, ?> consumer, Collection<TopicPartition> partitions) {
        var numbers = numbers(partitions);
        if (!numbers.isEmpty()) {
            loop.assigned(numbers, consumer.partitionsFor(Topics.REPORTS).size());
            LOG.infof("partitions assigned partitions=%s", numbers);
        }
    }

    @Override
    public void onPartitionsRevoked(Consumer<?, ?> consumer, Collection<TopicPartition> partitions) {
        var numbers = numbers(partitions);
        try {
            loop.revoked(numbers).toCompletableFuture().get(LONGEST_FAREWELL.toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException | TimeoutException e) {
            LOG.warnf("partitions revoked while the loop was busy partitions=%s", numbers);
        } catch (RejectedExecutionException stopped) {
            LOG.debugf("partitions revoked after the loop partitions=%s", numbers);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static Set<Integer> numbers(Collection<TopicPartition> partitions) {
        return partitions.stream().map(TopicPartition::partition).collect(Collectors.toSet());
    }
}
