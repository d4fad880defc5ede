package dev.squall.agent.probe;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;

/** Answers each client with a beginning and then with the same text, until that hangs up. */
final class EndlessServer implements AutoCloseable {
    private final ServerSocket server;

    EndlessServer(String beginning, String forever) throws IOException {
        server = new ServerSocket(0, 10, InetAddress.getLoopbackAddress());
        Thread.ofVirtual().start(() -> serve(beginning, forever));
    }

    String url() {
        return "http://127.0.0.1:" + server.getLocalPort() + "/";
    }

    private void serve(String beginning, String forever) {
        while (!server.isClosed()) {
            try (var client = server.accept();
                    var out = new BufferedOutputStream(client.getOutputStream())) {
                out.write(beginning.getBytes(StandardCharsets.US_ASCII));
                while (true) {
                    out.write(forever.getBytes(StandardCharsets.US_ASCII));
                }
            } catch (IOException hungUp) {
                // as is expected of it
            }
        }
    }

    @Override
    public void close() throws IOException {
        server.close();
    }
}
