package dev.squall.toxics.proxy;

import dev.squall.toxics.loop.EventLoop;
import dev.squall.toxics.loop.Ready;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.SocketChannel;
import jdk.net.ExtendedSocketOptions;
import org.jspecify.annotations.Nullable;

/** One socket of a connection: what it is waited for, and the ways to end it. Only for its loop's thread. */
final class Wire {
    private static final int MOST_DISCARDED = 1 << 20;
    private static final int SECONDS_OF_SILENCE = 15;

    private final SocketChannel channel;
    private final EventLoop loop;
    private @Nullable SelectionKey key;
    private int waits;

    Wire(SocketChannel channel, EventLoop loop) {
        this.channel = channel;
        this.loop = loop;
    }

    /** Small pieces leave at once, as in the programs that are proxied; a silent peer that is gone is noticed in minutes. */
    void tune() throws IOException {
        if (channel.supportedOptions().contains(StandardSocketOptions.TCP_NODELAY)) {
            channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
            channel.setOption(StandardSocketOptions.SO_KEEPALIVE, true);
        }
        if (channel.supportedOptions().contains(ExtendedSocketOptions.TCP_KEEPIDLE)) {
            channel.setOption(ExtendedSocketOptions.TCP_KEEPIDLE, SECONDS_OF_SILENCE);
            channel.setOption(ExtendedSocketOptions.TCP_KEEPINTERVAL, SECONDS_OF_SILENCE);
        }
    }

    void register(int operations, Ready customer) throws IOException {
        key = loop.register(channel, operations, customer);
        waits = operations;
    }

    SocketChannel channel() {
        return channel;
    }

    /** A call to a port that nobody listens on may get that very port as its own, and then TCP connects it to itself. */
    boolean isConnectedToItself() throws IOException {
        return channel.getLocalAddress() instanceof InetSocketAddress local && local.equals(channel.getRemoteAddress());
    }

    boolean isOpen() {
        return channel.isOpen();
    }

    void want(int operation, boolean wanted) {
        int changed = wanted ? waits | operation : waits & ~operation;
        if (changed != waits && key != null && key.isValid()) {
            waits = changed;
            key.interestOps(changed);
        }
    }

    int read(ByteBuffer into) throws IOException {
        return channel.read(into);
    }

    int write(ByteBuffer from) throws IOException {
        return channel.write(from);
    }

    /** Nothing more will be written; reading goes on. */
    void finishOutput() throws IOException {
        channel.shutdownOutput();
    }

    /** Closes it so that what was written arrives: input that nobody read would turn the end into a reset. */
    void close() {
        try {
            if (channel.isConnected()) {
                channel.shutdownOutput();
                for (int discarded = 0; discarded < MOST_DISCARDED; ) {
                    int read = channel.read(loop.scratch());
                    if (read <= 0) {
                        break;
                    }
                    discarded += read;
                }
            }
        } catch (IOException _) {
            // It is gone already, or not connected any more: there is nobody to be polite to.
        }
        drop();
    }

    /** Closes it with a reset, where its kind of socket knows one. */
    void reset() {
        try {
            if (channel.isOpen() && channel.supportedOptions().contains(StandardSocketOptions.SO_LINGER)) {
                channel.setOption(StandardSocketOptions.SO_LINGER, 0);
            }
        } catch (IOException _) {
            // The peer was faster.
        }
        drop();
    }

    /** Closes it without further ado. */
    void drop() {
        try {
            channel.close();
        } catch (IOException _) {
            // What matters is that it is not used any more.
        }
    }
}
