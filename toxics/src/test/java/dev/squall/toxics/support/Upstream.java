package dev.squall.toxics.support;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/** A server behind a proxy, on a free port of the loopback interface; each connection is served on a thread of its own. */
public final class Upstream implements AutoCloseable {
    private final ServerSocket server;
    private final Thread accepting;
    private final Queue<Socket> clients = new ConcurrentLinkedQueue<>();

    /** What is done with a connection; then it is closed. */
    @FunctionalInterface
    public interface Service {
        void serve(Socket client) throws IOException;
    }

    public Upstream(Service service) {
        try {
            server = new ServerSocket(0, 1024, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        accepting = Thread.ofPlatform().daemon().start(() -> accept(service));
    }

    /** Sends back what it gets, and ends when its client has. */
    public static Upstream echo() {
        return new Upstream(client -> client.getInputStream().transferTo(client.getOutputStream()));
    }

    /** Reads everything to the end, and only then answers with how many bytes that were. */
    public static Upstream counting() {
        return new Upstream(client -> {
            long length = readAll(client.getInputStream());
            client.getOutputStream().write(Long.toString(length).getBytes(java.nio.charset.StandardCharsets.US_ASCII));
        });
    }

    /** Sends this much and ends. */
    public static Upstream sending(byte[] data) {
        return new Upstream(client -> {
            client.getOutputStream().write(data);
            client.shutdownOutput();
            readAll(client.getInputStream());
        });
    }

    private static long readAll(InputStream in) throws IOException {
        byte[] buffer = new byte[64 * 1024];
        long length = 0;
        for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
            length += read;
        }
        return length;
    }

    private void accept(Service service) {
        while (!server.isClosed()) {
            try {
                Socket client = server.accept();
                clients.add(client);
                client.setTcpNoDelay(true);
                Thread.ofPlatform().daemon().start(() -> serve(service, client));
            } catch (IOException _) {
                return; // closed
            }
        }
    }

    private static void serve(Service service, Socket client) {
        try (client) {
            service.serve(client);
        } catch (IOException _) {
            // Connections that break are what these tests are about.
        }
    }

    public int port() {
        return server.getLocalPort();
    }

    @Override
    public void close() {
        try {
            server.close();
            accepting.join(); // Its call still holds the port until it returns.
            for (var client : clients) {
                client.close();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
