package dev.squall.model.resolution;

import static org.assertj.core.api.Assertions.assertThat;

import dev.squall.model.codec.JsonDocumentReader;
import dev.squall.model.json.Json;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Outputs of steps in the place of references to them. */
class StepOutputsTest {
    private static final Map<String, Json> OUTPUTS = Map.of(
            "order",
                    JsonDocumentReader.parse("{\"body\": {\"items\": [{\"id\": 7}], \"ok\": true}}")
                            .orElseThrow(),
            "a step", Json.of("x"));

    private static StepOutputs.Resolution<Json> resolve(String text) {
        return StepOutputs.resolve(Json.of(text), OUTPUTS);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "${steps.order.output.body.items[0].id}; 7",
                "${steps.order.output.body.ok}; true",
                "id ${steps.order.output.body.items[0].id}!; \"id 7!\"",
                "${steps[\"a step\"].output}-${steps[\"a step\"].output}; \"x-x\"",
                "${steps} $steps ${other}; \"${steps} $steps ${other}\""
            })
    void referencesBecomeWhatTheyReferTo(String text, String expected) {
        assertThat(resolve(text))
                .isEqualTo(new StepOutputs.Resolved<>(
                        JsonDocumentReader.parse(expected).orElseThrow()));
    }

    @ParameterizedTest
    @CsvSource({
        "${steps.gone.output}, gone",
        "${steps.order.output.body.items[1].id}, items",
        "${steps.order.output.x}, x"
    })
    void referencesThatLeadNowhereAreNamed(String text, String named) {
        assertThat(resolve(text))
                .isInstanceOfSatisfying(
                        StepOutputs.Missing.class,
                        missing -> assertThat(missing.reason()).contains(named));
    }

    @Test
    void namesAreFoundWhereverTheyStand() {
        var document = JsonDocumentReader.parse(
                "{\"a\": [\"${steps.one.output.x}\", {\"b\": \"x${steps[\\\"two 2\\\"].output}\"}]}");

        assertThat(StepOutputs.names(document.orElseThrow())).containsExactly("one", "two 2");
    }
}
