package dev.squall.embedded;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;

/** Picks loopback ports and remembers them in a file, so that a restarted server is found where its clients left it. */
final class Ports {
    private static final int HIGHEST = 65_535;

    private Ports() {}

    static int free() throws IOException {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    /**
     * The port written in {@code file}, else {@code preferred}, else a free one: the first of them that nobody listens on. The answer is
     * written to {@code file}.
     *
     * @param preferred 0 for no preference
     */
    static int remembered(Path file, int preferred) throws IOException {
        int port = read(file);
        if (!available(port)) {
            port = available(preferred) ? preferred : free();
        }
        Files.createDirectories(file.toAbsolutePath().getParent());
        Files.writeString(file, port + "\n");
        return port;
    }

    private static int read(Path file) throws IOException {
        if (!Files.exists(file)) {
            return 0;
        }
        String text = Files.readString(file).strip();
        return text.matches("\\d{1,5}") ? Integer.parseInt(text) : 0; // a torn file is the same as none
    }

    private static boolean available(int port) {
        if (port <= 0 || port > HIGHEST) {
            return false;
        }
        try (var socket = new ServerSocket()) {
            socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
            return true;
        } catch (IOException taken) {
            return false;
        }
    }
}
