package dev.squall.embedded.crash;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** Kafka or PostgreSQL is away for half a minute while a fault is in place, and comes back. */
@OnDrillGround
class OutageTest {
    private static final Duration OUTAGE = Duration.ofSeconds(30);

    @Test
    void kafkaIsAwayForHalfAMinute(DrillGround ground, Scene scene) throws Exception {
        faultIsInPlace(scene);
        ground.stopKafka();
        scene.awaiting("the fault ends by its lease", scene.victim()::runs);
        awaitEndOfOutage(scene);
        ground.startKafka();
        scene.gates().openAll();

        ended(ground, scene, "kafka");
    }

    @Test
    void postgresIsAwayForHalfAMinute(DrillGround ground, Scene scene) throws Exception {
        faultIsInPlace(scene);
        ground.stopPostgres();
        awaitEndOfOutage(scene);
        scene.gates().openAll();
        ground.startPostgres();

        ended(ground, scene, "postgresql");
    }

    private static void faultIsInPlace(Scene scene) throws Exception {
        scene.gates().shut("look", 1);
        scene.start();
        scene.awaitCall("look", 1);
        assertThat(scene.victim().isStopped()).isTrue();
        scene.strike();
    }

    /** The outage's length is what is tried; nothing is waited for by it. */
    private static void awaitEndOfOutage(Scene scene) {
        Instant over = Instant.now().plus(OUTAGE);
        scene.awaiting("the end of the outage", () -> Instant.now().isAfter(over));
    }

    private static void ended(DrillGround ground, Scene scene, String component) throws Exception {
        var end = scene.end();
        ground.table().add(component, "30 s away, a fault in place", end);
        assertThat(end.status()).as(end.reason()).isEqualTo("completed");
        assertThat(end.faults()).hasSize(1);
        assertThat(end.recovery()).as(end.reason()).isEqualTo("clean");
        assertThat(scene.victim().runs()).isTrue();
        assertThat(scene.gates().calls("first")).isEqualTo(1);
        assertThat(scene.gates().calls("last")).isEqualTo(1);
        assertThat(scene.gates().calls("rollback")).isEqualTo(1);
    }
}
