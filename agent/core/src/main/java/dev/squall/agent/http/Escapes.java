package dev.squall.agent.http;

import java.nio.charset.StandardCharsets;

/** Percent-encodes what may not stand in an address and is written there all the same: blanks, quotes, umlauts. */
final class Escapes {
    private static final String ALLOWED = "-._~:/?#[]@!$&'()*+,;=%";

    private Escapes() {}

    static String illegal(String url) {
        var escaped = new StringBuilder(url.length());
        for (byte each : url.getBytes(StandardCharsets.UTF_8)) {
            char c = (char) (each & 0xff);
            if (c < 0x80 && (Character.isLetterOrDigit(c) || ALLOWED.indexOf(c) >= 0)) {
                escaped.append(c);
            } else {
                escaped.append('%').append("%02X".formatted((int) c));
            }
        }
        return escaped.toString();
    }
}
