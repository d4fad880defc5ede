package dev.squall.embedded;

import dev.squall.toxics.RefusedException;
import dev.squall.toxics.ToxicsServer;
import dev.squall.toxics.ToxicsSettings;
import dev.squall.toxics.proxy.NewProxy;
import java.io.IOException;
import java.net.URI;
import java.util.List;

/**
 * What stands between the orders service and what it needs: a toxics server inside this JVM with the proxies {@code postgres} and
 * {@code redis}. Their ports and the server's are the same after a restart, so that an agent finds what it has to undo; nothing
 * that was put on them outlives this JVM.
 */
public final class EmbeddedToxics implements AutoCloseable {
    private final ToxicsServer server;
    private final URI address;
    private final int postgres;
    private final int redis;

    private EmbeddedToxics(ToxicsServer server, URI address, int postgres, int redis) {
        this.server = server;
        this.address = address;
        this.postgres = postgres;
        this.redis = redis;
    }

    /**
     * Starts the server with its two proxies.
     *
     * @param postgres the port that the proxy of this name leads to
     * @param redis as well
     */
    static EmbeddedToxics start(StateDirectory state, int postgres, int redis) throws IOException {
        String control = local(Ports.remembered(state.port("toxics"), 0));
        ToxicsServer server = server(control);
        try {
            return new EmbeddedToxics(
                    server,
                    URI.create("http://" + control),
                    proxy(server, state, "postgres", postgres),
                    proxy(server, state, "redis", redis));
        } catch (IOException | RefusedException e) {
            server.close();
            throw new StartFailure("a proxy of the toxics server did not start: " + e.getMessage(), e);
        }
    }

    private static ToxicsServer server(String control) throws StartFailure {
        try {
            return ToxicsServer.start(ToxicsSettings.standard().listen(control));
        } catch (IOException e) {
            throw new StartFailure("the toxics server did not start on " + control + ": " + e.getMessage(), e);
        }
    }

    private static int proxy(ToxicsServer server, StateDirectory state, String name, int upstream) throws IOException {
        String listen = local(Ports.remembered(state.port("toxics-" + name), 0));
        return server.proxy(new NewProxy(name, listen, local(upstream), true, List.of()))
                .port();
    }

    private static String local(int port) {
        return "127.0.0.1:" + port;
    }

    /** Where it is controlled. */
    public URI address() {
        return address;
    }

    /** Where the database is reached through its proxy. */
    public String jdbcUrl(String database) {
        return "jdbc:postgresql://" + local(postgres) + "/" + database;
    }

    /** Where the cache is reached through its proxy. */
    public URI cache() {
        return URI.create("redis://" + local(redis));
    }

    @Override
    public void close() {
        server.close();
    }
}
