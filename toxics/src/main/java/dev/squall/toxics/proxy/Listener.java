package dev.squall.toxics.proxy;

import dev.squall.toxics.loop.Alarm;
import dev.squall.toxics.loop.EventLoop;
import dev.squall.toxics.net.Binding;
import dev.squall.toxics.net.Shown;
import java.io.IOException;
import java.lang.System.Logger.Level;
import java.net.SocketAddress;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.SelectionKey;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/** Accepts the clients of one proxy. It never dials, so no upstream can hold it up. */
final class Listener extends Alarm {
    private static final System.Logger LOG = System.getLogger(Listener.class.getName());
    private static final int AT_ONCE = 64;
    /** The system has no more sockets: asking again at once would only burn a processor. */
    private static final long REST = Duration.ofMillis(100).toNanos();

    private final Binding.Bound bound;
    private final EventLoop loop;
    private final Connections connections;
    private @Nullable SelectionKey key;

    Listener(Binding.Bound bound, EventLoop loop, Connections connections) {
        this.bound = bound;
        this.loop = loop;
        this.connections = connections;
        loop.run(this::begin);
    }

    SocketAddress address() {
        return bound.address();
    }

    private void begin() {
        try {
            key = loop.register(bound.channel(), SelectionKey.OP_ACCEPT, _ -> accept());
        } catch (IOException e) {
            LOG.log(Level.WARNING, "cannot accept on " + Shown.address(address()), e);
        }
    }

    private void accept() {
        try {
            for (int i = 0; i < AT_ONCE; i++) {
                SocketChannel client = bound.channel().accept();
                if (client == null) {
                    return;
                }
                connections.accepted(client);
            }
        } catch (IOException e) {
            if (key != null && key.isValid()) {
                LOG.log(Level.WARNING, "cannot accept on " + Shown.address(address()), e);
                key.interestOps(0);
                loop.set(this, loop.now() + REST);
            }
        }
    }

    @Override
    protected void ring() {
        if (key != null && key.isValid()) {
            key.interestOps(SelectionKey.OP_ACCEPT);
        }
    }

    /** Done when the address is free for others. */
    CompletableFuture<Void> close() {
        return loop.settle(() -> {
            loop.cancel(this);
            try {
                bound.channel().close();
                if (address() instanceof UnixDomainSocketAddress unix) {
                    Files.deleteIfExists(unix.getPath());
                }
            } catch (IOException e) {
                LOG.log(Level.WARNING, "cannot close " + Shown.address(address()), e);
            }
        });
    }
}
