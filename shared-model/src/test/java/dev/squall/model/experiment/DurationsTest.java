package dev.squall.model.experiment;

import static org.assertj.core.api.Assertions.assertThat;

import dev.squall.model.json.Json;
import java.math.BigDecimal;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DurationsTest {
    @ParameterizedTest
    @CsvSource({"90ms", "1.5s", "1m", "5m", "1h30m", "48h", "0ms", "-2s", "1m0.25s"})
    void isWrittenAsItIsRead(String text) {
        var length = text.startsWith("-")
                ? Durations.parse(text.substring(1)).orElseThrow().negated()
                : Durations.parse(text).orElseThrow();

        assertThat(Durations.written(length)).isEqualTo(text);
    }

    @ParameterizedTest
    @CsvSource({"90ms,PT0.09S", "1.5s,PT1.5S", "60s,PT1M", "5m,PT5M", "1h30m,PT1H30M", "2d,PT48H", "0s,PT0S"})
    void readsNumbersWithUnits(String text, Duration expected) {
        assertThat(Durations.parse(text)).contains(expected);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "5", "s", "5 s", "5x", "-5s", "1.2.3s", "5ms5", "five", ".s", "99999999999999999999999s"})
    void refusesWhatHasNoUnitOrNoNumber(String text) {
        assertThat(Durations.parse(text)).isEmpty();
    }

    @Test
    void aNumberIsSeconds() {
        assertThat(Durations.of(Json.of(30))).contains(Duration.ofSeconds(30));
        assertThat(Durations.of(Json.of(0.25))).contains(Duration.ofMillis(250));
        assertThat(Durations.of(Json.of(true))).isEmpty();
        assertThat(Durations.of(Json.number(new BigDecimal("1e300")))).isEmpty();
    }
}
