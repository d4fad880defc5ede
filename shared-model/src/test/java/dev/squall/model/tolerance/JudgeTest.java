package dev.squall.model.tolerance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.squall.model.codec.JsonDocumentReader;
import dev.squall.model.experiment.Flow;
import dev.squall.model.experiment.Pauses;
import dev.squall.model.experiment.Provider;
import dev.squall.model.experiment.Step;
import dev.squall.model.json.Json;
import dev.squall.model.tolerance.ToleranceForm.Form;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class JudgeTest {
    private static final Map<String, Json> BINDINGS = ((Json.Mapping) json("""
            {"want": 200, "some": [200, 201, 202], "word": "ready", "half": 1.5, "nothing": null, "yes": true,
             "narrow": {"type": "range", "range": [0, 3]}, "broken": {"type": "regex"}, "other": {"type": "nope"},
             "part": "nested", "letter": "a", "paren": "("}""")).members();

    @ParameterizedTest
    @CsvSource(delimiter = ';', quoteCharacter = '~', textBlock = """
            true;                           true;                       HELD
            true;                           1;                          HELD
            true;                           "yes";                      DEVIATED
            true;                           {"status": 200};            DEVIATED
            1;                              true;                       HELD
            1;                              1.0;                        HELD
            3;                              4;                          DEVIATED
            200;                            {"status": 200};            HELD
            200;                            {"status": 503};            DEVIATED
            200;                            {"status": "200"};          DEVIATED
            200;                            {"body": 200};              DEVIATED
            "b.txt";                        "b.txt";                    HELD
            "200";                          {"status": 200};            DEVIATED
            "${word}";                      "ready";                    HELD
            "not ${word}";                  "not ready";                HELD
            "$word";                        "ready";                    HELD
            "${want}";                      {"status": 200};            HELD
            "$want";                        {"status": 200};            DEVIATED
            "${some}";                      {"status": 201};            HELD
            "${some}";                      {"status": 203};            DEVIATED
            "${yes}";                       true;                       HELD
            "${narrow}";                    3;                          HELD
            "${narrow}";                    4;                          DEVIATED
            "${half}";                      1.5;                        DEVIATED
            "${nothing}";                   null;                       DEVIATED
            "${other}";                     1;                          DEVIATED
            "${broken}";                    "a";                        UNKNOWN
            "${unknown}";                   "${unknown}";               HELD
            [200, 299];                     {"status": 204};            DEVIATED
            [200, 204];                     {"status": 204};            HELD
            [200, 201, 404];                {"status": 404};            HELD
            [2, 4];                         2;                          HELD
            [2, 4];                         4.0;                        HELD
            [2, 4];                         4.1;                        DEVIATED
            ["a", "c"];                     "b";                        HELD
            [2, 4];                         "3";                        UNKNOWN
            [2, 4];                         {"stdout": "3"};            UNKNOWN
            [2, 4];                         null;                       UNKNOWN
            [1, 2, 3];                      3;                          HELD
            [1, 2, 3];                      1.5;                        DEVIATED
            ["up"];                         "up";                       HELD
            [];                             1;                          DEVIATED
            """)
    void judgesByPlainValues(String tolerance, String output, Verdict verdict) {
        assertThat(judge(tolerance, output).verdict()).isEqualTo(verdict);
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', quoteCharacter = '~', textBlock = """
            {"status": 200};                                            {"status": 200};              HELD
            {"status": [200, 201]};                                     {"status": 201};              HELD
            {"status": [200, 201]};                                     {"status": 500};              DEVIATED
            {"status": 200};                                            "200";                        UNKNOWN
            {"type": "range", "range": [0, 1]};                         1;                            HELD
            {"type": "range", "range": [0.0, 0.5]};                     0.51;                         DEVIATED
            {"type": "range", "range": [10.5, 20], "target": "stdout"}; {"stdout": " 10.5 \\n"};      HELD
            {"type": "range", "range": [0, 1], "target": "stdout"};     {"stdout": "abc\\n"};         DEVIATED
            {"type": "range", "range": [0, 1]};                         true;                         HELD
            {"type": "range", "range": [0, 1]};                         {"status": 0};                UNKNOWN
            {"type": "range", "range": [0, 1]};                         null;                         UNKNOWN
            {"type": "range", "range": [0, 1], "target": "x"};          0;                            UNKNOWN
            {"type": "regex", "pattern": "\\\\d+"};                     "b-42.txt";                   HELD
            {"type": "regex", "pattern": "^[0-9]{4}$", "target": "stdout"}; {"stdout": "build"};      DEVIATED
            {"type": "regex", "pattern": "alpha", "target": "body"};    {"body": {"a": 1}};           UNKNOWN
            {"type": "regex", "pattern": "hello"};                      {"body": "hello"};            UNKNOWN
            {"type": "regex", "pattern": "hello", "target": "body"};    {"stdout": "hello"};          UNKNOWN
            {"type": "regex", "pattern": "^${letter}$"};                "a";                          HELD
            {"type": "regex", "pattern": "${paren}"};                   "(";                          UNKNOWN
            {"type": "regex", "pattern": "${want}"};                    "200";                        UNKNOWN
            {"type": "jsonpath", "path": "$.a"};                        {"a": null};                  HELD
            {"type": "jsonpath", "path": "$.a"};                        {"b": 1};                     DEVIATED
            {"type": "jsonpath", "path": "$.a.b", "expect": 5, "target": "stdout"}; {"stdout": "{\\"a\\": {\\"b\\": 5}}\\n"}; HELD
            {"type": "jsonpath", "path": "$.a", "target": "body"};      {"body": "plain"};            DEVIATED
            {"type": "jsonpath", "path": "$.a", "target": "body"};      {"a": 1};                     HELD
            {"type": "jsonpath", "path": "$.a", "target": "body"};      "text";                       UNKNOWN
            {"type": "jsonpath", "path": "$.a", "expect": null};        {"a": null};                  HELD
            {"type": "jsonpath", "path": "$.a", "expect": false};       {"a": true};                  DEVIATED
            {"type": "jsonpath", "path": "$[*]", "expect": [1, 2]};     [1, 2];                       HELD
            {"type": "jsonpath", "path": "$[*]", "expect": [2, 1]};     [1, 2];                       DEVIATED
            {"type": "jsonpath", "path": "$.a", "expect": [1]};         {"a": [1]};                   DEVIATED
            {"type": "jsonpath", "path": "$.a", "expect": [[1]]};       {"a": [1]};                   HELD
            {"type": "jsonpath", "path": "$.a", "expect": []};          {"b": 1};                     HELD
            {"type": "jsonpath", "path": "$[*]", "count": 2};           [1, 2];                       HELD
            {"type": "jsonpath", "path": "$[*]", "count": 2.0};         [1, 2];                       HELD
            {"type": "jsonpath", "path": "$[*]", "count": 1};           [1, 2];                       DEVIATED
            {"type": "jsonpath", "path": "$[*]", "count": 9, "expect": [1]}; [1];                     HELD
            {"type": "jsonpath", "path": "$.a", "expect": "${want}"};   {"a": 200};                   HELD
            {"type": "jsonpath", "path": "$.${part}.deep", "expect": 7}; {"nested": {"deep": 7}};     HELD
            {"type": "jsonpath", "path": "$.${unknown}"};               {"a": 1};                     UNKNOWN
            {"type": "jsonpath", "path": "$[::0]"};                     [1];                          UNKNOWN
            """)
    void judgesByMappings(String tolerance, String output, Verdict verdict) {
        assertThat(judge(tolerance, output).verdict()).isEqualTo(verdict);
    }

    @Test
    void aReasonSaysWhatWasExpectedAndWhatWasThere() {
        assertThat(judge("[200, 201]", "{\"status\": 503}").reason())
                .isEqualTo("expected a status of [200, 201], got 503");
    }

    @Test
    void aReasonOfAHugeOutputStaysShort() {
        var output = new Json.Array(java.util.Collections.nCopies(100_000, Json.of("x".repeat(1000))));
        assertThat(Judge.judge(new Tolerance.Exactly(Json.of(1)), output, Map.of())
                        .reason())
                .hasSizeLessThan(200);
    }

    @Test
    void aPatternThatBacktracksWithoutEndIsGivenUp() {
        var evil = new Tolerance.Regex(".*.*.*.*.*.*.*.*b", Optional.empty());
        assertThat(Judge.judge(evil, Json.of("a".repeat(300)), Map.of()).verdict())
                .isEqualTo(Verdict.UNKNOWN);
    }

    @Test
    void aPatternThatNeedsTooMuchStackIsGivenUp() {
        var deep = new Tolerance.Regex("^(a|b|[c-e])*$", Optional.empty());
        assertThat(Judge.judge(deep, Json.of("a".repeat(1_000_000)), Map.of()).verdict())
                .isEqualTo(Verdict.UNKNOWN);
    }

    @Test
    void aProbeIsRunAndNotJudgedBy() {
        var probe = new Step(
                Step.Kind.PROBE,
                "check",
                new Provider.Process("true", Json.NULL, Json.NULL),
                Optional.empty(),
                Pauses.NONE,
                false,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                List.of(),
                Flow.PLAIN,
                Json.Mapping.EMPTY);
        assertThatThrownBy(() -> Judge.judge(new Tolerance.ByProbe(probe), Json.NULL, Map.of()))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', quoteCharacter = '~', textBlock = """
            null; false
            0;    false
            0.0;  false
            "";   false
            [];   false
            {};   false
            "no"; true
            [0];  true
            {"status": 1}; true
            """)
    void truthIsPythons(String value, boolean truth) {
        assertThat(Judge.truth(json(value))).isEqualTo(truth);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "null",
                "1.5",
                "{}",
                "{\"type\": \"nope\"}",
                "{\"type\": 5}",
                "{\"type\": \"regex\"}",
                "{\"type\": \"regex\", \"pattern\": \"([\"}",
                "{\"type\": \"regex\", \"pattern\": 5}",
                "{\"type\": \"jsonpath\"}",
                "{\"type\": \"jsonpath\", \"path\": \" \"}",
                "{\"type\": \"jsonpath\", \"path\": \"$['a']\"}",
                "{\"type\": \"range\"}",
                "{\"type\": \"range\", \"range\": [1]}",
                "{\"type\": \"range\", \"range\": [1, 2, 3]}",
                "{\"type\": \"range\", \"range\": [\"1\", 2]}",
                "{\"status\": []}",
                "{\"status\": \"200\"}"
            })
    void whatIsNoToleranceIsRefusedWithARemedy(String written) {
        assertThat(ToleranceForm.of(json(written))).isInstanceOf(Form.Invalid.class);
    }

    private static Judgement judge(String tolerance, String output) {
        return switch (ToleranceForm.of(json(tolerance))) {
            case Form.Valid(Tolerance valid) -> Judge.judge(valid, json(output), BINDINGS);
            case Form.Invalid invalid -> throw new AssertionError(invalid.message());
        };
    }

    private static Json json(String text) {
        return JsonDocumentReader.parse(text).orElseThrow(() -> new AssertionError("no JSON: " + text));
    }
}
