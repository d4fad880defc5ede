package dev.squall.agent.http;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.ProxySelector;
import java.net.http.HttpClient;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.LinkedHashMap;
import java.util.Set;
import java.util.TreeSet;

/** The JDK's full client, for the methods that {@link PlainClient} does not know: PATCH, PROPFIND and the like. */
final class FullClient {
    /** The client sets these itself and refuses to have them set. */
    private static final Set<String> ITS_OWN = ownHeaders();

    private FullClient() {}

    private static Set<String> ownHeaders() {
        var names = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
        names.addAll(Set.of("Connection", "Content-Length", "Expect", "Host", "Upgrade"));
        return names;
    }

    static HttpReply send(HttpRequest request, Proxy proxy) throws IOException, InterruptedException {
        var builder = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .followRedirects(HttpClient.Redirect.NEVER)
                .proxy(
                        proxy.address() instanceof InetSocketAddress address
                                ? ProxySelector.of(address)
                                : HttpClient.Builder.NO_PROXY)
                .connectTimeout(request.connect());
        if (!request.verifyTls()) {
            builder.sslContext(AnyCertificate.CONTEXT);
        }
        try (var client = builder.build()) {
            var response = client.send(request(request), BodyHandlers.ofInputStream());
            var headers = new LinkedHashMap<String, String>();
            response.headers().map().forEach((name, values) -> headers.put(name, String.join(", ", values)));
            try (var body = response.body()) {
                return new HttpReply(response.statusCode(), headers, HttpExchange.bounded(body));
            } finally {
                client.shutdownNow();
            }
        }
    }

    private static java.net.http.HttpRequest request(HttpRequest request) {
        var publisher = request.body()
                .map(java.net.http.HttpRequest.BodyPublishers::ofByteArray)
                .orElseGet(java.net.http.HttpRequest.BodyPublishers::noBody);
        var builder = java.net.http.HttpRequest.newBuilder(request.uri())
                .method(request.method(), publisher)
                .timeout(request.read())
                .setHeader("User-Agent", "squall");
        request.headers().forEach((name, value) -> {
            if (!ITS_OWN.contains(name)) {
                builder.setHeader(name, value);
            }
        });
        return builder.build();
    }
}
