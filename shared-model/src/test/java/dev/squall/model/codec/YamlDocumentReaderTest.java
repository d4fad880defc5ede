package dev.squall.model.codec;

import static org.assertj.core.api.Assertions.assertThat;

import dev.squall.model.json.Json;
import dev.squall.model.json.PythonValues;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class YamlDocumentReaderTest {
    /** Each line: a scalar as written, and Python's {@code repr} of what {@code yaml.safe_load} makes of it. */
    @ParameterizedTest
    @CsvSource(delimiter = ';', quoteCharacter = '`', textBlock = """
            yes;                       True
            No;                        False
            ON;                        True
            off;                       False
            y;                         'y'
            tRue;                      'tRue'
            ~;                         None
            Null;                      None
            12;                        12
            -1;                        -1
            +1_0;                      10
            01;                        1
            010;                       8
            -010;                      -8
            08;                        '08'
            0o7;                       '0o7'
            0x1F;                      31
            0b11;                      3
            1_000;                     1000
            1:30;                      90
            190:20:30;                 685230
            1:60;                      '1:60'
            12345678901234567890;      12345678901234567890
            1.5;                       1.5
            1.;                        1.0
            .5;                        0.5
            1_0.5_0;                   10.5
            1e3;                       '1e3'
            1.0e3;                     '1.0e3'
            1.0e+3;                    1000.0
            1.5E-2;                    0.015
            1:30.5;                    90.5
            1.2.3;                     '1.2.3'
            10.0.0.1;                  '10.0.0.1'
            5s;                        '5s'
            12:30;                     750
            2001-12-14;                '2001-12-14'
            2001-1-1;                  '2001-1-1'
            2001-12-14t21:59:43.10-05:00; '2001-12-14T21:59:43.100000-05:00'
            2001-12-14 21:59:43;       '2001-12-14T21:59:43'
            2001-01-01T00:00:00Z;      '2001-01-01T00:00:00+00:00'
            "yes";                     'yes'
            '1';                       '1'
            ! 1;                       1
            !!str 1;                   '1'
            !!int "3";                 3
            !!float 1;                 1.0
            !!bool "yes";              True
            !!binary aGVsbG8=;         'hello'
            <<;                        '<<'
            """)
    void aScalarMeansWhatItMeansToPython(String written, String meant) {
        assertThat(root("key: " + written)).isEqualTo("{'key': " + meant + "}");
    }

    @Test
    void keysThatAreNoTextsBecomePythonsTexts() {
        assertThat(root("1: a\n1.5: b\non: c\n~: d\n2001-01-01: e\n"))
                .isEqualTo("{'1': 'a', '1.5': 'b', 'True': 'c', 'None': 'd', '2001-01-01': 'e'}");
    }

    @Test
    void aMergeKeyGivesWhatTheMappingDoesNotSay() {
        assertThat(root("a: &x {b: 1, c: 2}\nd:\n  c: 3\n  <<: *x\n"))
                .isEqualTo("{'a': {'b': 1, 'c': 2}, 'd': {'b': 1, 'c': 3}}");
    }

    @Test
    void theFirstOfSeveralMergedMappingsWins() {
        assertThat(root("- &x {b: 1}\n- &y {b: 2, f: 3}\n- {<<: [*x, *y]}\n"))
                .isEqualTo("[{'b': 1}, {'b': 2, 'f': 3}, {'b': 1, 'f': 3}]");
    }

    @Test
    void aQuotedMergeKeyIsAKey() {
        assertThat(root("{\"<<\": {b: 1}}")).isEqualTo("{'<<': {'b': 1}}");
    }

    @Test
    void blocksAndFlowsReadAlike() {
        assertThat(root("a: |\n  x\n  y\nb: >\n  x\n  y\nc: [1, {d: }]\n"))
                .isEqualTo("{'a': 'x\\ny\\n', 'b': 'x y\\n', 'c': [1, {'d': None}]}");
    }

    @Test
    void eachValueKnowsItsPlace() {
        var document = parsed("title: t\nmethod:\n  - name: a\n    provider:\n      type: http\n");
        assertThat(document.position("method[0].provider.type")).isEqualTo(new Position(5, 13));
        assertThat(document.position("method[0]")).isEqualTo(new Position(3, 5));
        assertThat(document.position("method[7].nothing")).isEqualTo(Position.UNKNOWN);
    }

    @Test
    void theLastOfTwoEqualKeysCountsAndIsWarnedAbout() {
        var document = parsed("a: 1\na: 2\n");
        assertThat(document.root()).isEqualTo(Json.mapping("a", Json.of(2)));
        assertThat(document.warnings())
                .extracting(Warning::toString)
                .containsExactly("x.yaml:2:1 a: the key 'a' is given twice; the last one counts");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            title: [a|             x.yaml:1:10: this is no YAML: while parsing a flow sequence, expected ',' or ']', but got <stream end>
            a: *b|                 x.yaml:1:4: no anchor '&b' stands before '*b'; define it first
            a: &b [*b]|            x.yaml:1:8: '*b' contains itself; break the cycle
            `--- a\\n--- b`|       x.yaml:2:1: a second document begins; write one document in one file
            a: .nan|               x.yaml:1:4: '.nan' is no number that JSON can carry; quote it if it is a text
            a: 2001-02-30|         x.yaml:1:4: '2001-02-30' is no date of the calendar; quote it if it is a text
            a: !!python/object:x 1| x.yaml:1:4: the tag 'tag:yaml.org,2002:python/object:x' is not supported; remove the tag
            a: !!int x|            x.yaml:1:4: 'x' is not what its tag 'tag:yaml.org,2002:int' says; remove the tag
            a: !!int|              x.yaml:1:4: '' is not what its tag 'tag:yaml.org,2002:int' says; remove the tag
            a: !!set {b}|          x.yaml:1:4: the tag 'tag:yaml.org,2002:set' is not supported here; remove it
            ? [a]|                 x.yaml:1:3: a key must be a text, not a list; quote it
            a: {<<: 1}|            x.yaml:1:5: '<<' merges mappings, not an integer
            `# nothing`|           x.yaml: the document is empty; write an experiment
            """)
    void malformedYamlSaysWhereAndWhy(String written, String problem) {
        assertThat(problem(written.replace("\\n", "\n"))).isEqualTo(problem);
    }

    @Test
    void aYamlBombIsRefusedBeforeItGrows() {
        var bomb = new StringBuilder("a0: &a0 [x, x, x, x, x, x, x, x, x, x]\n");
        for (int i = 1; i < 12; i++) {
            var inner = "*a" + (i - 1);
            bomb.append(
                    "a" + i + ": &a" + i + " [" + String.join(", ", java.util.Collections.nCopies(10, inner)) + "]\n");
        }
        assertThat(problem(bomb.toString())).contains("the document has more than 50000 values");
    }

    @Test
    void aliasesAreCounted() {
        var aliases = IntStream.rangeClosed(0, TextLimits.MAX_ALIASES)
                .mapToObj(_ -> "*a")
                .collect(Collectors.joining(", "));
        assertThat(problem("[&a 1, " + aliases + "]")).contains("there are more than 10000 aliases");
    }

    @Test
    void aliasesCannotNestDeeperThanIsAllowed() {
        var chain = new StringBuilder("a0: &a0 [x]\n");
        for (int i = 1; i < 200; i++) {
            chain.append("a" + i + ": &a" + i + " [*a" + (i - 1) + "]\n");
        }
        assertThat(problem(chain.toString())).contains("nested more than 100 deep");
    }

    @Test
    void deepNestingIsRefused() {
        assertThat(problem("[".repeat(100_000))).contains("nested more than 100 deep");
        assertThat(problem("- ".repeat(5_000) + "x")).contains("nested more than 100 deep");
    }

    @Test
    void aTextOfTenMegabytesIsRefused() {
        assertThat(problem("a: " + "x".repeat(10 * 1024 * 1024)))
                .isEqualTo("x.yaml: the text is longer than 4 MiB; split it");
    }

    private static String root(String text) {
        return PythonValues.text(parsed(text).root());
    }

    private static Document parsed(String text) {
        return switch (YamlDocumentReader.read("x.yaml", text)) {
            case Parsing.Parsed(Document document) -> document;
            case Parsing.Malformed(Problem problem) -> throw new AssertionError(problem.toString());
        };
    }

    private static String problem(String text) {
        return switch (YamlDocumentReader.read("x.yaml", text)) {
            case Parsing.Parsed(Document document) -> "read " + PythonValues.text(document.root());
            case Parsing.Malformed(Problem problem) -> problem.toString();
        };
    }

    @Test
    void lineThatIsTooLongIsRefusedWithItsPlace() {
        var parsing = YamlDocumentReader.read("x.yaml", "title: t\n#" + "1".repeat(TextLimits.MAX_LINE) + "\n");

        assertThat(parsing)
                .isInstanceOfSatisfying(
                        Parsing.Malformed.class,
                        malformed -> assertThat(malformed.problem().toString())
                                .contains("x.yaml:2:1", "longer than 128 KiB", "as JSON"));
    }
}
