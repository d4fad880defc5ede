package dev.squall.agent.fault.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;

import dev.squall.agent.call.RealContext;
import dev.squall.agent.fault.Effect.Outcome;
import dev.squall.agent.fault.Plan;
import dev.squall.agent.kubernetes.ApiServer;
import dev.squall.model.codec.JsonWriter;
import dev.squall.model.json.Json;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A kill whose answer is lost is neither counted nor denied before the pod was looked for again. */
class LostAnswerTest {
    @Test
    void podThatIsGoneWasKilledAlthoughNoAnswerCame() throws Exception {
        try (var server = new ApiServer()) {
            server.pods(List.of("web-1 Running Ready=True"));
            server.swallowDeletionOf("web-1");
            var kill = new PodKill(server.access());
            var context = RealContext.of("run/method[0]/one/a");
            var plan = (Plan.Ready) kill.plan(Json.mapping("ns", Json.of("shop")), context);

            var outcome = kill.act(plan.data(), context);

            assertThat(server.asked).contains("DELETE /api/v1/namespaces/shop/pods/web-1");
            assertThat(outcome)
                    .isInstanceOfSatisfying(
                            Outcome.Done.class,
                            done -> assertThat(JsonWriter.write(done.output())).contains("uid-of-web-1"));
        }
    }
}
