package dev.squall.coordinator.plan;

import static org.assertj.core.api.Assertions.assertThat;

import dev.squall.model.codec.ExperimentReader;
import dev.squall.model.codec.Reading;
import dev.squall.model.experiment.Experiment;
import dev.squall.model.journal.Plan;
import dev.squall.model.journal.RunPolicy;
import dev.squall.model.json.Json;
import dev.squall.model.message.AgentRef;
import dev.squall.model.message.StepAddress;
import dev.squall.model.message.StepAddress.Stage;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Which agents a step gets, and why a run cannot be started. */
class PlannerTest {
    private static final Fleet FLEET = new Fleet(List.of(
            member("eu-1", "a", Map.of("zone", "a"), "http", "signal"),
            member("eu-1", "b", Map.of("zone", "b"), "http"),
            member("us-1", "c", Map.of("zone", "a"), "http", "kubernetes.pod-kill")));

    private static Fleet.Member member(
            String cluster, String agent, Map<String, String> labels, String... capabilities) {
        return new Fleet.Member(new AgentRef(cluster, agent), labels, Set.of(capabilities));
    }

    private static Experiment experiment(String top, String step) {
        var reading = ExperimentReader.read("test.yaml", """
                title: a title
                description: a description
                %s
                method:
                - type: action
                  name: break
                  %s
                """.formatted(top, step));
        assertThat(reading).isInstanceOf(Reading.Read.class);
        return ((Reading.Read) reading).experiment();
    }

    private static Planning plan(String top, String step, Fleet fleet, long seed) {
        return Planner.plan(new PlanRequest("run-1", experiment(top, step), RunPolicy.SAFE, seed, Map.of()), fleet);
    }

    private static List<AgentRef> chosen(String top, String step) {
        var planning = plan(top, step, FLEET, 1);
        assertThat(planning).isInstanceOf(Planning.Planned.class);
        return ((Planning.Planned) planning)
                .plan()
                .placements()
                .get(StepAddress.of(Stage.METHOD, 0))
                .chosen();
    }

    private static String rejection(String top, String step, Fleet fleet) {
        var planning = plan(top, step, fleet, 1);
        assertThat(planning).isInstanceOf(Planning.Rejected.class);
        return ((Planning.Rejected) planning).problems().toString();
    }

    private static final String GET = "provider: {type: http, url: 'http://x'}";
    private static final String KILL = "provider: {type: kubernetes, func: pod-kill, arguments: {}}";

    @Test
    void stepWithoutTargetsGoesToOneAgentThatCan() {
        assertThat(chosen("", KILL)).containsExactly(new AgentRef("us-1", "c"));
    }

    @Test
    void pythonFunctionWithANativeTwinGoesWhereTheTwinIs() {
        assertThat(chosen(
                        "",
                        "provider: {type: python, module: chaosk8s.actions, func: terminate_pods, arguments: {ns: x}}"))
                .containsExactly(new AgentRef("us-1", "c"));
    }

    @Test
    void eachNamedClusterGetsItsOwnAgent() {
        assertThat(chosen("targets: {clusters: [eu-1, us-1]}", GET))
                .extracting(AgentRef::cluster)
                .containsExactly("eu-1", "us-1");
    }

    @Test
    void allAgentsOfASelectorAreTaken() {
        assertThat(chosen("targets: {agents: {selector: 'zone=a', mode: all}}", GET))
                .containsExactly(new AgentRef("eu-1", "a"), new AgentRef("us-1", "c"));
    }

    @Test
    void percentageIsRoundedDownButNeverToNothing() {
        assertThat(chosen("targets: {agents: {mode: percent, value: 50}}", GET)).hasSize(1);
    }

    @Test
    void stepMayNarrowTheTargetsOfTheExperiment() {
        assertThat(chosen("targets: {clusters: [eu-1, us-1]}", GET + "\n  targets: {clusters: [us-1]}"))
                .containsExactly(new AgentRef("us-1", "c"));
    }

    @Test
    void sameSeedMakesTheSameChoiceAndRecordsTheCandidates() {
        var large = new Fleet(IntStream.range(0, 50)
                .mapToObj(i -> member("eu-1", "agent-" + i, Map.of(), "http"))
                .toList());

        var choices = new ArrayList<AgentRef>();
        for (int seed : new int[] {7, 7, 8, 9, 10}) {
            Plan plan = ((Planning.Planned) plan("", GET, large, seed)).plan();
            var placement = plan.placements().get(StepAddress.of(Stage.METHOD, 0));
            assertThat(placement.candidates()).hasSize(50);
            choices.add(placement.chosen().getFirst());
        }

        assertThat(choices.get(0)).isEqualTo(choices.get(1));
        assertThat(Set.copyOf(choices)).hasSizeGreaterThan(1);
    }

    @Test
    void noAgentAliveIsSaid() {
        assertThat(rejection("", GET, new Fleet(List.of()))).contains("method[0]: no agent is alive");
    }

    @Test
    void unknownClusterIsNamedWithThoseThereAre() {
        assertThat(rejection("targets: {clusters: [mars]}", GET, FLEET))
                .contains("'mars'")
                .contains("eu-1, us-1");
    }

    @Test
    void functionThatNoAgentHasIsNamed() {
        assertThat(rejection("", "provider: {type: sql, func: lock, arguments: {}}", FLEET))
                .contains("none of 3 agents can do sql.lock");
    }

    @Test
    void guardThatWouldNotBeEnforcedAsWrittenIsRefused() {
        var guard = """
                guards:
                - name: errors
                  source: {type: http, url: 'http://x'}
                  abort-when: '> 5'
                  on-trip: pause
                """;

        assertThat(rejection(guard, GET, FLEET)).contains("guards[0]").contains("abort-run");
    }

    @Test
    void pauseWithoutALengthIsRefusedBeforeTheRun() {
        assertThat(rejection("", GET + "\n  pauses: {before: '${wait}'}", FLEET))
                .contains("method[0].pauses.before")
                .contains("number of seconds");
    }

    @Test
    void pauseFromTheConfigurationIsTaken() {
        var request = new PlanRequest(
                "run-1",
                experiment("configuration: {wait: 3}", GET + "\n  pauses: {before: '${wait}'}"),
                RunPolicy.SAFE,
                1,
                Map.of("wait", Json.of(3)));

        assertThat(Planner.plan(request, FLEET)).isInstanceOf(Planning.Planned.class);
    }
}
