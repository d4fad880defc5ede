package dev.squall.toxics.json;

import java.io.IOException;
import java.util.Arrays;

/**
 * A place in a text that may still be on its way, with the pieces of JSON that have no structure: strings, numbers and words. No more of
 * the text is asked for than is needed to go on.
 */
final class Cursor {
    private final Supply supply;
    private byte[] text = new byte[512];
    private int length;
    private int at;

    Cursor(Supply supply) {
        this.supply = supply;
    }

    /** Whether there is anything but blanks; does not pass it. */
    boolean skipBlanks() throws IOException {
        while (more() && (text[at] == ' ' || text[at] == '\t' || text[at] == '\n' || text[at] == '\r')) {
            at++;
        }
        return more();
    }

    byte afterBlanks() throws Syntax, IOException {
        skipBlanks();
        return sign();
    }

    byte sign() throws Syntax, IOException {
        if (!more()) {
            throw Syntax.ended();
        }
        return text[at];
    }

    private boolean more() throws IOException {
        if (at < length) {
            return true;
        }
        if (length == text.length) {
            text = Arrays.copyOf(text, 2 * length);
        }
        int read = supply.more(text, length);
        length += Math.max(0, read);
        return read > 0;
    }

    void pass() {
        at++;
    }

    Syntax unexpected(String where) throws Syntax, IOException {
        return Syntax.unexpected(sign(), where);
    }

    /** A string, from its opening to behind its closing quote. */
    String string() throws Syntax, IOException {
        int begin = ++at;
        boolean plain = true;
        while (sign() != '"') {
            if (sign() == '\\') {
                plain = false;
                escape();
            } else if (sign() >= 0 && sign() < ' ') {
                throw unexpected("in string literal");
            } else {
                at++;
            }
        }
        return plain ? Strings.plain(text, begin, at++) : Strings.unescaped(text, begin, at++);
    }

    private void escape() throws Syntax, IOException {
        at++;
        if ("\"\\/bfnrt".indexOf(sign()) >= 0) {
            at++;
            return;
        }
        if (sign() != 'u') {
            throw unexpected("in string escape code");
        }
        at++;
        for (int digit = 0; digit < 4; digit++, at++) {
            if (Character.digit(sign(), 16) < 0) {
                throw unexpected("in \\u hexadecimal character escape");
            }
        }
    }

    /** A number in its own spelling. */
    String number() throws Syntax, IOException {
        int begin = at;
        if (sign() == '-') {
            at++;
            if (!isDigit(sign())) {
                throw unexpected("in numeric literal");
            }
        }
        if (sign() == '0') {
            at++;
        } else {
            digits();
        }
        if (more() && text[at] == '.') {
            at++;
            atLeastOneDigit("after decimal point in numeric literal");
        }
        if (more() && (text[at] == 'e' || text[at] == 'E')) {
            at++;
            if (sign() == '+' || sign() == '-') {
                at++;
            }
            atLeastOneDigit("in exponent of numeric literal");
        }
        return Strings.plain(text, begin, at);
    }

    private void atLeastOneDigit(String where) throws Syntax, IOException {
        if (!isDigit(sign())) {
            throw unexpected(where);
        }
        digits();
    }

    private void digits() throws IOException {
        while (more() && isDigit(text[at])) {
            at++;
        }
    }

    /** Passes {@code true} and the like, whose first letter was seen. */
    void word(String word) throws Syntax, IOException {
        at++;
        for (int i = 1; i < word.length(); i++, at++) {
            if (sign() != word.charAt(i)) {
                throw unexpected("in literal " + word + " (expecting '" + word.charAt(i) + "')");
            }
        }
    }

    private static boolean isDigit(byte sign) {
        return sign >= '0' && sign <= '9';
    }
}
