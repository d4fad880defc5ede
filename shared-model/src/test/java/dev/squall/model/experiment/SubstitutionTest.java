package dev.squall.model.experiment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.squall.model.codec.JsonDocumentReader;
import dev.squall.model.json.Json;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SubstitutionTest {
    private static final Map<String, Json> BINDINGS = ((Json.Mapping) json("""
            {"a": "A", "n": 5, "f": 1.5, "b": true, "none": null, "list": [1, "q", null], "map": {"k": "it's"},
             "nested": "${a}", "_x1": "x", "big": 1e20, "empty": ""}""")).members();

    @ParameterizedTest
    @CsvSource(delimiter = ';', quoteCharacter = '~', textBlock = """
            "${a}";                 "A"
            "${n}";                 5
            "${f}";                 1.5
            "${b}";                 true
            "${none}";              null
            "${list}";              [1, "q", null]
            "$a";                   "A"
            "$n";                   "5"
            "n=${n}";               "n=5"
            "${b}!";                "True!"
            "${none} ${f} ${big}";  "None 1.5 1e+20"
            "$list";                "[1, 'q', None]"
            "<$map>";               "<{'k': \\"it's\\"}>"
            "${a}${n}";             "A5"
            "$$a";                  "$a"
            "$$";                   "$"
            "100$";                 "100$"
            "$ 5";                  "$ 5"
            "${nope}";              "${nope}"
            "$nope and $a";         "$nope and A"
            "${a";                  "${a"
            "${ a }";               "${ a }"
            "${1a}";                "${1a}"
            "$_x1y";                "$_x1y"
            "${_x1}y";              "xy"
            "$aé";                  "Aé"
            "${nested}";            "${a}"
            "[${nested}]";          "[${a}]"
            "${empty}";             ""
            "$$${a}";               "$A"
            ["${n}", ["$a"]];       [5, ["A"]]
            {"${a}": {"l": ["${a}", {"k": "${n}"}]}}; {"${a}": {"l": ["A", {"k": 5}]}}
            {"q": true, "r": null}; {"q": true, "r": null}
            """)
    void putsValuesInThePlaceOfPatterns(String written, String expected) {
        assertThat(Substitution.apply(json(written), BINDINGS)).isEqualTo(json(expected));
    }

    @Test
    void aTextAloneIsSubstitutedTheSameWay() {
        assertThat(Substitution.applyText("${n}", BINDINGS)).isEqualTo(Json.of(5));
    }

    @Test
    void onlyABracedNameAloneIsASoleName() {
        assertThat(Substitution.soleName("${pause_1}")).contains("pause_1");
        assertThat(Substitution.soleName("$pause")).isEmpty();
        assertThat(Substitution.soleName("${a}${b}")).isEqualTo(Optional.empty());
        assertThat(Substitution.soleName("${}")).isEmpty();
    }

    @Test
    void aResultThatGrowsWithoutMeasureIsRefused() {
        var bindings = Map.of("x", Json.of("y".repeat(1_000_000)));
        var written = Json.array(Json.of("-${x}".repeat(10)), Json.of("-${x}".repeat(10)));
        assertThatThrownBy(() -> Substitution.apply(written, bindings)).isInstanceOf(Substitution.TooLarge.class);
    }

    private static Json json(String text) {
        return JsonDocumentReader.parse(text).orElseThrow(() -> new AssertionError("no JSON: " + text));
    }
}
