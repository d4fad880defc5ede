package dev.squall.agent.fault.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;

import dev.squall.agent.fault.Effect;
import dev.squall.agent.fault.Effect.Outcome;
import dev.squall.agent.fault.Plan;
import dev.squall.agent.kubernetes.Cluster;
import dev.squall.model.codec.JsonWriter;
import dev.squall.model.json.Json;
import dev.squall.testbed.RequiresKubernetes;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Pod faults against a real API server: what it counts, what it refuses, what replaces what. */
@RequiresKubernetes
class PodFaultsTest {
    private final Cluster cluster = new Cluster();

    @BeforeEach
    void deploy() {
        cluster.deployment("web", 3);
    }

    @AfterEach
    void remove() {
        cluster.close();
    }

    private Json.Mapping arguments(Map<String, Json> more) {
        var arguments = Json.mapping("ns", Json.of(cluster.namespace));
        for (var entry : more.entrySet()) {
            arguments = arguments.with(entry.getKey(), entry.getValue());
        }
        return arguments;
    }

    private Outcome run(Effect effect, Map<String, Json> arguments) throws InterruptedException {
        var plan = effect.plan(arguments(arguments), Cluster.context());
        assertThat(plan).isInstanceOf(Plan.Ready.class);
        return effect.act(((Plan.Ready) plan).data(), Cluster.context());
    }

    private static String output(Outcome outcome) {
        assertThat(outcome).isInstanceOf(Outcome.Done.class);
        return JsonWriter.write(((Outcome.Done) outcome).output());
    }

    @Test
    void killedPodIsReportedWithItsReplacementAndTheTimeToReady() throws InterruptedException {
        var before = cluster.uids("web");

        var outcome = run(
                new PodKill(cluster.asAdmin()),
                Map.of("label_selector", Json.of("app=web"), "grace_period", Json.of(0)));

        cluster.awaitReady("web", 3);
        assertThat(cluster.uids("web")).hasSize(3).isNotEqualTo(before);
        assertThat(output(outcome)).contains("\"replaced-by\":\"web-").contains("ready-after-seconds");
    }

    @Test
    void roleOfTheFaultSufficesToKill() throws InterruptedException {
        var outcome = run(
                new PodKill(cluster.as("killer", "pod-kill")),
                Map.of("label_selector", Json.of("app=web"), "grace_period", Json.of(0)));

        assertThat(output(outcome)).contains("killed");
    }

    @Test
    void roleToEvictDoesNotSufficeToKill() throws InterruptedException {
        var outcome =
                run(new PodKill(cluster.as("evictor", "pod-evict")), Map.of("label_selector", Json.of("app=web")));

        assertThat(outcome).isInstanceOf(Outcome.Failed.class);
        assertThat(((Outcome.Failed) outcome).error())
                .contains("0 of 1 pods killed")
                .contains("403")
                .contains("cannot delete");
        assertThat(cluster.uids("web")).hasSize(3);
    }

    @Test
    void withoutAnyRoleNothingCanBeChosen() throws InterruptedException {
        var plan = new PodKill(cluster.as("nobody"))
                .plan(arguments(Map.of("label_selector", Json.of("app=web"))), Cluster.context());

        assertThat(plan).isInstanceOf(Plan.Failed.class);
        assertThat(((Plan.Failed) plan).reason()).contains("403").contains("cannot list");
    }

    @Test
    void podThatHasGoneSinceThePlanIsNotMistakenForItsNamesake() throws InterruptedException {
        cluster.barePod("alone");
        var kill = new PodKill(cluster.asAdmin());
        var plan = (Plan.Ready) kill.plan(arguments(Map.of("label_selector", Json.of("app=alone"))), Cluster.context());
        cluster.admin
                .pods()
                .inNamespace(cluster.namespace)
                .withName("alone")
                .withGracePeriod(0)
                .delete();
        cluster.barePod("alone");
        var namesake = cluster.metadata("alone").getUid();

        var outcome = kill.act(plan.data(), Cluster.context());

        assertThat(((Outcome.Failed) outcome).error()).contains("409");
        assertThat(cluster.metadata("alone").getUid()).isEqualTo(namesake);
        assertThat(cluster.metadata("alone").getDeletionTimestamp()).isNull();
    }

