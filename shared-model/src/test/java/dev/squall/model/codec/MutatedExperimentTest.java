package dev.squall.model.codec;

import static org.assertj.core.api.Assertions.assertThatCode;

import dev.squall.model.json.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Whatever is done to an experiment, reading it gives an answer: an experiment or problems, never an exception. */
class MutatedExperimentTest {
    private static final int ROUNDS = 1_000;
    private static final List<String> SCRAPS = List.of(
            "*",
            "&a ",
            "<<: ",
            "{",
            "}",
            "[",
            "]",
            ":",
            "- ",
            "\"",
            "'",
            "|",
            ">",
            "!!int ",
            "? ",
            "#",
            "\t",
            "\n",
            "null",
            "~",
            "5",
            "-1",
            "1e9",
            ".inf",
            "yes",
            "2001-01-01",
            "${",
            "$['",
            "ref: is-up",
            "\u0000",
            "\uFEFF",
            "%",
            "@",
            "---\n");

    @Test
    @Timeout(120)
    void aDamagedTextIsReadOrRefused() {
        for (int seed = 0; seed < ROUNDS; seed++) {
            var text = damaged(Samples.WHOLE, new SplittableRandom(seed));
            assertThatCode(() -> ExperimentReader.read("damaged.yaml", text))
                    .as("seed " + seed)
                    .doesNotThrowAnyException();
        }
    }

    @Test
    @Timeout(120)
    void aDocumentWithStrangeValuesIsReadOrRefused() {
        var whole = ((Reading.Read) ExperimentReader.read("whole.yaml", Samples.WHOLE))
                .experiment()
                .source();
        for (int seed = 0; seed < ROUNDS; seed++) {
            var document = (Json.Mapping) strange(whole, new SplittableRandom(seed), false);
            assertThatCode(() -> ExperimentReader.fromSource(document))
                    .as("seed " + seed)
                    .doesNotThrowAnyException();
        }
    }

    private static String damaged(String text, RandomGenerator random) {
        var result = new StringBuilder(text);
        for (int i = random.nextInt(1, 4); i > 0; i--) {
            int at = random.nextInt(result.length());
            int end = Math.min(result.length(), at + random.nextInt(12));
            result.replace(at, random.nextBoolean() ? at : end, SCRAPS.get(random.nextInt(SCRAPS.size())));
        }
        return result.toString();
    }

    /** About one value in forty becomes one of another kind. */
    private static Json strange(Json value, RandomGenerator random, boolean replaceable) {
        if (replaceable && random.nextInt(40) == 0) {
            return another(random);
        }
        return switch (value) {
            case Json.Array(var items) -> {
                var copy = new ArrayList<Json>();
                items.forEach(item -> copy.add(strange(item, random, true)));
                yield new Json.Array(copy);
            }
            case Json.Mapping(var members) -> {
                var copy = Json.Mapping.EMPTY;
                for (var member : members.entrySet()) {
                    copy = random.nextInt(80) == 0
                            ? copy
                            : copy.with(member.getKey(), strange(member.getValue(), random, true));
                }
                yield copy;
            }
            case Json.Null _, Json.Bool _, Json.Number _, Json.Text _ -> value;
        };
    }

    private static Json another(RandomGenerator random) {
        return switch (random.nextInt(10)) {
            case 0 -> Json.NULL;
            case 1 -> Json.of(random.nextBoolean());
            case 2 -> Json.of(random.nextLong());
            case 3 -> Json.of(-1.5e300);
            case 4 -> Json.of("");
            case 5 -> Json.of("${x}");
            case 6 -> Json.array(Json.NULL, Json.of("x"), Json.Mapping.EMPTY);
            case 7 -> Json.mapping("type", Json.of("probe"));
            case 8 -> Json.mapping("type", Json.of("env"));
            default -> Json.mapping("", Json.array());
        };
    }
}
