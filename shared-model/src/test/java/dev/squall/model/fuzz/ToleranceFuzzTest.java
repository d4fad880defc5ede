package dev.squall.model.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import dev.squall.model.experiment.Substitution;
import dev.squall.model.json.Json;
import dev.squall.model.tolerance.Judge;
import dev.squall.model.tolerance.Tolerance;
import dev.squall.model.tolerance.ToleranceForm;
import dev.squall.model.tolerance.jsonpath.JsonPath;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Patterns, paths and patterns of substitution, right, damaged and malicious: each gets a verdict or a reason. */
class ToleranceFuzzTest {
    private static final List<String> PATTERNS = List.of(
            "(a+)+$",
            "(a|aa)+$",
            "(a|a?)+$",
            "(.*a){25}$",
            "([a-z]+)*\\d",
            "(?=(a+))\\1b",
            "((((((((((a*)*)*)*)*)*)*)*)*)*)$",
            "(?P<x>a)(?P=x)",
            "\\Z",
            "(?i:A)",
            "[^]]",
            "a{0,65535}{0,65535}",
            "(?<=a{1,9})b",
            "\\N{BULLET}",
            "\\x{110000}",
            "[[:alpha:]]",
            "(".repeat(5_000),
            "(".repeat(3_000) + ")".repeat(3_000),
            "(a?){500}a{500}",
            "a".repeat(20_000),
            "[a&&[b]]",
            "\\Q\\E\\",
            "(?#");
    private static final List<String> PATHS = List.of(
            "$",
            "$..*",
            "$..*..*..*..*",
            "$[?(@.a>1)]",
            "$.a[?(@.b contains 'x' and not @.c)].d",
            "$[::0]",
            "$[-1:99999999999999:1]",
            "$.a[99999999999999999999]",
            "$" + "[0]".repeat(1_000),
            "$" + "..a".repeat(1_000),
            "$[?(" + "(".repeat(4_000),
            "$[?(" + "not ".repeat(900) + "@.a)]",
            "$[?(@.a" + ".b".repeat(1_900) + ")]",
            "$[?($..*)]",
            "$" + "[?(@".repeat(900),
            "$.\"a\"",
            "$['a']");
    private static final List<String> TEXTS = List.of(
            "${x}",
            "$x",
            "$$",
            "${",
            "$",
            "${x",
            "a${x}b${many}",
            "${steps.a.output.b[0]}",
            "${many}".repeat(4_000),
            "\ud800${x}",
            "$\u00e9");
    private static final Map<String, Json> BINDINGS = Map.of(
            "x", Json.of("$x ${x}"), "many", Json.of("y".repeat(10_000)), "list", Json.array(Json.of(1), Json.of(2)));
    private static final Json OUTPUT = Json.mapping("status", Json.of(200))
            .with("a", Json.array(nested(90), Json.mapping("b", Json.of("x")), Json.NULL, Json.of(1e300)))
            .with("body", Json.of("a".repeat(5_000) + "!"))
            .with("", Json.of("\ud800\u0000"));

    static List<String> patterns() {
        return PATTERNS;
    }

    static List<String> paths() {
        return PATHS;
    }

    static List<String> texts() {
        return TEXTS;
    }

    @ParameterizedTest
    @MethodSource("patterns")
    void aMaliciousPatternIsJudgedByOrGivenUp(String pattern) {
        Trial.once("pattern " + shown(pattern), () -> judged(regex(pattern)));
    }

    @ParameterizedTest
    @MethodSource("paths")
    void aMaliciousPathIsFollowedOrRefused(String path) {
        Trial.once("path " + shown(path), () -> followed(path));
    }

    @ParameterizedTest
    @MethodSource("texts")
    void aMaliciousTextIsFilledInOrRefusedByName(String text) {
        Trial.once("text " + shown(text), () -> filled(text));
    }

    /** Fewer than of other kinds: a pattern without end is given up only after half a second. */
    @Test
    void damagedPatternsAreJudgedByOrGivenUp() {
        Trial.many("patterns", Trial.CASES / 50, random -> judged(regex(Damage.of(any(PATTERNS, random), random))));
    }

    @Test
    void damagedPathsAreFollowedOrRefused() {
        Trial.many("paths", Trial.CASES / 5, random -> followed(Damage.of(any(PATHS, random), random)));
    }

    @Test
    void damagedTextsAreFilledInOrRefusedByName() {
        Trial.many("texts", Trial.CASES / 5, random -> filled(Damage.of(any(TEXTS, random), random)));
    }

    @Test
    void strangeTolerancesAreJudgedByOrRefused() {
        Trial.many("tolerances", random -> judged(Strange.tolerance(random)));
    }

    private static void judged(Json written) {
        switch (ToleranceForm.of(written)) {
            case ToleranceForm.Form.Invalid invalid ->
                assertThat(invalid.message()).isNotBlank();
            case ToleranceForm.Form.Valid(Tolerance tolerance) -> {
                for (var output : List.of(OUTPUT, Json.of("a".repeat(5_000) + "!"), Json.NULL, Json.of(5))) {
                    assertThat(Judge.judge(tolerance, output, BINDINGS).reason())
                            .isNotBlank();
                }
            }
        }
    }

    private static void followed(String path) {
        switch (JsonPath.parse(path)) {
            case JsonPath.Bad(String reason) -> assertThat(reason).isNotBlank();
            case JsonPath.Parsed(JsonPath parsed) ->
                assertThat(parsed.match(OUTPUT)).isNotNull();
        }
        judged(Json.mapping("type", Json.of("jsonpath")).with("path", Json.of(path)));
    }

    private static void filled(String text) {
        try {
            assertThat(Substitution.applyText(text, BINDINGS)).isNotNull();
            assertThat(Substitution.soleName(text)).isNotEqualTo(Optional.of(""));
        } catch (Substitution.TooLarge named) {
            assertThat(named).hasMessageNotContaining("\n");
        }
    }

    private static Json regex(String pattern) {
        return Json.mapping("type", Json.of("regex"))
                .with("pattern", Json.of(pattern))
                .with("target", Json.of("body"));
    }

    private static String any(List<String> texts, RandomGenerator random) {
        return texts.get(random.nextInt(texts.size()));
    }

    private static String shown(String text) {
        return text.substring(0, Math.min(40, text.length()));
    }

    private static Json nested(int levels) {
        Json json = Json.of(1);
        for (int i = 0; i < levels; i++) {
            json = i % 2 == 0 ? Json.array(json, json) : Json.mapping("a", Json.array(json));
            json = i > 8 && json instanceof Json.Array array
                    ? Json.array(array.items().getFirst())
                    : json;
        }
        return json;
    }
}
