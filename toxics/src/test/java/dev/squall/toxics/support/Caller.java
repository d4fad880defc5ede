package dev.squall.toxics.support;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Somebody who asks a server over HTTP, as a client library would. */
public final class Caller implements AutoCloseable {
    private static final Pattern PROXY = Pattern.compile("\"name\":\"([^\"]*)\",\"listen\"");
    private static final Pattern PORT = Pattern.compile("\"listen\":\"[^\"]*:(\\d+)\"");

    private final HttpClient client = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(5))
            .build();
    private final String origin;

    /** @param address {@code host:port} */
    public Caller(String address) {
        origin = "http://" + address;
    }

    /** What was answered. */
    public record Reply(int status, String type, String body) {
        /** The port in the first {@code listen} of the body. */
        public int port() {
            Matcher listen = PORT.matcher(body);
            if (!listen.find()) {
                throw new AssertionError("no port in " + this);
            }
            return Integer.parseInt(listen.group(1));
        }

        /** Without what differs from one run to the next. */
        public String stable() {
            return body.replaceAll("(\"listen\":\"(127\\.0\\.0\\.1|\\[::1?])):\\d+", "$1:PORT")
                    .replace(",\"Logger\":{}", "");
        }
    }

    public Reply send(String method, String path, String body, String... headers) {
        var publisher = body.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(body);
        var request = HttpRequest.newBuilder(URI.create(origin + path))
                .method(method, publisher)
                .timeout(Duration.ofSeconds(40));
        if (headers.length > 0) {
            request.headers(headers);
        }
        try {
            HttpResponse<String> response = client.send(request.build(), BodyHandlers.ofString());
            String type = response.headers().firstValue("Content-Type").orElse("");
            return new Reply(response.statusCode(), type, response.body());
        } catch (IOException e) {
            throw new AssertionError(method + " " + path + ": " + e, e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    public Reply get(String path) {
        return send("GET", path, "");
    }

    public Reply post(String path, String body) {
        return send("POST", path, body);
    }

    public Reply patch(String path, String body) {
        return send("PATCH", path, body);
    }

    public Reply delete(String path) {
        return send("DELETE", path, "");
    }

    /** A proxy on a free port; answers with the port. */
    public int proxy(String name, int upstream) {
        Reply reply = post(
                "/proxies",
                "{\"name\":\"%s\",\"listen\":\"127.0.0.1:0\",\"upstream\":\"127.0.0.1:%d\"}".formatted(name, upstream));
        if (reply.status() != 201) {
            throw new AssertionError(reply);
        }
        return reply.port();
    }

    /** A toxic that hits everything. */
    public void toxic(String proxy, String type, String stream, String attributes) {
        Reply reply = post(
                "/proxies/" + proxy + "/toxics",
                "{\"name\":\"%s\",\"type\":\"%s\",\"stream\":\"%s\",\"attributes\":%s}"
                        .formatted(type, type, stream, attributes));
        if (reply.status() != 200) {
            throw new AssertionError(reply);
        }
    }

    /** The path of a proxy with this name. */
    public static String path(String proxy) {
        return "/proxies/" + URLEncoder.encode(proxy, StandardCharsets.UTF_8).replace("+", "%20");
    }

    /** Deletes every proxy there is. */
    public void clear() {
        PROXY.matcher(get("/proxies").body()).results().forEach(proxy -> delete(path(proxy.group(1))));
    }

    @Override
    public void close() {
        client.close();
    }
}
