package dev.squall.agent.kafka;

import static java.util.Objects.requireNonNull;

import dev.squall.model.message.Topics;
import dev.squall.model.message.Topics.Topic;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.errors.TopicExistsException;

/** Creates the topics an agent needs where they do not exist, and tells how many partitions commands really have. */
final class TopicSetup {
    private static final int SECONDS = 15;

    private final Admin admin;

    TopicSetup(Admin admin) {
        this.admin = admin;
    }

    /** @return how many partitions the cluster's command topic has, whoever created it */
    int ensure(String cluster) throws ExecutionException, TimeoutException, InterruptedException {
        var wanted = new ArrayList<>(Topics.shared());
        wanted.addAll(Topics.ofCluster(cluster));
        for (var topic : wanted) {
            create(topic);
        }
        String commands = Topics.commands(cluster);
        var described = admin.describeTopics(List.of(commands)).allTopicNames().get(SECONDS, TimeUnit.SECONDS);
        return requireNonNull(described.get(commands), commands).partitions().size();
    }

    private void create(Topic topic) throws ExecutionException, TimeoutException, InterruptedException {
        var created = new NewTopic(topic.name(), Optional.of(topic.partitions()), Optional.empty())
                .configs(Map.of(
                        "cleanup.policy",
                        topic.compacted() ? "compact" : "delete",
                        "retention.ms",
                        Long.toString(topic.retention().toMillis())));
        try {
            admin.createTopics(List.of(created)).all().get(SECONDS, TimeUnit.SECONDS);
        } catch (ExecutionException e) {
            if (!(e.getCause() instanceof TopicExistsException)) {
                throw e;
            }
        }
    }
}
