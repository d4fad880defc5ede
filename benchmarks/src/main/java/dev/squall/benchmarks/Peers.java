package dev.squall.benchmarks;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;

/** What stands behind the proxies that are measured: one server that sends back what it gets, and one that swallows it. */
final class Peers implements AutoCloseable {
    private static final int BACKLOG = 2048;
    private static final int BUFFER = 256 * 1024;

    private final ServerSocket echo;
    private final ServerSocket sink;

    Peers() throws IOException {
        echo = new ServerSocket(0, BACKLOG, InetAddress.getLoopbackAddress());
        sink = new ServerSocket(0, BACKLOG, InetAddress.getLoopbackAddress());
        accept(echo, true);
        accept(sink, false);
    }

    int echo() {
        return echo.getLocalPort();
    }

    int sink() {
        return sink.getLocalPort();
    }

    private static void accept(ServerSocket server, boolean answers) {
        Thread.ofPlatform().daemon().start(() -> {
            while (!server.isClosed()) {
                try {
                    Socket client = server.accept();
                    client.setTcpNoDelay(true);
                    Thread.ofPlatform().daemon().start(() -> serve(client, answers));
                } catch (IOException _) {
                    return; // closed
                }
            }
        });
    }

    private static void serve(Socket client, boolean answers) {
        byte[] buffer = new byte[BUFFER];
        try (client) {
            for (int read = client.getInputStream().read(buffer);
                    read >= 0;
                    read = client.getInputStream().read(buffer)) {
                if (answers) {
                    client.getOutputStream().write(buffer, 0, read);
                }
            }
        } catch (IOException _) {
            // The measurement is over.
        }
    }

    @Override
    public void close() throws IOException {
        echo.close();
        sink.close();
    }
}
