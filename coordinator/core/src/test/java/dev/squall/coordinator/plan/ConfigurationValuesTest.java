package dev.squall.coordinator.plan;

import static org.assertj.core.api.Assertions.assertThat;

import dev.squall.coordinator.plan.ConfigurationValues.Resolving;
import dev.squall.model.experiment.Configuration;
import dev.squall.model.experiment.Configuration.Value;
import dev.squall.model.json.Json;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

class ConfigurationValuesTest {
    private static final Configuration LIMIT =
            new Configuration(Map.of("limit", new Value.Environment("LIMIT", Optional.empty(), "int")));

    @Test
    void environmentVariableIsConvertedToItsType() {
        var resolving = ConfigurationValues.resolve(LIMIT, Map.of(), lookup("LIMIT", " 12 "));

        assertThat(resolving).isEqualTo(new Resolving.Resolved(Map.of("limit", Json.of(12))));
    }

    @Test
    void passedVariableWinsOverTheEnvironment() {
        var resolving = ConfigurationValues.resolve(LIMIT, Map.of("limit", Json.of(3)), lookup("LIMIT", "12"));

        assertThat(resolving).isEqualTo(new Resolving.Resolved(Map.of("limit", Json.of(3))));
    }

    @Test
    void missingVariableSaysToPassIt() {
        var resolving = ConfigurationValues.resolve(LIMIT, Map.of(), lookup("OTHER", "12"));

        assertThat(problems(resolving))
                .contains("configuration.limit")
                .contains("'LIMIT'")
                .contains("'variables'");
    }

    @Test
    void variableOfAnotherTypeIsAProblemThatDoesNotRepeatItsValue() {
        var resolving = ConfigurationValues.resolve(LIMIT, Map.of(), lookup("LIMIT", "s3cret"));

        assertThat(problems(resolving)).contains("no int").doesNotContain("s3cret");
    }

    @Test
    void undeclaredVariableIsAProblem() {
        var resolving = ConfigurationValues.resolve(LIMIT, Map.of("limits", Json.of(3)), lookup("LIMIT", "12"));

        assertThat(problems(resolving)).contains("variables.limits");
    }

    private static Function<String, Optional<String>> lookup(String name, String value) {
        return key -> key.equals(name) ? Optional.of(value) : Optional.empty();
    }

    private static String problems(Resolving resolving) {
        return resolving instanceof Resolving.Unresolved(var problems) ? problems.toString() : "none";
    }
}
