package dev.squall.agent.fault.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;

import dev.squall.agent.call.Arguments;
import dev.squall.agent.call.Usage;
import dev.squall.model.codec.JsonReader;
import dev.squall.model.json.Json;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is asked for is understood or refused by name, before any API server is asked. */
class PodArgumentsTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"qty\": 0}                          | qty",
                "{\"qty\": \"two\"}                    | qty",
                "{\"mode\": \"percentage\", \"qty\": 101} | qty",
                "{\"mode\": \"half\"}                  | mode",
                "{\"order\": \"newest\"}               | order",
                "{\"label_selector\": \"a==b==c\"}     | label_selector",
                "{\"label_selector\": 3}               | label_selector",
                "{\"name_pattern\": \"(\"}             | name_pattern",
                "{\"all\": true}                       | all",
                "{\"rand\": \"yes\"}                   | rand",
                "{\"namespace\": \"x\"}                | namespace"
            })
    void wrongArgumentIsNamed(String written, String name) {
        var arguments = new Arguments(
                (Json.Mapping) JsonReader.parse(written.getBytes(StandardCharsets.UTF_8)),
                Usage.of("chooses pods").and(PodArguments.CHOICE));

        PodArguments.read(arguments);

        assertThat(arguments.problem())
                .get()
                .satisfies(problem -> assertThat(problem.detail()).startsWith("'" + name + "'"));
    }
}
