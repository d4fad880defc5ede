package dev.squall.agent.http;

import java.io.IOException;
import java.io.InputStream;
import java.net.HttpRetryException;
import java.net.HttpURLConnection;
import java.net.Proxy;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import javax.net.ssl.HttpsURLConnection;

/**
 * The JDK's light client: it starts ten times faster than the full one, keeps connections alive, and knows the methods that
 * nearly everybody uses. Its habits of sending a POST twice and of leaving headers out are switched off, unless the
 * machine's owner has set them. The body of an answer 401 or 407 to a POST is lost.
 */
final class PlainClient {
    static final Set<String> METHODS = Set.of("GET", "POST", "PUT", "DELETE", "HEAD", "OPTIONS", "TRACE");

    static {
        setIfAbsent("sun.net.http.retryPost", "false");
        setIfAbsent("sun.net.http.allowRestrictedHeaders", "true");
    }

    private PlainClient() {}

    private static void setIfAbsent(String property, String value) {
        if (System.getProperty(property) == null) {
            System.setProperty(property, value);
        }
    }

    static HttpReply send(HttpRequest request, Proxy proxy) throws IOException {
        var connection = (HttpURLConnection) request.uri().toURL().openConnection(proxy);
        if (connection instanceof HttpsURLConnection secure && !request.verifyTls()) {
            secure.setSSLSocketFactory(AnyCertificate.CONTEXT.getSocketFactory());
            secure.setHostnameVerifier((_, _) -> true);
        }
        connection.setInstanceFollowRedirects(false);
        connection.setUseCaches(false);
        connection.setConnectTimeout(Math.toIntExact(request.connect().toMillis()));
        connection.setReadTimeout(Math.toIntExact(request.read().toMillis()));
        connection.setRequestMethod(request.method());
        connection.setRequestProperty("User-Agent", "squall");
        connection.setRequestProperty("Accept", "*/*");
        request.headers().forEach((name, value) -> {
            if (!name.equalsIgnoreCase("Content-Length")) {
                connection.setRequestProperty(name, value);
            }
        });
        return new Breakable(connection).during(open -> exchange(open, request));
    }

    private static HttpReply exchange(HttpURLConnection connection, HttpRequest request) throws IOException {
        byte[] body = request.body().orElseGet(() -> new byte[0]);
        boolean post = request.method().equals("POST");
        if (post) {
            // Streamed, so that it looks whether a kept connection is still alive, and never sends it twice.
            connection.setFixedLengthStreamingMode(body.length);
        }
        if (post || body.length > 0) {
            connection.setDoOutput(true);
            try (var out = connection.getOutputStream()) {
                out.write(body);
            }
        }
        return reply(connection);
    }

    private static HttpReply reply(HttpURLConnection connection) throws IOException {
        try {
            int status = connection.getResponseCode();
            if (status < 0) {
                throw new IOException("the answer is no HTTP");
            }
            InputStream content = status >= 400 ? connection.getErrorStream() : connection.getInputStream();
            if (content == null) {
                return new HttpReply(status, headers(connection), new byte[0]);
            }
            try (content) {
                return new HttpReply(status, headers(connection), HttpExchange.bounded(content));
            }
        } catch (HttpRetryException e) {
            // A streamed request that wants a login: the client gives its status and headers, and no body.
            return new HttpReply(e.responseCode(), headers(connection), new byte[0]);
        }
    }

    private static Map<String, String> headers(HttpURLConnection connection) {
        var headers = new LinkedHashMap<String, String>();
        int i = 1;
        for (String name = connection.getHeaderFieldKey(i); name != null; name = connection.getHeaderFieldKey(++i)) {
            String value = connection.getHeaderField(i);
            headers.merge(name, value == null ? "" : value, (before, more) -> before + ", " + more);
        }
        return headers;
    }
}
