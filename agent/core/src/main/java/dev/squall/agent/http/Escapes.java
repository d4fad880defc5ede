package dev.squall.agent.http;

import java.nio.charset.StandardCharsets;

/** Percent-encodes what may not stand in an address and is written there all the same: blanks, quotes, umlauts. */
final class Escapes {
    private static final boolean[] ALLOWED = allowed("-._~:/?#[]@!$&'()*+,;=%");

    private Escapes() {}

    private static boolean[] allowed(String signs) {
        var allowed = new boolean[0x100];
        for (char c = 0; c < 0x80; c++) {
            allowed[c] = Character.isLetterOrDigit(c) || signs.indexOf(c) >= 0;
        }
        return allowed;
    }

    static String illegal(String url) {
        byte[] bytes = url.getBytes(StandardCharsets.UTF_8);
        for (int i = 0; i < bytes.length; i++) {
            if (!ALLOWED[bytes[i] & 0xff]) {
                return escaped(bytes);
            }
        }
        return url;
    }

    private static String escaped(byte[] bytes) {
        var escaped = new StringBuilder(2 * bytes.length);
        for (byte each : bytes) {
            char c = (char) (each & 0xff);
            if (ALLOWED[c]) {
                escaped.append(c);
            } else {
                escaped.append('%').append("%02X".formatted((int) c));
            }
        }
        return escaped.toString();
    }
}
