package dev.squall.benchmarks;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import org.jspecify.annotations.Nullable;

/**
 * {@code SelectingForwarder UPSTREAM}: a forwarder with one thread and one buffer for all connections, which says its port. As bare as one
 * can be, for choosing how a server should wait for its sockets.
 */
final class SelectingForwarder {
    private static final int BUFFER = 64 * 1024;

    private final Selector selector;
    private final InetSocketAddress upstream;
    private final ByteBuffer buffer = ByteBuffer.allocateDirect(BUFFER);

    private SelectingForwarder(Selector selector, InetSocketAddress upstream) {
        this.selector = selector;
        this.upstream = upstream;
    }

    public static void main(String[] words) throws IOException {
        var upstream = new InetSocketAddress(InetAddress.getLoopbackAddress(), Integer.parseInt(words[0]));
        try (var selector = Selector.open();
                var server = ServerSocketChannel.open()) {
            server.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 1024);
            server.configureBlocking(false);
            server.register(selector, SelectionKey.OP_ACCEPT);
            System.out.println(server.socket().getLocalPort());
            var forwarder = new SelectingForwarder(selector, upstream);
            while (true) {
                selector.select(forwarder::serve);
            }
        }
    }

    /** One direction; what did not fit into the other socket waits here. */
    private static final class Way {
        private final SocketChannel from;
        private final SelectionKey source;
        private final SelectionKey destination;
        private @Nullable ByteBuffer rest;

        Way(SelectionKey source, SelectionKey destination) {
            this.from = (SocketChannel) source.channel();
            this.source = source;
            this.destination = destination;
        }

        SocketChannel to() {
            return (SocketChannel) destination.channel();
        }
    }

    /** Of one socket: the way that begins there and the one that ends there. */
    private record Ways(Way out, Way in) {}

    private void serve(SelectionKey key) {
        try {
            if (key.attachment() instanceof Ways(Way out, Way in)) {
                if (key.isWritable()) {
                    flush(in);
                }
                if (key.isReadable()) {
                    forward(out);
                }
            } else {
                connect(((ServerSocketChannel) key.channel()).accept());
            }
        } catch (IOException gone) {
            if (key.attachment() instanceof Ways(Way out, Way _)) {
                close(out);
            }
        }
    }

    private void connect(SocketChannel client) throws IOException {
        SocketChannel peer = SocketChannel.open(upstream);
        SelectionKey one = register(client);
        SelectionKey other = register(peer);
        var there = new Way(one, other);
        var back = new Way(other, one);
        one.attach(new Ways(there, back));
        other.attach(new Ways(back, there));
    }

    private SelectionKey register(SocketChannel channel) throws IOException {
        channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
        channel.configureBlocking(false);
        return channel.register(selector, SelectionKey.OP_READ);
    }

    private void forward(Way way) throws IOException {
        if (way.from.read(buffer.clear()) < 0) {
            close(way);
            return;
        }
        way.to().write(buffer.flip());
        if (buffer.hasRemaining()) {
            way.rest = ByteBuffer.allocateDirect(buffer.remaining()).put(buffer).flip();
            way.source.interestOpsAnd(~SelectionKey.OP_READ);
            way.destination.interestOpsOr(SelectionKey.OP_WRITE);
        }
    }

    private static void flush(Way way) throws IOException {
        if (way.rest != null) {
            way.to().write(way.rest);
            if (way.rest.hasRemaining()) {
                return;
            }
            way.rest = null;
        }
        way.destination.interestOpsAnd(~SelectionKey.OP_WRITE);
        way.source.interestOpsOr(SelectionKey.OP_READ);
    }

    private static void close(Way way) {
        try (var from = way.from;
                var to = way.to()) {
            from.shutdownInput();
            to.shutdownOutput();
        } catch (IOException _) {
            // Gone is gone.
        }
    }
}
