package dev.squall.model.codec;

import static org.assertj.core.api.Assertions.assertThat;

import dev.squall.model.json.Json;
import dev.squall.model.json.PythonValues;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class JsonDocumentReaderTest {
    @Test
    void aNumberWithAPointStaysADecimal() {
        assertThat(JsonDocumentReader.parse("[1, 1.0, 1e2, 12345678901234567890, -0.10]")
                        .map(PythonValues::text))
                .contains("[1, 1.0, 100.0, 12345678901234567890, -0.1]");
    }

    @Test
    void eachValueKnowsItsPlace() {
        var document = parsed("{\n  \"a\": [\n    {\"b\": 1}\n  ]\n}");
        assertThat(document.position("a[0].b")).isEqualTo(new Position(3, 11));
        assertThat(document.position("")).isEqualTo(new Position(1, 1));
    }

    @Test
    void aByteOrderMarkIsSkipped() {
        assertThat(JsonDocumentReader.parse("\uFEFF{}")).contains(Json.Mapping.EMPTY);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            ``|            x.json: the document is empty; write an experiment
            {} {}|         x.json:1:4: something follows the document's end; remove it
            {"a": 1e999}|  x.json:1:7: the number is too large
            {|             x.json:1:2: this is no JSON: Unexpected end-of-input: expected close marker for Object
            {"a": NaN}|    x.json:1:10: this is no JSON: Non-standard token 'NaN'
            {"a" 1}|       x.json:1:6: this is no JSON: Unexpected character ('1' (code 49)): was expecting a colon to separate field name and value
            {'a': 1}|      x.json:1:2: this is no JSON: Unexpected character (''' (code 39)): was expecting double-quote to start field name
            """)
    void malformedJsonSaysWhereAndWhy(String written, String problem) {
        assertThat(problem(written)).isEqualTo(problem);
    }

    @Test
    void whatIsTooLargeIsRefused() {
        assertThat(problem("[".repeat(100_000))).contains("deep");
        assertThat(problem("[" + "1,".repeat(1_500_000) + "1]")).contains("the document has more than 50000 values");
        assertThat(problem("[" + "1".repeat(2_000) + "]")).contains("too large");
        assertThat(problem("\"" + "x".repeat(10 * 1024 * 1024) + "\"")).contains("longer than 4 MiB");
    }

    private static Document parsed(String text) {
        return switch (JsonDocumentReader.read("x.json", text)) {
            case Parsing.Parsed(Document document) -> document;
            case Parsing.Malformed(Problem problem) -> throw new AssertionError(problem.toString());
        };
    }

    private static String problem(String text) {
        return switch (JsonDocumentReader.read("x.json", text)) {
            case Parsing.Parsed(Document document) -> "read " + PythonValues.text(document.root());
            case Parsing.Malformed(Problem problem) -> problem.toString();
        };
    }
}
