package dev.squall.agent.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import dev.squall.agent.call.Habits;
import dev.squall.agent.call.RealContext;
import dev.squall.agent.probe.HttpProbe;
import dev.squall.agent.probe.Observation;
import dev.squall.model.json.Json;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.URI;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** The environment says which proxy is used, and for which hosts none is. */
class ProxiesTest {
    private static Proxies with(Map<String, String> environment) {
        return Proxies.of(name -> Optional.ofNullable(environment.get(name)));
    }

    private static String proxy(Proxies proxies, String address) {
        var proxy = proxies.of(URI.create(address));
        return proxy.address() instanceof InetSocketAddress at ? at.getHostString() + ":" + at.getPort() : "direct";
    }

    @Test
    void eachSchemeHasItsOwnAndAllIsForTheRest() {
        var proxies = with(Map.of("http_proxy", "http://one:3128/", "ALL_PROXY", "two:8080"));

        assertThat(proxy(proxies, "http://a/")).isEqualTo("one:3128");
        assertThat(proxy(proxies, "https://a/")).isEqualTo("two:8080");
    }

    @Test
    void withoutAnyEveryAddressIsReachedDirectly() {
        assertThat(with(Map.of("no_proxy", "a")).of(URI.create("http://b/"))).isEqualTo(Proxy.NO_PROXY);
        assertThat(proxy(with(Map.of("http_proxy", "::no address::")), "http://a/"))
                .isEqualTo("direct");
    }

    @Test
    void hostsThatAreNamedAreReachedDirectly() {
        var proxies = with(Map.of("HTTP_PROXY", "one:3128", "NO_PROXY", "localhost, .example.com,10.0.0.1:8080"));

        assertThat(proxy(proxies, "http://localhost:80/")).isEqualTo("direct");
        assertThat(proxy(proxies, "http://api.Example.com/")).isEqualTo("direct");
        assertThat(proxy(proxies, "http://example.com/")).isEqualTo("direct");
        assertThat(proxy(proxies, "http://10.0.0.1:8080/")).isEqualTo("direct");
        assertThat(proxy(proxies, "http://10.0.0.1:8081/")).isEqualTo("one:3128");
        assertThat(proxy(proxies, "http://notexample.com/")).isEqualTo("one:3128");
        assertThat(proxy(with(Map.of("http_proxy", "one:1", "no_proxy", "*")), "http://a/"))
                .isEqualTo("direct");
    }

    @Test
    void theRequestReachesTheProxyWithTheWholeAddress() throws Exception {
        var server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            byte[] asked = exchange.getRequestURI().toString().getBytes(java.nio.charset.StandardCharsets.US_ASCII);
            exchange.sendResponseHeaders(200, asked.length);
            exchange.getResponseBody().write(asked);
            exchange.close();
        });
        server.start();
        try {
            var environment =
                    Map.of("http_proxy", "127.0.0.1:" + server.getAddress().getPort());
            var probe =
                    new HttpProbe(HttpExchange.of(name -> Optional.ofNullable(environment.get(name))), Habits.CAREFUL);

            var seen = probe.observe(
                    Json.mapping("url", Json.of("http://nowhere.invalid/x")), RealContext.of("run-1/method[0]/a/b"));

            assertThat(((Json.Mapping) ((Observation.Seen) seen).output()).get("body"))
                    .contains(Json.of("http://nowhere.invalid/x"));
        } finally {
            server.stop(0);
        }
    }
}
