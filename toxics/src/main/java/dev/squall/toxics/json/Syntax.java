package dev.squall.toxics.json;

import java.util.Locale;

/** A text is no JSON. It stays within this package: whoever reads a document gets a {@link Reading}. */
final class Syntax extends Exception {
    private static final long serialVersionUID = 1L;

    private Syntax(String message) {
        super(message, null, false, false);
    }

    static Syntax ended() {
        return new Syntax("unexpected EOF");
    }

    static Syntax unexpected(byte sign, String where) {
        return new Syntax("invalid character " + quoted(sign & 0xff) + " " + where);
    }

    private static String quoted(int sign) {
        return switch (sign) {
            case '\'' -> "'\\''";
            case '\\' -> "'\\\\'";
            case 0x07 -> "'\\a'";
            case '\b' -> "'\\b'";
            case '\f' -> "'\\f'";
            case '\n' -> "'\\n'";
            case '\r' -> "'\\r'";
            case '\t' -> "'\\t'";
            case 0x0b -> "'\\v'";
            default -> {
                boolean small = sign < ' ' || sign == 0x7f;
                boolean invisible = (sign >= 0x80 && sign <= 0xa0) || sign == 0xad;
                String form = small ? "'\\x%02x'" : invisible ? "'\\u%04x'" : "'%c'";
                yield String.format(Locale.ROOT, form, sign);
            }
        };
    }
}