    @Test
    void nothingWaitsForThePodThatNobodyReplaces() throws InterruptedException {
        cluster.barePod("alone");

        var outcome = run(
                new PodKill(cluster.asAdmin()),
                Map.of("label_selector", Json.of("app=alone"), "grace_period", Json.of(0)));

        assertThat(output(outcome)).contains("\"replaced-by\":null");
    }

    @Test
    void everyKillIsCountedOnce() throws InterruptedException {
        var outcome = run(
                new PodKill(cluster.asAdmin()),
                Map.of("label_selector", Json.of("app=web"), "all", Json.of(true), "grace_period", Json.of(0)));

        var killed = ((Json.Array) ((Json.Mapping) ((Outcome.Done) outcome).output())
                        .get("killed")
                        .orElseThrow())
                .items();
        assertThat(killed.stream().map(pod -> ((Json.Mapping) pod).get("uid")))
                .hasSize(3)
                .doesNotHaveDuplicates();
        assertThat(killed.stream().map(pod -> ((Json.Mapping) pod).get("replacement-uid")))
                .doesNotHaveDuplicates();
    }

    @Test
    void evictionIsCarriedOutWhereTheBudgetAllowsIt() throws InterruptedException {
        cluster.budget("web", 2);

        var outcome = run(
                new PodEvict(cluster.as("evictor", "pod-evict")),
                Map.of("label_selector", Json.of("app=web"), "grace_period", Json.of(0)));

        assertThat(output(outcome)).contains("evicted");
    }

    @Test
    void refusalOfTheBudgetIsSeenAndReported() throws InterruptedException {
        cluster.budget("web", 3);

        var outcome = run(new PodEvict(cluster.asAdmin()), Map.of("label_selector", Json.of("app=web")));

        assertThat(((Outcome.Failed) outcome).error())
                .contains("0 of 1 pods evicted")
                .contains("a PodDisruptionBudget refuses");
        assertThat(cluster.uids("web")).hasSize(3);
    }

    @Test
    void roleToKillDoesNotSufficeToEvict() throws InterruptedException {
        var outcome = run(new PodEvict(cluster.as("killer", "pod-kill")), Map.of("label_selector", Json.of("app=web")));

        assertThat(((Outcome.Failed) outcome).error()).contains("403");
    }

    @Test
    void thereIsNothingToStartWherePodsRun() throws InterruptedException {
        var outcome =
                run(new StartPods(cluster.as("starter", "start-pods")), Map.of("label_selector", Json.of("app=web")));

        assertThat(output(outcome)).contains("\"scaled\":[]");
    }

    @Test
    void whatWasScaledToNothingIsScaledBackWithTheRoleForIt() throws InterruptedException {
        cluster.admin
                .apps()
                .deployments()
                .inNamespace(cluster.namespace)
                .withName("web")
                .scale(0);

        var outcome = run(
                new StartPods(cluster.as("starter", "start-pods")),
                Map.of("label_selector", Json.of("app=web"), "replicas", Json.of(2)));

        assertThat(output(outcome)).contains("\"kind\":\"Deployment\"");
        cluster.awaitReady("web", 2);
    }

    /** The testbed's pods have no kubelet that would run anything. */
    @Test
    void commandThatNobodyCanRunFailsInTheServersWords() throws InterruptedException {
        var outcome = run(
                new PodExec(cluster.asAdmin()), Map.of("label_selector", Json.of("app=web"), "cmd", Json.of("true")));

        assertThat(outcome)
                .isInstanceOfSatisfying(
                        Outcome.Failed.class,
                        failed -> assertThat(failed.error())
                                .contains("pod " + cluster.namespace + "/web-", "done before in 0 of 1 pods"));
    }
}
