package dev.squall.toxics;

import dev.squall.toxics.api.Api;
import dev.squall.toxics.api.Population;
import dev.squall.toxics.http.HttpServer;
import dev.squall.toxics.http.Limits;
import dev.squall.toxics.net.Address;
import dev.squall.toxics.net.Binding;
import dev.squall.toxics.net.Names.Resolution;
import dev.squall.toxics.net.Shown;
import dev.squall.toxics.proxy.NewProxy;
import dev.squall.toxics.proxy.Proxies;
import dev.squall.toxics.proxy.ProxyState;
import dev.squall.toxics.proxy.Surroundings;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/**
 * A running server: proxies that pass connections on, toxics that spoil them, and an HTTP interface that clients of Toxiproxy can talk to.
 *
 * <pre>{@code
 * try (var toxics = ToxicsServer.start()) {
 *     var redis = toxics.proxy("redis", "127.0.0.1:6379");   // listens on a free port of 127.0.0.1
 *     redis.add(new Latency(Duration.ofMillis(500)));
 *     connect("127.0.0.1", redis.port());                    // answers take half a second longer
 *     redis.disable();                                       // and now redis is down
 * }
 * }</pre>
 *
 * Closing it closes all proxies and all connections; its threads are daemons, so a process may also just end.
 */
public final class ToxicsServer implements AutoCloseable {
    private final Surroundings surroundings;
    private final Proxies proxies;
    private final Optional<HttpServer> http;

    private ToxicsServer(Surroundings surroundings, Proxies proxies, Optional<HttpServer> http) {
        this.surroundings = surroundings;
        this.proxies = proxies;
        this.http = http;
    }

    /** With a free port of 127.0.0.1 for HTTP, and everything else as it is by default. */
    public static ToxicsServer start() throws IOException {
        return start(ToxicsSettings.standard());
    }

    /** @throws IOException when the HTTP interface cannot listen where it should; then nothing is left running */
    public static ToxicsServer start(ToxicsSettings settings) throws IOException {
        var surroundings = Wiring.surroundings(settings);
        var proxies = new Proxies(surroundings);
        Wiring.rehearse(surroundings);
        try {
            Optional<HttpServer> http = settings.listen().isEmpty()
                    ? Optional.empty()
                    : Optional.of(serve(settings.listen().get(), settings, surroundings, proxies));
            return new ToxicsServer(surroundings, proxies, http);
        } catch (IOException failed) {
            stop(surroundings);
            throw failed;
        }
    }

    private static HttpServer serve(String listen, ToxicsSettings settings, Surroundings surroundings, Proxies proxies)
            throws IOException {
        var api = Api.of(
                proxies,
                surroundings.ticker(),
                settings.token(),
                settings.metrics(),
                surroundings.ledger(),
                surroundings.held(),
                Wiring.chance());
        return switch (bind(listen, surroundings)) {
            case Binding.Failed(String message) -> throw new IOException(message);
            case Binding.Bound bound ->
                HttpServer.start(bound, api, Limits.STANDARD, surroundings.later(), Wiring.clock());
        };
    }

    private static Binding bind(String listen, Surroundings surroundings) {
        return switch (Address.parse(listen)) {
            case Address.Parsing.Wrong(String message) -> new Binding.Failed(message);
            case Address.Parsing.Parsed(Address address) ->
                switch (surroundings.resolver().ask(address).join()) {
                    case Resolution.Unknown(String message) -> new Binding.Failed(message);
                    case Resolution.Found(var addresses) -> Binding.to(addresses.getFirst());
                };
        };
    }

    /** Where the HTTP interface listens, {@code host:port} or {@code unix:/path}; empty without one. */
    public Optional<String> address() {
        return http.map(server -> Shown.address(server.address()));
    }

    /** What {@link ToxicsSettings#seed} is, to repeat what happened. */
    public long seed() {
        return surroundings.seed();
    }

    /**
     * Makes a proxy that listens on a free port of 127.0.0.1.
     *
     * @param upstream {@code host:port} or {@code unix:/path}; connected to when a client connects, so it need not be there yet
     * @throws RefusedException when there is a proxy of this name
     */
    public ToxicProxy proxy(String name, String upstream) {
        return proxy(new NewProxy(name, "127.0.0.1:0", upstream, true, List.of()));
    }

    /** @throws RefusedException when there is a proxy of this name, or it cannot listen where it should */
    public ToxicProxy proxy(NewProxy wanted) {
        ProxyState state = RefusedException.unlessDone(proxies.create(wanted));
        return new ToxicProxy(proxies, state.name());
    }

    /** All proxies, however they were made, sorted by name. */
    public List<ToxicProxy> proxies() {
        return proxies.all().stream()
                .map(proxy -> new ToxicProxy(proxies, proxy.state().name()))
                .toList();
    }

    /**
     * Makes the proxies of a text such as Toxiproxy's {@code -config} file holds: a JSON array of proxies.
     *
     * @return how many there are of it now
     * @throws RefusedException when the text is wrong, or one of its proxies cannot be had; those before that one stay
     */
    public int populate(String json) {
        return RefusedException.unlessDone(Population.of(json, proxies));
    }

    /** Enables all proxies and takes away all toxics. */
    public void reset() {
        proxies.reset().ifPresent(refusal -> {
            throw new RefusedException(refusal);
        });
    }

    @Override
    public void close() {
        http.ifPresent(HttpServer::close);
        proxies.clear();
        stop(surroundings);
    }

    private static void stop(Surroundings surroundings) {
        surroundings.loops().close();
        surroundings.resolver().close();
        surroundings.later().shutdownNow();
    }
}
