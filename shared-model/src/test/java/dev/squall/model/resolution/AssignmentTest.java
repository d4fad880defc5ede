package dev.squall.model.resolution;

import static org.assertj.core.api.Assertions.assertThat;

import dev.squall.model.json.Json;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AssignmentTest {
    @Test
    void withoutATypeAValueIsATextAsItStands() {
        assertThat(Assignment.read("url=http://a/?b=c"))
                .isEqualTo(new Assignment.Reading.Assigned(new Assignment("url", Json.of("http://a/?b=c"))));
        assertThat(Assignment.read("empty="))
                .isEqualTo(new Assignment.Reading.Assigned(new Assignment("empty", Json.of(""))));
    }

    @Test
    void aTypeConvertsIt() {
        assertThat(Assignment.read("port:int=8080"))
                .isEqualTo(new Assignment.Reading.Assigned(new Assignment("port", Json.of(8080))));
        assertThat(Assignment.read("names:json=[\"a\"]"))
                .isEqualTo(new Assignment.Reading.Assigned(new Assignment("names", Json.array(Json.of("a")))));
    }

    @Test
    void theLastColonBeginsTheTypeAndTheNameMayBeEmpty() {
        assertThat(Assignment.read("a:port:int=8080"))
                .isEqualTo(new Assignment.Reading.Assigned(new Assignment("a:port", Json.of(8080))));
        assertThat(Assignment.read("=8080"))
                .isEqualTo(new Assignment.Reading.Assigned(new Assignment("", Json.of("8080"))));
    }

    @ParameterizedTest
    @CsvSource({
        "port, must be NAME=VALUE or NAME:TYPE=VALUE",
        "port:short=1, there is no type 'short'",
        "port:int=many, its value is no int"
    })
    void aWrongOneSaysWhatItMustBe(String written, String message) {
        assertThat(Assignment.read(written))
                .isEqualTo(new Assignment.Reading.Wrong("is '" + written + "', and " + message));
    }
}
