package dev.squall.agent.toxiproxy;

import dev.squall.agent.call.Arguments;
import dev.squall.agent.call.Parameter;
import dev.squall.agent.call.Parameter.Kind;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Optional;
import java.util.Set;

/**
 * Where a Toxiproxy server is controlled: {@code http://127.0.0.1:8474}. It is the argument {@code url}; else, of a function that
 * stands in for one of chaostoxi's, what its {@code configuration} says; else the port that Toxiproxy has on this machine.
 */
public record ToxiproxyAddress(URI uri) {
    public static final Parameter PARAMETER =
            Parameter.optional("url", Kind.TEXT, "where the server is controlled; http://127.0.0.1:8474 unless given");

    private static final int USUAL_PORT = 8474;
    private static final ToxiproxyAddress USUAL = new ToxiproxyAddress(URI.create("http://127.0.0.1:" + USUAL_PORT));
    private static final String REMEDY = "must be an address such as http://127.0.0.1:8474";

    /** What is wrong is kept by {@code arguments}. */
    public static ToxiproxyAddress read(Arguments arguments) {
        Optional<String> configured = arguments.configured("toxiproxy_url");
        Optional<String> url = arguments.optionalText("url");
        if (url.isPresent()) {
            return checked(arguments, "url", url.get());
        }
        if (configured.isPresent()) {
            return checked(arguments, "toxiproxy_url", configured.get());
        }
        Optional<String> host = arguments.configured("toxiproxy_host");
        Optional<String> port = arguments.configured("toxiproxy_port");
        return host.isEmpty() && port.isEmpty()
                ? USUAL
                : checked(
                        arguments,
                        host.isPresent() ? "toxiproxy_host" : "toxiproxy_port",
                        "http://" + host.orElse("127.0.0.1") + ":" + port.orElse(String.valueOf(USUAL_PORT)));
    }

    private static ToxiproxyAddress checked(Arguments arguments, String name, String text) {
        return of(text).orElseGet(() -> {
            arguments.wrong(name, REMEDY);
            return USUAL;
        });
    }

    /** As the ledger gives it back; empty when it is no such address. */
    public static Optional<ToxiproxyAddress> of(String text) {
        try {
            URI uri = new URI(text);
            String path = uri.getPath() == null ? "" : uri.getPath();
            boolean fits = uri.getScheme() != null
                    && Set.of("http", "https").contains(uri.getScheme())
                    && uri.getHost() != null
                    && uri.getPort() != 0
                    && uri.getPort() <= Arguments.LAST_PORT
                    && (path.isEmpty() || path.equals("/"))
                    && uri.getRawUserInfo() == null
                    && uri.getRawQuery() == null
                    && uri.getRawFragment() == null;
            String port = uri.getPort() < 0 ? "" : ":" + uri.getPort();
            return fits
                    ? Optional.of(new ToxiproxyAddress(URI.create(uri.getScheme() + "://" + uri.getHost() + port)))
                    : Optional.empty();
        } catch (URISyntaxException _) {
            return Optional.empty();
        }
    }

    /** What policies protect it by. */
    public Set<String> tags() {
        return Set.of("host=" + uri.getHost(), "toxiproxy=" + uri.getAuthority());
    }

    @Override
    public String toString() {
        return uri.toString();
    }
}
