package dev.squall.coordinator.kafka;

import dev.squall.model.message.Topics;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.TopicExistsException;
import org.jboss.logging.Logger;

/**
 * Creates the topics that are not there, with the shapes of {@link Topics}; those that are there stay as they are. Tries
 * until Kafka answers; agents create theirs too, and whoever comes second finds them.
 */
public final class TopicCreator implements AutoCloseable {
    private static final Logger LOG = Logger.getLogger(TopicCreator.class);
    private static final Duration PATIENCE = Duration.ofSeconds(15);
    private static final Duration PAUSE = Duration.ofSeconds(2);
    /** A fleet of more clusters than this is a fault of whoever names them. */
    private static final int MOST_CLUSTERS = 10_000;

    private final Map<String, Object> kafka;
    private final Set<String> clusters = ConcurrentHashMap.newKeySet();
    private final CountDownLatch end = new CountDownLatch(1);

    /** @param kafka the common configuration of Kafka's clients */
    public TopicCreator(Map<String, Object> kafka) {
        this.kafka = new HashMap<>(kafka);
        this.kafka.keySet().retainAll(AdminClientConfig.configNames());
    }

    public void ensureShared() {
        inBackground(Topics.shared());
    }

    /** The topics of a cluster, when this is the first that is heard of it. */
    public void ensureCluster(String cluster) {
        if (clusters.size() < MOST_CLUSTERS && clusters.add(cluster)) {
            inBackground(Topics.ofCluster(cluster));
        }
    }

    @Override
    public void close() {
        end.countDown();
    }

    private void inBackground(List<Topics.Topic> topics) {
        Thread.ofVirtual().name("squall-topics").start(() -> {
            try {
                while (!create(topics) && !end.await(PAUSE.toMillis(), TimeUnit.MILLISECONDS)) {
                    LOG.warnf("topics not created yet topics=%s", names(topics));
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
    }

    private boolean create(List<Topics.Topic> topics) throws InterruptedException {
        try (var admin = Admin.create(kafka)) {
            var existing = admin.listTopics().names().get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
            var missing = topics.stream()
                    .filter(topic -> !existing.contains(topic.name()))
                    .map(TopicCreator::newTopic)
                    .toList();
            admin.createTopics(missing).all().get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
            return true;
        } catch (ExecutionException e) {
            return e.getCause() instanceof TopicExistsException && topics.size() == 1;
        } catch (TimeoutException | KafkaException e) {
            return false;
        }
    }

    private static NewTopic newTopic(Topics.Topic topic) {
        var settings = topic.compacted()
                ? Map.of("cleanup.policy", "compact")
                : Map.of(
                        "cleanup.policy",
                        "delete",
                        "retention.ms",
                        Long.toString(topic.retention().toMillis()));
        return new NewTopic(topic.name(), Optional.of(topic.partitions()), Optional.empty()).configs(settings);
    }

    private static List<String> names(List<Topics.Topic> topics) {
        return topics.stream().map(Topics.Topic::name).toList();
    }
}
