package dev.squall.agent.http;

import java.net.URI;
import java.time.Duration;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * A request that can be sent.
 *
 * @param body    none, or what is sent as it is
 * @param connect how long connecting may take
 * @param read    how long the other side may be silent
 * @param retries how often a failed connection is tried again
 */
public record HttpRequest(
        URI uri,
        String method,
        Map<String, String> headers,
        Optional<byte[]> body,
        Duration connect,
        Duration read,
        boolean verifyTls,
        int retries) {
    public HttpRequest {
        headers = Collections.unmodifiableMap(new LinkedHashMap<>(headers));
    }

    /** Whether it says how long its body is, although it has none. */
    boolean mayHaveBody() {
        return !method.equals("GET") && !method.equals("HEAD");
    }

    /** Whether it may be sent once more without harm. */
    boolean isSafe() {
        return switch (method) {
            case "GET", "HEAD", "OPTIONS", "TRACE" -> true;
            default -> false;
        };
    }

    /** The address without what may be secret: no user, no query. */
    public String target() {
        String port = uri.getPort() < 0 ? "" : ":" + uri.getPort();
        String path = uri.getRawPath() == null ? "" : uri.getRawPath();
        return uri.getScheme() + "://" + uri.getHost() + port + path;
    }

    /** The same method and body elsewhere; credentials do not follow to another host. */
    HttpRequest at(URI elsewhere) {
        var kept = new LinkedHashMap<>(headers);
        if (!elsewhere.getHost().equalsIgnoreCase(uri.getHost())) {
            kept.keySet().removeIf(name -> name.equalsIgnoreCase("Authorization") || name.equalsIgnoreCase("Host"));
        }
        return new HttpRequest(elsewhere, method, kept, body, connect, read, verifyTls, retries);
    }

    /** The same with a body; a type that its headers name already stays. */
    public HttpRequest carrying(byte[] content, String type) {
        var more = new LinkedHashMap<>(headers);
        if (headers.keySet().stream().noneMatch(name -> name.equalsIgnoreCase("Content-Type"))) {
            more.put("Content-Type", type);
        }
        return new HttpRequest(uri, method, more, Optional.of(content), connect, read, verifyTls, retries);
    }

    /** The GET that a redirect makes of it. */
    HttpRequest asGet() {
        var kept = new LinkedHashMap<>(headers);
        kept.keySet().removeIf(name -> name.equalsIgnoreCase("Content-Type"));
        String get = method.equals("HEAD") ? "HEAD" : "GET";
        return new HttpRequest(uri, get, kept, Optional.empty(), connect, read, verifyTls, retries);
    }
}
