package dev.squall.model.json;

import static org.assertj.core.api.Assertions.assertThat;

import dev.squall.model.codec.JsonDocumentReader;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Each text is what Python's {@code json.dumps} makes of the value it says. */
class PythonJsonTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"a\": 1, \"b\": [true, null, 1.5]}",
                "[]",
                "{}",
                "\"caf\\u00e9 \\ud83d\\ude00 \\\"q\\\" \\\\ \\n\\t\\u0007\\u007f\"",
                "[1.0, 1e+22, -0.25, 12345678901234567890]",
            })
    void writesWhatPythonWrites(String text) {
        assertThat(PythonJson.dumps(JsonDocumentReader.parse(text).orElseThrow()))
                .isEqualTo(text);
    }
}
