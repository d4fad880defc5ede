package dev.squall.toxics.proxy;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/** Chance as a function. */
class DrawsTest {
    private static List<Boolean> pattern(Draws draws, long toxic) {
        return LongStream.range(0, 64)
                .mapToObj(connection -> draws.fate(toxic, connection) < 0.5)
                .toList();
    }

    @Test
    void theSameSeedIsTheSameFate() {
        assertThat(pattern(Draws.of(1, "redis", 1), 0)).isEqualTo(pattern(Draws.of(1, "redis", 1), 0));
    }

    @Test
    void everythingElseIsAnother() {
        var usual = pattern(Draws.of(1, "redis", 1), 0);

        assertThat(List.of(
                        pattern(Draws.of(2, "redis", 1), 0),
                        pattern(Draws.of(1, "mysql", 1), 0),
                        pattern(Draws.of(1, "redis", 2), 0),
                        pattern(Draws.of(1, "redis", 1), 1)))
                .doesNotContain(usual);
    }

    @Test
    void fatesAreSpreadEvenly() {
        for (int tenth = 0; tenth < 10; tenth++) {
            double from = tenth / 10.0;
            long count = LongStream.range(0, 100_000)
                    .mapToDouble(connection -> Draws.of(7, "x", 1).fate(3, connection))
                    .filter(fate -> fate >= from && fate < from + 0.1)
                    .count();
            assertThat(count).isBetween(9_500L, 10_500L);
        }
    }

    @Test
    void eachDirectionHasAChanceOfItsOwn() {
        var draws = Draws.of(1, "redis", 1);

        assertThat(draws.chance(0, 0, Direction.UPSTREAM).nextLong())
                .isNotEqualTo(draws.chance(0, 0, Direction.DOWNSTREAM).nextLong());
    }
}
