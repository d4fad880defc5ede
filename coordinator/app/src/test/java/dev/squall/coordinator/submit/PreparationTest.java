package dev.squall.coordinator.submit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.squall.coordinator.plan.Fleet;
import dev.squall.coordinator.submit.Preparation.Prepared;
import dev.squall.coordinator.submit.Submission.Options;
import dev.squall.coordinator.testbed.Experiments;
import dev.squall.coordinator.testbed.Plans;
import dev.squall.model.codec.Parsing;
import dev.squall.model.codec.YamlDocumentReader;
import dev.squall.model.experiment.Strategies.HypothesisStrategy;
import dev.squall.model.experiment.Strategies.RollbackStrategy;
import dev.squall.model.journal.Plan;
import dev.squall.model.journal.RunPolicy.Dry;
import dev.squall.model.json.Json;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

class PreparationTest {
    private static final String WITH_VARIABLE =
            Experiments.TWO_LOOKS + "configuration: {region: {type: env, key: REGION}}\n";

    @Test
    void allowedVariableOfTheEnvironmentIsRead() {
        var prepared = prepare(Set.of("REGION"), WITH_VARIABLE, Options.NONE);

        assertThat(plan(prepared).configuration()).containsEntry("region", Json.of("value of REGION"));
    }

    @Test
    void otherVariableOfTheEnvironmentHasToBePassed() {
        var prepared = prepare(Set.of("ZONE"), WITH_VARIABLE, Options.NONE);

        assertThat(problems(prepared)).contains("configuration.region").contains("'variables'");
    }

    @Test
    void passedValueNeedsNoEnvironment() {
        var prepared = prepare(Set.of(), WITH_VARIABLE, variables(Map.of("region", Json.of("eu"))));

        assertThat(plan(prepared).configuration()).containsEntry("region", Json.of("eu"));
    }

    @Test
    void valueForANameThatNobodyDeclaredIsAProblem() {
        var prepared =
                prepare(Set.of(), WITH_VARIABLE, variables(Map.of("region", Json.of("eu"), "zone", Json.of("a"))));

        assertThat(problems(prepared)).contains("variables.zone");
    }

    @Test
    void optionsWinOverTheExperimentsOwnStrategies() {
        var text = Experiments.TWO_LOOKS
                + "runtime: {hypothesis: {strategy: before-method-only}, rollbacks: {strategy: never}}\n";
        var options = new Options(
                Map.of(),
                Optional.of(9L),
                Optional.of(HypothesisStrategy.SKIP),
                Optional.empty(),
                Optional.empty(),
                Dry.NONE);

        var plan = plan(prepare(Set.of(), text, options));

        assertThat(plan.policy().hypothesis()).isEqualTo(HypothesisStrategy.SKIP);
        assertThat(plan.policy().rollbacks()).isEqualTo(RollbackStrategy.NEVER);
        assertThat(plan.seed()).isEqualTo(9);
    }

    private static Options variables(Map<String, Json> variables) {
        return new Options(variables, Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), Dry.NONE);
    }

    private static Prepared prepare(Set<String> allowed, String text, Options options) {
        var fleet = new Fleet(List.of(new Fleet.Member(Plans.AGENT, Map.of(), Set.of("http"))));
        var preparation = new Preparation(() -> fleet, name -> Optional.of("value of " + name), allowed, new Random(1));
        if (YamlDocumentReader.read("experiment", text) instanceof Parsing.Parsed(var document)) {
            return preparation.prepare("run-1", new Submission(document, options));
        }
        throw new AssertionError("the experiment cannot be parsed");
    }

    private static Plan plan(Prepared prepared) {
        if (prepared instanceof Prepared.Ready(var plan, var _)) {
            return plan;
        }
        throw new AssertionError("not ready: " + prepared);
    }

    private static String problems(Prepared prepared) {
        return prepared instanceof Prepared.Impossible(var problems) ? problems.toString() : "none";
    }
}
