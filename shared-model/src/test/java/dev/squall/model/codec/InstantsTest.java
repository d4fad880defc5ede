package dev.squall.model.codec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class InstantsTest {
    @Test
    void whatAnInstantWritesIsReadAsItIs() {
        var random = new Random(11);

        for (int i = 0; i < 5_000; i++) {
            var instant = Instant.ofEpochSecond(
                    random.nextLong(-62_135_596_800L, 253_402_300_800L), random.nextInt(1_000_000_000));

            assertThat(Instants.parse(instant.toString())).isEqualTo(instant);
            assertThat(Instants.parse(instant.truncatedTo(java.time.temporal.ChronoUnit.SECONDS)
                            .toString()))
                    .isEqualTo(instant.truncatedTo(java.time.temporal.ChronoUnit.SECONDS));
        }
    }

    @Test
    void writesAsTheLibraryDoes() {
        var random = new Random(12);
        var micros =
                DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSSSSSxxx").withZone(ZoneOffset.UTC);

        for (int i = 0; i < 5_000; i++) {
            // A little beyond four digits of a year on both sides.
            long second = random.nextLong(-63_135_596_800L, 254_402_300_800L);
            int nanos = random.nextInt(1_000_000_000);
            for (int fraction : new int[] {nanos, nanos / 1_000 * 1_000, nanos / 1_000_000 * 1_000_000, 0, 1}) {
                var instant = Instant.ofEpochSecond(second, fraction);

                assertThat(Instants.write(instant)).isEqualTo(instant.toString());
                assertThat(Instants.writeMicros(instant)).isEqualTo(micros.format(instant));
            }
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "2026-01-31T24:00:00Z",
                "2026-01-31T12:00:00+02:00",
                "2024-02-29T00:00:00.1Z",
                "2016-12-31T23:59:60Z"
            })
    void otherFormsAreReadAsTheLibraryReadsThem(String text) {
        assertThat(Instants.parse(text)).isEqualTo(Instant.parse(text));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "Z",
                "2026-02-30T12:00:00Z",
                "2026-13-01T12:00:00Z",
                "2026-01-31T12:60:00Z",
                "2026-01-31 12:00:00Z",
                "2026-01-31T12:00:00.1234567891Z",
                "2026-01-31T12:00:00"
            })
    void whatTheLibraryRefusesIsRefused(String text) {
        assertThatThrownBy(() -> Instants.parse(text)).isInstanceOf(DateTimeException.class);
    }
}
