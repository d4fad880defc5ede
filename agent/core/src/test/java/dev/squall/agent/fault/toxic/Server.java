package dev.squall.agent.fault.toxic;

import dev.squall.testbed.Testbed;
import dev.squall.toxics.ToxicsServer;
import dev.squall.toxics.ToxicsSettings;
import eu.rekawek.toxiproxy.Proxy;
import eu.rekawek.toxiproxy.ToxiproxyClient;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Duration;
import org.awaitility.Awaitility;

/** A server with one proxy {@code redis}, looked at through the library that others use, never through the agent's own client. */
final class Server implements AutoCloseable {
    static final String UPSTREAM = "127.0.0.1:6379";

    private final int port;
    private final AutoCloseable stop;

    private Server(int port, AutoCloseable stop) {
        this.port = port;
        this.stop = stop;
    }

    static Server ours() throws IOException {
        var server = ToxicsServer.start(ToxicsSettings.standard().seed(1));
        String address = server.address().orElseThrow();
        return new Server(Integer.parseInt(address.substring(address.lastIndexOf(':') + 1)), server);
    }

    static Server toxiproxy() throws IOException {
        int port;
        try (var free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = free.getLocalPort();
        }
        Process process = new ProcessBuilder(Testbed.toxiproxy().toString(), "-port", String.valueOf(port))
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        var server = new Server(port, process::destroy);
        Awaitility.await()
                .atMost(Duration.ofSeconds(20))
                .ignoreExceptions()
                .until(() -> !server.client().version().isEmpty());
        return server;
    }

    String url() {
        return "http://127.0.0.1:" + port;
    }

    ToxiproxyClient client() {
        return new ToxiproxyClient("127.0.0.1", port);
    }

    /** Nothing but the one proxy, as new. */
    void renew() throws IOException {
        for (Proxy each : client().getProxies()) {
            each.delete();
        }
        client().createProxy("redis", "127.0.0.1:0", UPSTREAM);
    }

    Proxy redis() throws IOException {
        return client().getProxy("redis");
    }

    @Override
    public void close() throws Exception {
        stop.close();
    }
}
