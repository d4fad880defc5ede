package dev.squall.toxics.http;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads one request's line and headers, strictly where leniency would be dangerous: two lengths, two hosts, two protocols. */
final class HeadReader {
    private static final Pattern TOKEN = Pattern.compile("[!#$%&'*+.^_`|~0-9A-Za-z-]+");
    private static final Pattern PROTOCOL = Pattern.compile("HTTP/(\\d)\\.(\\d)");
    private static final Pattern HOST = Pattern.compile("[A-Za-z0-9!$%&'()*+,\\-./:;=@\\[\\]_~]*");

    private final InputStream in;
    private final Limits limits;
    private int left;

    private HeadReader(InputStream in, Limits limits) {
        this.in = in;
        this.limits = limits;
        this.left = limits.headBytes();
    }

    /** Empty when there is no further request. */
    static Optional<Request> read(InputStream in, Body.Interim interim, Limits limits) throws Malformed, IOException {
        return new HeadReader(in, limits).request(interim);
    }

    private Optional<Request> request(Body.Interim interim) throws Malformed, IOException {
        Optional<String> line = line();
        if (line.isEmpty()) {
            return Optional.empty();
        }
        String[] parts = line.get().split(" ", -1);
        var protocol = PROTOCOL.matcher(parts.length == 3 ? parts[2] : "");
        if (!protocol.matches() || !TOKEN.matcher(parts[0]).matches()) {
            throw Malformed.request();
        }
        var target = Target.of(parts[1]).orElseThrow(Malformed::request);
        Map<String, List<String>> headers = headers();
        if (!protocol.group(1).equals("1")) {
            throw Malformed.because(505, "unsupported protocol version");
        }
        boolean oldProtocol = protocol.group(2).equals("0");
        checkHost(headers.getOrDefault("host", List.of()), oldProtocol);
        boolean keepAlive = keepAlive(headers, oldProtocol);
        if (oldProtocol) {
            // Neither was known then: who speaks it says the length or sends no body, and waits for no word in between.
            keepAlive &= headers.remove("transfer-encoding") == null;
            headers.remove("expect");
        }
        var body = Body.of(in, headers, expectation(headers, interim), limits);
        return Optional.of(new Request(parts[0], target, keepAlive, oldProtocol, firstOf(headers), body));
    }

    private Map<String, List<String>> headers() throws Malformed, IOException {
        var headers = new LinkedHashMap<String, List<String>>();
        String last = "";
        while (true) {
            String line = line().orElseThrow(Malformed::request);
            if (line.isEmpty()) {
                return headers;
            }
            boolean continued = line.charAt(0) == ' ' || line.charAt(0) == '\t';
            if (continued && headers.containsKey(last)) {
                List<String> values = headers.get(last);
                values.set(values.size() - 1, values.getLast() + " " + value(line));
                continue;
            }
            int colon = line.indexOf(':');
            if (colon <= 0) {
                throw Malformed.request();
            }
            last = line.substring(0, colon).toLowerCase(Locale.ROOT);
            if (!TOKEN.matcher(last).matches()) {
                throw Malformed.because(400, "invalid header name");
            }
            headers.computeIfAbsent(last, _ -> new ArrayList<>()).add(value(line.substring(colon + 1)));
        }
    }

    private static String value(String written) throws Malformed {
        if (written.chars().anyMatch(sign -> (sign < ' ' && sign != '\t') || sign == 0x7f)) {
            throw Malformed.request();
        }
        return written.strip();
    }

    private static void checkHost(List<String> hosts, boolean oldProtocol) throws Malformed {
        if (hosts.isEmpty() && !oldProtocol) {
            throw Malformed.because(400, "missing required Host header");
        }
        if (hosts.size() > 1) {
            throw Malformed.because(400, "too many Host headers");
        }
        if (!hosts.isEmpty() && !HOST.matcher(hosts.getFirst()).matches()) {
            throw Malformed.because(400, "malformed Host header");
        }
    }

    /** Null when the client sends its body anyway. */
    private static Body.@Nullable Interim expectation(Map<String, List<String>> headers, Body.Interim interim)
            throws Malformed {
        String expected = headers.getOrDefault("expect", List.of("")).getFirst();
        if (expected.isEmpty()) {
            return null;
        }
        if (!expected.equalsIgnoreCase("100-continue")) {
            throw Malformed.answered(Response.empty(417));
        }
        return interim;
    }

    private static boolean keepAlive(Map<String, List<String>> headers, boolean oldProtocol) {
        String connection =
                String.join(",", headers.getOrDefault("connection", List.of())).toLowerCase(Locale.ROOT);
        List<String> tokens = List.of(connection.split("\\s*,\\s*"));
        return oldProtocol ? tokens.contains("keep-alive") : !tokens.contains("close");
    }

    private static Map<String, String> firstOf(Map<String, List<String>> headers) {
        var first = new HashMap<String, String>();
        headers.forEach((name, values) -> first.put(name, values.getFirst()));
        return first;
    }

    /** One line without its end; empty when there is not even a first byte. Bytes become signs one to one. */
    private Optional<String> line() throws Malformed, IOException {
        var line = new StringBuilder();
        for (int sign = in.read(); sign != '\n'; sign = in.read()) {
            if (sign < 0) {
                if (line.isEmpty() && left == limits.headBytes()) {
                    return Optional.empty();
                }
                throw Malformed.request();
            }
            if (--left < 0) {
                throw Malformed.because(431, "");
            }
            line.append((char) sign);
        }
        left--;
        int length = line.length();
        if (length > 0 && line.charAt(length - 1) == '\r') {
            line.setLength(length - 1);
        }
        return Optional.of(line.toString());
    }
}
