package dev.squall.model.resolution;

import static org.assertj.core.api.Assertions.assertThat;

import dev.squall.model.experiment.Configuration;
import dev.squall.model.experiment.Configuration.Value;
import dev.squall.model.json.Json;
import dev.squall.model.json.PythonValues;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ConfigurationResolverTest {
    @ParameterizedTest
    @CsvSource({
        "str,5,5,a text", "string,x,x,a text", "bytes,x,x,a text", "int,5,5,an integer",
        "integer,' -1_000 ',-1000,an integer", "float,0.2,0.2,a number", "number,5,5.0,a number",
                "bool,no,False,a boolean",
        "bool,FALSE,False,a boolean", "bool,0,False,a boolean", "bool,,True,a boolean", "bool,off,True,a boolean",
        "json,[1],[1],a list", "json,true,True,a boolean"
    })
    void aVariableIsConvertedToItsType(String type, @Nullable String text, String expected, String kind) {
        var written = text == null ? "" : text;
        var resolved = resolve(new Value.Environment("KEY", Optional.empty(), type), Map.of("KEY", written));
        assertThat(resolved.problems()).isEmpty();
        assertThat(PythonValues.text(value(resolved))).isEqualTo(expected);
        assertThat(value(resolved).typeName()).isEqualTo(kind);
    }

    @ParameterizedTest
    @CsvSource({"int,0.2", "int,abc", "float,abc", "json,{"})
    void aVariableOfAnotherTypeIsAProblem(String type, String text) {
        var resolved = resolve(new Value.Environment("KEY", Optional.empty(), type), Map.of("KEY", text));
        assertThat(resolved.problems())
                .containsExactly("configuration.name: the environment variable 'KEY' is no " + type);
    }

    @Test
    void aMissingVariableIsAProblemThatNamesIt() {
        var resolved = resolve(new Value.Environment("KEY", Optional.empty(), "str"), Map.of());
        assertThat(resolved.problems())
                .containsExactly(
                        "configuration.name: there is no environment variable 'KEY'; set it or give a 'default'");
    }

    @Test
    void aDefaultStandsInForAMissingVariable() {
        var text = resolve(new Value.Environment("KEY", Optional.of(Json.of("7")), "int"), Map.of());
        assertThat(value(text)).isEqualTo(Json.of(7));
        var typed = resolve(new Value.Environment("KEY", Optional.of(Json.NULL), "str"), Map.of());
        assertThat(value(typed)).isEqualTo(Json.NULL);
    }

    @Test
    void anOverrideWinsAndMayItselfBeAVariable() {
        var configuration =
                new Configuration(Map.of("name", new Value.Environment("MISSING", Optional.empty(), "str")));
        var variable = Json.mapping("type", Json.of("env")).with("key", Json.of("KEY"));
        var overrides = Map.<String, Json>of("name", variable, "undeclared", Json.of(1));
        var resolved = ConfigurationResolver.resolve(configuration, key -> Optional.of("from " + key), overrides);
        assertThat(resolved.values()).isEqualTo(Map.of("name", Json.of("from KEY")));
        assertThat(resolved.problems()).isEmpty();
    }

    private static ConfigurationResolver.Resolved resolve(Value declared, Map<String, String> environment) {
        return ConfigurationResolver.resolve(
                new Configuration(Map.of("name", declared)),
                key -> Optional.ofNullable(environment.get(key)),
                Map.of());
    }

    private static Json value(ConfigurationResolver.Resolved resolved) {
        return resolved.values().getOrDefault("name", Json.of("nothing"));
    }
}
