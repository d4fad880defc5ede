package dev.squall.toxics.http;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What a request asks for.
 *
 * @param path decoded
 * @param query with its question mark, or empty
 */
public record Target(String path, String query) {
    private static final Pattern ABSOLUTE = Pattern.compile("(?i)https?://[^/?]*");

    /** Empty when it is none. */
    static Optional<Target> of(String written) {
        var absolute = ABSOLUTE.matcher(written);
        String relative = absolute.lookingAt() ? absolute(written.substring(absolute.end())) : written;
        if (!relative.startsWith("/") && !relative.equals("*")) {
            return Optional.empty();
        }
        int question = relative.indexOf('?');
        String path = question < 0 ? relative : relative.substring(0, question);
        String query = question < 0 ? "" : relative.substring(question);
        return decoded(path).map(decoded -> new Target(decoded, query));
    }

    private static String absolute(String behindTheHost) {
        return behindTheHost.isEmpty() ? "/" : behindTheHost;
    }

    private static Optional<String> decoded(String path) {
        var bytes = new ByteArrayOutputStream(path.length());
        for (int at = 0; at < path.length(); at++) {
            char sign = path.charAt(at);
            if (sign <= ' ' || sign == 0x7f) {
                return Optional.empty();
            }
            if (sign != '%') {
                bytes.write(sign);
                continue;
            }
            int high = at + 2 < path.length() ? Character.digit(path.charAt(at + 1), 16) : -1;
            int low = at + 2 < path.length() ? Character.digit(path.charAt(at + 2), 16) : -1;
            if (high < 0 || low < 0) {
                return Optional.empty();
            }
            bytes.write(high << 4 | low);
            at += 2;
        }
        return Optional.of(bytes.toString(StandardCharsets.UTF_8));
    }

    /** The path without empty steps, {@code .} and {@code ..}; a slash at its end stays. */
    public String cleanPath() {
        if (!path.startsWith("/")) {
            return "/" + path;
        }
        Deque<String> steps = new ArrayDeque<>();
        for (String step : path.split("/", -1)) {
            switch (step) {
                case "", "." -> {}
                case ".." -> steps.pollLast();
                default -> steps.addLast(step);
            }
        }
        String clean = "/" + String.join("/", steps);
        return path.endsWith("/") && !clean.equals("/") ? clean + "/" : clean;
    }

    /** A path as it may stand in an address. */
    public static String encoded(String path) {
        var text = new StringBuilder();
        for (byte each : path.getBytes(StandardCharsets.UTF_8)) {
            char sign = (char) (each & 0xff);
            boolean plain = (sign < 0x80 && Character.isLetterOrDigit(sign)) || "-_.~$&+,/:;=@".indexOf(sign) >= 0;
            text.append(plain ? String.valueOf(sign) : String.format(Locale.ROOT, "%%%02X", (int) sign));
        }
        return text.toString();
    }
}
