package dev.squall.agent.policy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.squall.agent.fault.Plan;
import dev.squall.agent.fault.Target;
import dev.squall.model.experiment.BlastRadius;
import dev.squall.model.json.Json;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** How far an action may reach, whatever its arguments chose. */
class ReachTest {
    private static Plan.Ready hitting(int pods, int candidates) {
        var targets = IntStream.range(0, pods)
                .mapToObj(i -> new Target("pod shop/web-" + i, Set.of("ns=shop", "pod=web-" + i, "node=n" + i % 2)))
                .toList();
        var names = IntStream.range(0, candidates)
                .mapToObj(i -> Json.of("web-" + i))
                .toList();
        return new Plan.Ready(targets, Json.mapping("candidates", new Json.Array(names)));
    }

    private static BlastRadius limit(Integer pods, Integer percent, Integer nodes, String... protect) {
        return new BlastRadius(
                Optional.ofNullable(pods), Optional.ofNullable(percent), Optional.ofNullable(nodes), List.of(protect));
    }

    @Test
    void whatStaysWithinIsAllowed() {
        assertThat(Reach.objectionTo(hitting(2, 10), limit(2, 20, 2, "ns=kube-*")))
                .isEmpty();
    }

    @Test
    void onePodTooManyIsRefused() {
        assertThat(Reach.objectionTo(hitting(3, 10), limit(2, null, null))
                        .orElseThrow()
                        .detail())
                .contains("max-pods: 2");
    }

    @Test
    void percentageIsNeverRoundedUp() {
        assertThat(Reach.objectionTo(hitting(1, 3), limit(null, 33, null))
                        .orElseThrow()
                        .detail())
                .contains("1 of 3");
    }

    @Test
    void nodesAreCountedOnce() {
        assertThat(Reach.objectionTo(hitting(4, 10), limit(null, null, 2))).isEmpty();
        assertThat(Reach.objectionTo(hitting(4, 10), limit(null, null, 1))).isPresent();
    }

    @Test
    void protectedTargetIsNeverHit() {
        assertThat(Reach.objectionTo(hitting(1, 10), limit(null, null, null, "ns=sh*"))
                        .orElseThrow()
                        .detail())
                .contains("protected");
    }
}
