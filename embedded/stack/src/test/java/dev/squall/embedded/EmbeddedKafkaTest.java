package dev.squall.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import dev.squall.model.message.Topics;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EmbeddedKafkaTest {
    private static final List<Topics.Topic> TOPICS = List.of(
            new Topics.Topic("steps", 2, false, Duration.ofHours(1)),
            new Topics.Topic("fleet", 1, true, Duration.ofHours(1)));

    @TempDir
    Path directory;

    @Test
    void recordsAndThePortSurviveARestart() throws Exception {
        String before;
        try (var kafka = EmbeddedKafka.start(directory, 0)) {
            before = kafka.bootstrapServers();
            kafka.create(TOPICS);
            send(kafka, "steps", "inject");
        }
        try (var kafka = EmbeddedKafka.start(directory, 0)) {
            kafka.create(TOPICS); // what is there stays
            assertThat(kafka.bootstrapServers()).isEqualTo(before);
            assertThat(read(kafka, "steps")).containsExactly("inject");
        }
    }

    @Test
    void topicsGetTheirPartitionsAndTheirCleanup() throws Exception {
        try (var kafka = EmbeddedKafka.start(directory, 0)) {
            kafka.create(TOPICS);
            try (Admin admin = Admin.create(Map.of("bootstrap.servers", kafka.bootstrapServers()))) {
                assertThat(admin.describeTopics(List.of("steps"))
                                .allTopicNames()
                                .get(10, TimeUnit.SECONDS)
                                .get("steps")
                                .partitions())
                        .hasSize(2);
                assertThat(setting(admin, "steps", "retention.ms")).isEqualTo("3600000");
                assertThat(setting(admin, "steps", "cleanup.policy")).isEqualTo("delete");
                assertThat(setting(admin, "fleet", "cleanup.policy")).isEqualTo("compact");
            }
        }
    }

    private static String setting(Admin admin, String topic, String key) throws Exception {
        var resource = new ConfigResource(ConfigResource.Type.TOPIC, topic);
        return admin.describeConfigs(List.of(resource))
                .all()
                .get(10, TimeUnit.SECONDS)
                .get(resource)
                .get(key)
                .value();
    }

    private static void send(EmbeddedKafka kafka, String topic, String value) throws Exception {
        Map<String, Object> settings = Map.of("bootstrap.servers", kafka.bootstrapServers(), "acks", "all");
        try (var producer = new KafkaProducer<>(settings, new StringSerializer(), new StringSerializer())) {
            producer.send(new ProducerRecord<>(topic, 0, "key", value)).get(10, TimeUnit.SECONDS);
        }
    }

    private static List<String> read(EmbeddedKafka kafka, String topic) {
        Map<String, Object> settings = Map.of("bootstrap.servers", kafka.bootstrapServers());
        try (var consumer = new KafkaConsumer<>(settings, new StringDeserializer(), new StringDeserializer())) {
            var partition = new TopicPartition(topic, 0);
            consumer.assign(List.of(partition));
            consumer.seekToBeginning(List.of(partition));
            return consumer.poll(Duration.ofSeconds(10)).records(partition).stream()
                    .map(ConsumerRecord::value)
                    .toList();
        }
    }
}
