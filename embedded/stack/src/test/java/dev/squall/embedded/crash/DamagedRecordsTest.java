package dev.squall.embedded.crash;

import static org.assertj.core.api.Assertions.assertThat;

import dev.squall.model.message.Topics;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Records come twice, out of order, or cannot be read. */
@OnDrillGround
class DamagedRecordsTest {
    private static final String COMMANDS = Topics.commands(DrillGround.CLUSTER);
    private static final String CONTROL = Topics.control(DrillGround.CLUSTER);

    @Test
    void repeatedAndReorderedRecordsChangeNothing(DrillGround ground, Scene scene) throws Exception {
        scene.gates().shut("look", 1);
        scene.start();
        scene.awaitCall("look", 1);
        scene.strike();
        assertThat(repeatEverything(ground, scene)).isPositive();
        scene.gates().openAll();

        var end = scene.end();

        repeatEverything(ground, scene);
        scene.awaiting(
                "the coordinator has read all repetitions",
                () -> ground.records().isReadToItsEnd(CoordinatorCrashTest.COORDINATORS, Topics.REPORTS));
        var later = new Ending(ground.runs().journal(scene.run()), java.time.Instant.now());
        ground.table().add("records", "twice more, the newest first", end);
        assertThat(end.status()).as(end.reason()).isEqualTo("completed");
        assertThat(end.verdict()).isEqualTo("held");
        assertThat(end.faults()).hasSize(1);
        assertThat(later.verdict()).isEqualTo("held");
        assertThat(later.recovery()).isEqualTo("clean");
        assertThat(later.journal().path("steps")).isEqualTo(end.journal().path("steps"));
        assertThat(scene.victim().runs()).isTrue();
        for (var gate : List.of("first", "look", "last", "rollback")) {
            assertThat(scene.gates().calls(gate)).as(gate).isEqualTo(1);
        }
    }

    @Test
    void recordsThatCannotBeReadAreDeadLettersAndTheRunGoesOn(DrillGround ground, Scene scene) throws Exception {
        scene.gates().shut("look", 1);
        scene.start();
        scene.awaitCall("look", 1);
        scene.strike();
        String damaged = "{\"type\": \"dev.squall.\u0000 " + scene.run();
        int partition = Topics.commandPartition(DrillGround.AGENT, Topics.COMMAND_PARTITIONS);
        ground.records().write(COMMANDS, partition, DrillGround.AGENT, damaged);
        ground.records().write(CONTROL, 0, "", damaged);
        ground.records()
                .write(
                        Topics.REPORTS,
                        Topics.reportPartition(scene.run(), Topics.REPORT_PARTITIONS),
                        scene.run(),
                        damaged);
        ground.records().write(Topics.FLEET, 0, "nobody", damaged);
        scene.awaiting(
                "a dead letter from each topic",
                () -> ground.records().reasons(damaged).size() == 4);
        scene.gates().openAll();

        var end = scene.end();

        ground.table().add("records", "one that cannot be read in each topic", end);
        var reasons = ground.records().reasons(damaged);
        assertThat(reasons).containsOnlyKeys(COMMANDS, CONTROL, Topics.REPORTS, Topics.FLEET);
        assertThat(reasons.values()).noneMatch(String::isBlank);
        assertThat(end.status()).as(end.reason()).isEqualTo("completed");
        assertThat(end.verdict()).isEqualTo("held");
        assertThat(end.recovery()).isEqualTo("clean");
        assertThat(scene.victim().runs()).isTrue();
    }

    private static int repeatEverything(DrillGround ground, Scene scene) throws Exception {
        int repeated = 0;
        for (var topic : List.of(Topics.REPORTS, COMMANDS, CONTROL)) {
            repeated += ground.records().repeatBackwards(topic, scene.run());
        }
        return repeated;
    }
}
