package dev.squall.coordinator.fleet;

import static org.assertj.core.api.Assertions.assertThat;

import dev.squall.model.message.AgentRef;
import dev.squall.model.message.Heartbeat;
import dev.squall.model.message.OpenFault;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class FleetViewTest {
    private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");

    private Instant now = NOW;
    private final FleetView fleet = new FleetView(() -> now);

    @Test
    void agentIsAliveUntilFifteenSecondsAfterItsLastHeartbeat() {
        fleet.heard("a", heartbeat("eu-1", "a"), NOW);

        now = NOW.plus(Duration.ofSeconds(14));
        int before = fleet.alive().members().size();
        now = NOW.plus(Duration.ofSeconds(15));

        assertThat(before).isEqualTo(1);
        assertThat(fleet.alive().members()).isEmpty();
        assertThat(fleet.members()).singleElement().matches(member -> !member.alive());
    }

    @Test
    void heartbeatFromBeforeThisCoordinatorStartedCountsByItsOwnTime() {
        fleet.heard("a", heartbeat("eu-1", "a"), NOW.minus(Duration.ofMinutes(5)));

        assertThat(fleet.alive().members()).isEmpty();
    }

    @Test
    void clockOfAnAgentThatRunsAheadKeepsNobodyAlive() {
        fleet.heard("a", heartbeat("eu-1", "a"), NOW.plus(Duration.ofHours(1)));

        now = NOW.plus(Duration.ofSeconds(20));

        assertThat(fleet.alive().members()).isEmpty();
    }

    @Test
    void deletedRecordForgetsTheAgent() {
        fleet.heard("a", heartbeat("eu-1", "a"), NOW);

        fleet.gone("a");

        assertThat(fleet.members()).isEmpty();
    }

    @Test
    void clustersAreWhatTheirAgentsSayTheyAre() {
        fleet.heard("a", heartbeat("eu-1", "a"), NOW);
        fleet.heard("b", heartbeat("eu-1", "b"), NOW.minus(Duration.ofMinutes(1)));
        fleet.heard("c", heartbeat("us-1", "c"), NOW);

        assertThat(fleet.clusters())
                .containsExactly(new FleetView.Cluster("eu-1", 2, 1, 2), new FleetView.Cluster("us-1", 1, 1, 1));
    }

    @Test
    void firstHeartbeatOfAnAgentIsNewsAndTheNextIsNot() {
        boolean first = fleet.heard("a", heartbeat("eu-1", "a"), NOW);
        boolean second = fleet.heard("a", heartbeat("eu-1", "a"), NOW);

        assertThat(List.of(first, second)).containsExactly(true, false);
    }

    private static Heartbeat heartbeat(String cluster, String agent) {
        return new Heartbeat(
                new AgentRef(cluster, agent),
                "1",
                NOW,
                Map.of("zone", "a"),
                Set.of("http"),
                List.of(new OpenFault("run", "command", "target", NOW)));
    }
}
