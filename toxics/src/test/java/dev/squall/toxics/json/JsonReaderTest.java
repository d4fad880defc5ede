package dev.squall.toxics.json;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Documents; what is said about wrong ones stands in the contract with Toxiproxy. */
class JsonReaderTest {
    private static Reading<Json> read(String text) {
        return JsonReader.read(Supply.of(text.getBytes(StandardCharsets.UTF_8)));
    }

    private static String again(String text) {
        return switch (read(text)) {
            case Reading.Good<Json>(Json json) -> JsonWriter.write(json);
            case Reading.Wrong<Json>(String message) -> "wrong: " + message;
        };
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "[]",
                "[[],{},\"\",0,-1,1.5e+30,true,false,null]",
                "{\"a\":{\"b\":[{\"c\":null}]},\"a\":1}",
                "\"äöü \\\" \\\\ \\n\"",
                "-0.0E-7"
            })
    void whatIsReadIsWrittenAsItWas(String text) {
        assertThat(again(text)).isEqualTo(text);
    }

    @Test
    void nothingBehindTheValueIsAskedFor() {
        Supply supply = new Supply() {
            private boolean given;

            @Override
            public int more(byte[] into, int offset) throws IOException {
                if (given) {
                    throw new IOException("asked for more");
                }
                given = true;
                into[offset] = '{';
                into[offset + 1] = '}';
                return 2;
            }
        };

        assertThat(JsonReader.read(supply)).isEqualTo(new Reading.Good<>(new Json.Mapping(java.util.List.of())));
    }

    @Test
    void aSupplyThatFailsIsWrong() {
        Supply supply = (_, _) -> {
            throw new IOException("gone");
        };

        assertThat(JsonReader.read(supply)).isEqualTo(new Reading.Wrong<>("gone"));
    }

    @ParameterizedTest
    @CsvSource({"\\u0041,A", "\\ud83d\\ude00,\ud83d\ude00", "\\ud800,\ufffd", "\\udc00x,\ufffdx", "a\\/b,a/b"})
    void escapesAreUndone(String escaped, String text) {
        assertThat(read("\"" + escaped + "\"")).isEqualTo(new Reading.Good<>(new Json.Text(text)));
    }

    @Test
    void depthEndsInAMessageAndNotInTheStack() {
        assertThat(read("[".repeat(10_000) + "]".repeat(10_000))).isInstanceOf(Reading.Good.class);
        assertThat(read("{\"a\":".repeat(200_000))).isInstanceOf(Reading.Wrong.class);
    }

    @Test
    void everyTextIsGoodOrWrong() {
        var random = new Random(3);
        String alphabet = "{}[]\",:0123456789.eE+-truefalsn\\u \n\u0000\u007f\u00ff";
        for (int i = 0; i < 50_000; i++) {
            var text = new StringBuilder();
            for (int length = random.nextInt(20); length > 0; length--) {
                text.append(alphabet.charAt(random.nextInt(alphabet.length())));
            }
            assertThat(read(text.toString())).isNotNull();
        }
    }

    @ParameterizedTest
    @CsvSource({
        "0,0",
        "-0.0,-0",
        "1,1",
        "100,100",
        "0.1,0.1",
        "1e-6,0.000001",
        "9.9e-7,9.9e-7",
        "1e20,100000000000000000000",
        "1e21,1e+21",
        "1.25e100,1.25e+100",
        "-2.5e-9,-2.5e-9"
    })
    void doublesAreWrittenShortly(double number, String text) {
        assertThat(Numerals.text(number)).isEqualTo(text);
    }
}
