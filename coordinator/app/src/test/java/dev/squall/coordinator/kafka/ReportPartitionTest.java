package dev.squall.coordinator.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import dev.squall.model.message.Topics;
import java.nio.charset.StandardCharsets;
import java.util.Random;
import org.apache.kafka.clients.producer.internals.BuiltInPartitioner;
import org.junit.jupiter.api.Test;

class ReportPartitionTest {
    @Test
    void runLandsInThePartitionThatKafkasOwnProducersChooseForItsKey() {
        var random = new Random(7);

        for (int i = 0; i < 2000; i++) {
            String run = "run-" + "é".repeat(random.nextInt(3)) + Integer.toString(random.nextInt(), 36);
            int partitions = 1 + random.nextInt(32);

            assertThat(Topics.reportPartition(run, partitions))
                    .isEqualTo(BuiltInPartitioner.partitionForKey(run.getBytes(StandardCharsets.UTF_8), partitions));
        }
    }
}
