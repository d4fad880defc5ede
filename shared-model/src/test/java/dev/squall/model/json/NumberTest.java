package dev.squall.model.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.squall.model.codec.JsonReader;
import dev.squall.model.codec.JsonWriter;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A number is what {@link BigDecimal} says that it is, in whichever form it is kept. */
class NumberTest {
    /** Around the borders of both forms, of plain writing and of integers of 64 bits, and anything. */
    private static Stream<BigDecimal> numbers() {
        var random = new Random(4);
        var some = Stream.of(
                "0",
                "-1",
                "7",
                "0.0",
                "-0.5",
                "1.50",
                "0.000001",
                "0.0000001",
                "-0.00000012",
                "0E-7",
                "1E+3",
                "5E-400",
                "999999999999999999",
                "1000000000000000000",
                "-999999999999999999",
                "-1000000000000000000",
                "9223372036854775807",
                "-9223372036854775808",
                "9223372036854775808",
                "99999999999999999.9");
        var any = Stream.generate(
                        () -> new BigDecimal(new BigInteger(random.nextInt(80), random), random.nextInt(30) - 10))
                .limit(2_000)
                .flatMap(number -> Stream.of(number, number.negate()));
        return Stream.concat(some.map(BigDecimal::new), any);
    }

    @Test
    void isWrittenAndReadAsWhatItIs() {
        assertThat(numbers()).allSatisfy(number -> {
            var kept = Json.number(number);
            assertThat(kept.value()).isEqualTo(number);
            assertThat(kept.text()).isEqualTo(number.toString());
            assertThat(kept.isInteger()).isEqualTo(number.scale() == 0);
            if (number.scale() >= 0) {
                assertThat(JsonReader.parse(JsonWriter.writeBytes(kept))).isEqualTo(kept);
            }
        });
    }

    @Test
    void equalsWhatHasTheSameDigitsAndScale() {
        var all = numbers().toList();
        for (var one : all.subList(0, 100)) {
            for (var other : all.subList(0, 100)) {
                boolean same = one.scale() == other.scale() && one.compareTo(other) == 0;
                assertThat(Json.number(one).equals(Json.number(other))).isEqualTo(same);
                assertThat(Json.number(one).sameAs(Json.number(other))).isEqualTo(one.compareTo(other) == 0);
            }
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {0, 5, -5, Long.MAX_VALUE, Long.MIN_VALUE, 1_000_000_000_000_000_000L})
    void ofALongIsTheNumber(long number) {
        assertThat(Json.of(number)).isEqualTo(Json.number(BigDecimal.valueOf(number)));
    }

    @ParameterizedTest
    @ValueSource(doubles = {0, -0.0, 1, -3, 0.1, 1e7, 9_999_999, 10_000_000.5, 1e300, 5e-324})
    void ofADoubleIsWhatJavaWrites(double number) {
        assertThat(Json.of(number)).isEqualTo(Json.decimal(BigDecimal.valueOf(number)));
    }

    @ParameterizedTest
    @CsvSource({"0, 6, 0.0", "1500000, 6, 1.5", "2000000, 6, 2.0", "-10, 3, -0.01", "7, 1, 0.7", "10, 0, 10"})
    void hasNoZerosAtTheEndOfItsDecimals(long digits, int scale, String text) {
        assertThat(Json.decimal(digits, scale).text()).isEqualTo(text);
    }

    @Test
    void thereIsOneFormForEach() {
        assertThatThrownBy(() -> new Json.Small(1_000_000_000_000_000_000L, 0)).hasMessageContaining("18 digits");
        assertThatThrownBy(() -> new Json.Large(BigDecimal.ONE)).hasMessageContaining("few digits");
    }
}
