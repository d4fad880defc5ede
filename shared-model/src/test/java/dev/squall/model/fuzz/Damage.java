package dev.squall.model.fuzz;

import java.util.Arrays;
import java.util.List;
import java.util.random.RandomGenerator;

/** Makes something wrong of something right: bytes changed, cut, doubled, exchanged for scraps that mean trouble. */
final class Damage {
    private static final List<String> SCRAPS = List.of(
            "\0",
            "\uFEFF",
            "\u2028",
            "\u0085",
            "\\ud800",
            "\"",
            "'",
            "{",
            "}",
            "[",
            "]",
            ":",
            ": ",
            "- ",
            "? ",
            "*a",
            "&a ",
            "<<: *a",
            "!!binary ",
            "!!set ",
            "!!python/object:os.system ",
            "|",
            ">-",
            "#",
            "%YAML 9.9\n",
            "---\n",
            "...\n",
            "\t",
            "\n",
            "\r",
            "null",
            "~",
            "yes",
            ".nan",
            "-.inf",
            "1e999",
            "1e-999",
            "-0",
            "0x",
            "0b2",
            "1:99:99",
            "2001-02-30",
            "190:20:30.15",
            "99999999999999999999999",
            "${",
            "${x}",
            "$$",
            "${steps.a.output",
            "${steps.call.output[99999999999]}",
            "ref: call",
            "tolerance: ",
            "parallel: a\n",
            "until: {times: 0}",
            "when: ",
            "(?<",
            "(a+)+$",
            "$..[?(@",
            "{type: probe}");

    private Damage() {}

    static byte[] of(byte[] whole, RandomGenerator random) {
        byte[] bytes = whole;
        for (int i = random.nextInt(1, 5); i > 0; i--) {
            bytes = once(bytes, random);
        }
        return bytes;
    }

    static String of(String whole, RandomGenerator random) {
        var text = new StringBuilder(whole);
        for (int i = random.nextInt(1, 4); i > 0; i--) {
            int at = random.nextInt(text.length() + 1);
            int end = Math.min(text.length(), at + random.nextInt(6));
            switch (random.nextInt(4)) {
                case 0 -> text.insert(at, (char) random.nextInt(0x10000));
                case 1 -> text.insert(at, text.substring(at, end).repeat(random.nextInt(1, 20)));
                case 2 -> text.delete(at, end);
                default -> text.replace(at, end, scrap(random));
            }
        }
        return text.toString();
    }

    private static String scrap(RandomGenerator random) {
        return SCRAPS.get(random.nextInt(SCRAPS.size()));
    }

    private static byte[] once(byte[] bytes, RandomGenerator random) {
        int at = random.nextInt(bytes.length + 1);
        int end = Math.min(bytes.length, at + random.nextInt(12));
        return switch (random.nextInt(6)) {
            case 0 -> joined(Arrays.copyOf(bytes, at), new byte[] {(byte) random.nextInt(256)}, rest(bytes, end));
            case 1 -> joined(Arrays.copyOf(bytes, at), rest(bytes, random.nextInt(bytes.length + 1)), new byte[0]);
            case 2 -> joined(Arrays.copyOf(bytes, at), new byte[0], rest(bytes, end));
            default ->
                joined(Arrays.copyOf(bytes, at), utf8(scrap(random)), rest(bytes, random.nextBoolean() ? at : end));
        };
    }

    private static byte[] rest(byte[] bytes, int from) {
        return Arrays.copyOfRange(bytes, from, bytes.length);
    }

    private static byte[] utf8(String text) {
        return text.getBytes(java.nio.charset.StandardCharsets.UTF_8);
    }

    private static byte[] joined(byte[] first, byte[] second, byte[] third) {
        byte[] all = Arrays.copyOf(first, first.length + second.length + third.length);
        System.arraycopy(second, 0, all, first.length, second.length);
        System.arraycopy(third, 0, all, first.length + second.length, third.length);
        return all;
    }
}
