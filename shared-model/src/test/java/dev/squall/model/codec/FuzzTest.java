package dev.squall.model.codec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import dev.squall.model.json.Json;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;

/** Whatever the bytes, reading gives a message or {@link UnreadableMessage}, and nothing else. */
class FuzzTest {
    private static final int ROUNDS = 4_000;

    private static final List<String> HOSTILE = List.of(
            "",
            " ",
            "null",
            "[]",
            "{}",
            "{",
            "{\"a\":",
            "{}{}",
            "\u0000",
            "\uFEFF{}",
            "NaN",
            "01",
            "1e999999999",
            "-1e-999999999",
            "1e99999999999",
            "9".repeat(5_000),
            "[".repeat(100_000),
            "{\"a\":".repeat(100_000),
            "{\"schema\":99999999999999999999}",
            "{\"schema\":1e999999999}",
            "{\"schema\":1,\"type\":\"dev.squall.command.probe\"}",
            "{\"schema\":1,\"type\":null}");

    @Test
    void mutatedCommandsAreReadOrRefusedByName() {
        survives(any -> CommandCodec.write(any.command()), CommandCodec::fromBytes);
    }

    @Test
    void mutatedControlsAreReadOrRefusedByName() {
        survives(any -> ControlCodec.write(any.control()), ControlCodec::fromBytes);
    }

    @Test
    void mutatedReportsAreReadOrRefusedByName() {
        survives(any -> ReportCodec.write(any.report()), ReportCodec::fromBytes);
    }

    @Test
    void mutatedRequestsAreReadOrRefusedByName() {
        survives(any -> RequestCodec.write(any.request()), RequestCodec::fromBytes);
    }

    @Test
    void mutatedHeartbeatsAreReadOrRefusedByName() {
        survives(any -> HeartbeatCodec.write(any.heartbeat()), HeartbeatCodec::fromBytes);
    }

    @Test
    void mutatedEventsAreReadOrRefusedByName() {
        survives(any -> EventCodec.write(any.event()), EventCodec::fromBytes);
    }

    private static void survives(Function<AnyEvent, Json> any, Consumer<byte[]> read) {
        HOSTILE.forEach(text -> refuses(text, read));
        int refused = 0;
        for (int seed = 0; seed < ROUNDS; seed++) {
            var random = new SplittableRandom(seed);
            Json message = any.apply(new AnyEvent(random));
            for (int i = random.nextInt(3); i >= 0; i--) {
                message = mutated(message, random);
            }
            byte[] bytes = JsonWriter.writeBytes(message);
            refused += outcome(random.nextInt(3) == 0 ? damaged(bytes, random) : bytes, read, seed) ? 0 : 1;
        }
        assertThat(refused).as("most mutations do harm, some do none").isBetween(ROUNDS / 10, ROUNDS - 1);
    }

    private static void refuses(String text, Consumer<byte[]> read) {
        String start = text.substring(0, Math.min(40, text.length()));
        if (outcome(text.getBytes(StandardCharsets.UTF_8), read, -1)) {
            fail("was read: " + start);
        }
    }

    private static boolean outcome(byte[] bytes, Consumer<byte[]> read, int seed) {
        try {
            read.accept(bytes);
            return true;
        } catch (UnreadableMessage named) {
            assertThat(named.reason()).isNotBlank().hasSizeLessThan(1_000);
            return false;
        } catch (RuntimeException | StackOverflowError other) {
            return fail("seed " + seed + ": " + new String(bytes, StandardCharsets.UTF_8), other);
        }
    }

    /** Cut off, or with some bytes changed. */
    private static byte[] damaged(byte[] bytes, RandomGenerator random) {
        if (random.nextBoolean()) {
            return java.util.Arrays.copyOf(bytes, random.nextInt(bytes.length));
        }
        byte[] copy = bytes.clone();
        for (int i = random.nextInt(4); i >= 0; i--) {
            copy[random.nextInt(copy.length)] = (byte) random.nextInt(256);
        }
        return copy;
    }

    /** One place of the tree taken out, renamed, doubled, or exchanged for something strange. */
    private static Json mutated(Json json, RandomGenerator random) {
        return switch (json) {
            case Json.Mapping(var members)
            when !members.isEmpty() && random.nextInt(6) > 0 -> {
                var copy = new LinkedHashMap<>(members);
                String key = new ArrayList<>(members.keySet()).get(random.nextInt(members.size()));
                switch (random.nextInt(6)) {
                    case 0 -> copy.remove(key);
                    case 1 -> copy.put(key + "x", strange(random));
                    default -> copy.computeIfPresent(key, (_, value) -> mutated(value, random));
                }
                yield new Json.Mapping(copy);
            }
            case Json.Array(var items)
            when !items.isEmpty() && random.nextInt(6) > 0 -> {
                var copy = new ArrayList<>(items);
                copy.set(random.nextInt(copy.size()), mutated(copy.getFirst(), random));
                yield new Json.Array(copy);
            }
            case Json.Text(String text)
            when random.nextInt(3) > 0 ->
                Json.of(text.substring(random.nextInt(text.length() + 1)) + (char) random.nextInt(0x300));
            case Json.Number number
            when random.nextInt(3) > 0 -> Json.number(number.value().multiply(BigDecimal.TEN.pow(random.nextInt(40))));
            case Json.Null _, Json.Bool _, Json.Number _, Json.Text _, Json.Array _, Json.Mapping _ -> strange(random);
        };
    }

    private static Json strange(RandomGenerator random) {
        return switch (random.nextInt(10)) {
            case 0 -> Json.NULL;
            case 1 -> Json.of(random.nextBoolean());
            case 2 -> Json.number(BigDecimal.TEN.pow(random.nextInt(900)));
            case 3 -> Json.decimal(new BigDecimal("1E" + random.nextInt(-900, 900)));
            case 4 -> Json.of(-1);
            case 5 -> Json.of("PT999999999999H");
            case 6 -> Json.of("+1000000000-12-31T23:59:59.999999999Z");
            case 7 -> Json.array(Json.NULL, Json.array());
            case 8 -> deep(random.nextInt(400));
            default -> Json.Mapping.EMPTY;
        };
    }

    private static Json deep(int levels) {
        Json json = Json.NULL;
        for (int i = 0; i < levels; i++) {
            json = i % 2 == 0 ? Json.array(json) : Json.mapping("a", json);
        }
        return json;
    }
}
