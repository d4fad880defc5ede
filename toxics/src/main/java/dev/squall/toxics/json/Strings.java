package dev.squall.toxics.json;

import java.nio.charset.StandardCharsets;

/** What is between the quotes of a JSON string that is known to be well-formed. */
final class Strings {
    private Strings() {}

    static String plain(byte[] text, int begin, int end) {
        return new String(text, begin, end - begin, StandardCharsets.UTF_8);
    }

    static String unescaped(byte[] text, int begin, int end) {
        String raw = plain(text, begin, end);
        var out = new StringBuilder(raw.length());
        for (int at = 0; at < raw.length(); at++) {
            char sign = raw.charAt(at);
            if (sign != '\\') {
                out.append(sign);
            } else if (raw.charAt(++at) != 'u') {
                out.append(simple(raw.charAt(at)));
            } else {
                out.append((char) Integer.parseInt(raw, at + 1, at + 5, 16));
                at += 4;
            }
        }
        return withoutHalves(out);
    }

    private static char simple(char sign) {
        return switch (sign) {
            case 'b' -> '\b';
            case 'f' -> '\f';
            case 'n' -> '\n';
            case 'r' -> '\r';
            case 't' -> '\t';
            default -> sign;
        };
    }

    /** Half a surrogate pair is no sign; it becomes the one that stands for such. */
    private static String withoutHalves(StringBuilder text) {
        var out = new StringBuilder(text.length());
        text.codePoints()
                .map(sign -> sign >= Character.MIN_SURROGATE && sign <= Character.MAX_SURROGATE ? 0xFFFD : sign)
                .forEach(out::appendCodePoint);
        return out.toString();
    }
}
