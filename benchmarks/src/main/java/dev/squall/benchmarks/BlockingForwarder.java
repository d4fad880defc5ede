package dev.squall.benchmarks;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;

/**
 * {@code BlockingForwarder virtual|platform UPSTREAM}: a forwarder with two threads a connection, which says its port. As bare as one can
 * be, for choosing how a server should wait for its sockets.
 */
final class BlockingForwarder {
    private static final int BUFFER = 64 * 1024;

    private BlockingForwarder() {}

    public static void main(String[] words) throws IOException {
        var threads = words[0].equals("virtual") ? Thread.ofVirtual() : Thread.ofPlatform();
        var upstream = new InetSocketAddress(InetAddress.getLoopbackAddress(), Integer.parseInt(words[1]));
        try (var server = ServerSocketChannel.open()) {
            server.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 1024);
            System.out.println(server.socket().getLocalPort());
            while (true) {
                SocketChannel client = server.accept();
                SocketChannel peer = SocketChannel.open(upstream);
                client.setOption(StandardSocketOptions.TCP_NODELAY, true);
                peer.setOption(StandardSocketOptions.TCP_NODELAY, true);
                threads.start(() -> copy(client, peer));
                threads.start(() -> copy(peer, client));
            }
        }
    }

    private static void copy(SocketChannel from, SocketChannel to) {
        var buffer = ByteBuffer.allocateDirect(BUFFER);
        try (from;
                to) {
            while (from.read(buffer.clear()) >= 0) {
                buffer.flip();
                while (buffer.hasRemaining()) {
                    to.write(buffer);
                }
            }
        } catch (IOException _) {
            // One of them is gone, which ends both.
        }
    }
}
