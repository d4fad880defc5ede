package dev.squall.agent.http;

import static java.util.function.Predicate.not;

import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.URI;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * Which proxy a request goes through: the environment's {@code http_proxy}, {@code https_proxy} or {@code all_proxy}, unless
 * {@code no_proxy} names the host, as Chaos Toolkit's client and most others do (in capitals too). A proxy is
 * {@code host:port} or {@code http://host:port}; a login in it is not used.
 *
 * @param http   for http addresses
 * @param https  for https addresses
 * @param direct hosts that are reached without: a name with all below it, an address, or {@code *} for everything
 */
record Proxies(Optional<Proxy> http, Optional<Proxy> https, List<String> direct) {
    static final Proxies NONE = new Proxies(Optional.empty(), Optional.empty(), List.of());

    static Proxies of(Function<String, Optional<String>> environment) {
        return new Proxies(
                named("http_proxy", environment),
                named("https_proxy", environment),
                variable("no_proxy", environment).stream()
                        .flatMap(names -> Arrays.stream(names.split(",")))
                        .map(name -> name.strip().toLowerCase(Locale.ROOT))
                        .map(name -> name.startsWith(".") ? name.substring(1) : name)
                        .filter(not(String::isEmpty))
                        .toList());
    }

    private static Optional<Proxy> named(String name, Function<String, Optional<String>> environment) {
        return variable(name, environment)
                .or(() -> variable("all_proxy", environment))
                .flatMap(Proxies::proxy);
    }

    private static Optional<String> variable(String name, Function<String, Optional<String>> environment) {
        return Stream.of(name, name.toUpperCase(Locale.ROOT))
                .flatMap(each -> environment.apply(each).stream())
                .filter(not(String::isBlank))
                .findFirst();
    }

    private static Optional<Proxy> proxy(String text) {
        try {
            var uri = URI.create(text.contains("://") ? text : "http://" + text);
            int port = uri.getPort() < 0 ? 80 : uri.getPort();
            return Optional.ofNullable(uri.getHost())
                    .map(host -> new Proxy(Proxy.Type.HTTP, new InetSocketAddress(host, port)));
        } catch (IllegalArgumentException _) {
            return Optional.empty();
        }
    }

    /** The proxy for this address, or {@link Proxy#NO_PROXY}. */
    Proxy of(URI address) {
        var proxy = "https".equalsIgnoreCase(address.getScheme()) ? https : http;
        return proxy.isPresent() && !isDirect(address) ? proxy.get() : Proxy.NO_PROXY;
    }

    private boolean isDirect(URI address) {
        String host = address.getHost().toLowerCase(Locale.ROOT);
        return direct.stream()
                .anyMatch(name -> name.equals("*")
                        || host.equals(name)
                        || host.endsWith("." + name)
                        || (host + ":" + address.getPort()).equals(name));
    }
}
