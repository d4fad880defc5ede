package dev.squall.model.experiment;

import static org.assertj.core.api.Assertions.assertThat;

import dev.squall.model.json.Json;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class DeclaredControlTest {
    private static Json.Mapping with(String... names) {
        var controls = Arrays.stream(names)
                .<Json>map(name -> name.isEmpty() ? Json.of("none") : Json.mapping("name", Json.of(name)))
                .toArray(Json[]::new);
        return Json.mapping("controls", Json.array(controls));
    }

    @Test
    void everyControlHasThePlaceWhereItStandsAndWhatIsNoneIsPassedOver() {
        var experiment = with("a", "", "b")
                .with("rollbacks", Json.array(with("g")))
                .with("method", Json.array(Json.of("no step"), with("e", "f")))
                .with("steady-state-hypothesis", with("c").with("probes", Json.array(with(), with("d"))));

        assertThat(DeclaredControl.in(experiment))
                .extracting(control -> control.source().text("name").orElseThrow() + " at " + control.path())
                .containsExactly(
                        "a at controls[0]",
                        "b at controls[2]",
                        "c at steady-state-hypothesis.controls[0]",
                        "d at steady-state-hypothesis.probes[1].controls[0]",
                        "e at method[1].controls[0]",
                        "f at method[1].controls[1]",
                        "g at rollbacks[0].controls[0]");
        assertThat(DeclaredControl.in(Json.mapping("method", Json.NULL))).isEmpty();
    }
}
