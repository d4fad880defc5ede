package dev.squall.cli.failover;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;

/** Makes a server on a port of its own answer on one that somebody else has chosen. */
final class PortForward implements AutoCloseable {
    private final ServerSocket listening;
    private final int to;

    PortForward(int from, int to) throws IOException {
        this.listening = new ServerSocket(from, 50, InetAddress.getLoopbackAddress());
        this.to = to;
        Thread.ofVirtual().name("forwards-" + from).start(this::accept);
    }

    private void accept() {
        while (!listening.isClosed()) {
            try {
                var near = listening.accept();
                var far = new Socket(InetAddress.getLoopbackAddress(), to);
                Thread.ofVirtual().start(() -> copy(near, far));
                Thread.ofVirtual().start(() -> copy(far, near));
            } catch (IOException closed) {
                // the next turn ends this, if it was closed
            }
        }
    }

    private static void copy(Socket from, Socket to) {
        try (from;
                to) {
            from.getInputStream().transferTo(to.getOutputStream());
        } catch (IOException ended) {
            // by the other direction
        }
    }

    @Override
    public void close() throws IOException {
        listening.close();
    }
}
