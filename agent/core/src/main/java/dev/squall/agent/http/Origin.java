package dev.squall.agent.http;

import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.URI;
import java.util.Locale;
import java.util.Optional;

/**
 * What a connection leads to, and how.
 *
 * @param verified whether the other side's certificate is checked
 */
record Origin(boolean tls, String host, int port, Optional<InetSocketAddress> proxy, boolean verified) {
    static Origin of(HttpRequest request, Proxy proxy) {
        URI uri = request.uri();
        boolean tls = "https".equalsIgnoreCase(uri.getScheme());
        int usual = tls ? 443 : 80;
        String host = uri.getHost().toLowerCase(Locale.ROOT);
        return new Origin(
                tls,
                host.startsWith("[") ? host.substring(1, host.length() - 1) : host,
                uri.getPort() < 0 ? usual : uri.getPort(),
                proxy.address() instanceof InetSocketAddress address ? Optional.of(address) : Optional.empty(),
                request.verifyTls());
    }

    /** As it stands in a {@code Host} header. */
    String authority() {
        String name = host.indexOf(':') >= 0 ? "[" + host + "]" : host;
        return port == (tls ? 443 : 80) ? name : name + ":" + port;
    }

    /** With the port, whatever it is. */
    String place() {
        return (host.indexOf(':') >= 0 ? "[" + host + "]" : host) + ":" + port;
    }
}
