package dev.squall.toxics.proxy;

import dev.squall.toxics.loop.Alarm;
import dev.squall.toxics.loop.EventLoop;
import dev.squall.toxics.net.Address;
import dev.squall.toxics.net.Names.Resolution;
import java.io.IOException;
import java.net.ConnectException;
import java.net.SocketAddress;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.SelectionKey;
import java.nio.channels.SocketChannel;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Connects to an upstream for one client: finds out what its name stands for, tries one address after the other, and gives up when its
 * time is over. Tells its {@link Caller} once, unless it was cancelled before.
 */
final class Dialer extends Alarm {
    private final EventLoop loop;
    private final Surroundings surroundings;
    private final Caller caller;
    private final Deque<SocketAddress> candidates = new ArrayDeque<>();
    private @Nullable Wire wire;
    private boolean over;

    /** Who wants to be connected. */
    interface Caller {
        void connected(Wire upstream) throws IOException;

        /** Nobody is there, or nobody answers. */
        void refused();
    }

    Dialer(EventLoop loop, Surroundings surroundings, Caller caller) {
        this.loop = loop;
        this.surroundings = surroundings;
        this.caller = caller;
    }

    void dial(Address.Parsing upstream) {
        loop.set(this, loop.now() + surroundings.patience().toNanos());
        switch (upstream) {
            case Address.Parsing.Wrong _ -> giveUp();
            case Address.Parsing.Parsed(Address address) -> {
                var resolved = surroundings.resolver().ask(address);
                var _ = resolved.thenAccept(resolution -> loop.run(() -> dial(resolution)));
            }
        }
    }

    private void dial(Resolution resolution) {
        if (resolution instanceof Resolution.Found(List<SocketAddress> addresses)) {
            candidates.addAll(addresses);
        }
        dialNext();
    }

    private void dialNext() {
        while (!over && !candidates.isEmpty()) {
            if (connects(candidates.remove())) {
                return;
            }
        }
        giveUp();
    }

    /** False when that failed at once. */
    private boolean connects(SocketAddress address) {
        try {
            var tried = new Wire(open(address), loop);
            wire = tried;
            tried.channel().configureBlocking(false);
            if (tried.channel().connect(address)) {
                arrived(tried);
            } else {
                tried.register(SelectionKey.OP_CONNECT, _ -> finish(tried));
            }
            return true;
        } catch (IOException | RuntimeException _) {
            hangUp();
            return false;
        }
    }

    private static SocketChannel open(SocketAddress address) throws IOException {
        return address instanceof UnixDomainSocketAddress
                ? SocketChannel.open(StandardProtocolFamily.UNIX)
                : SocketChannel.open();
    }

    private void finish(Wire tried) {
        try {
            tried.channel().finishConnect();
            arrived(tried);
        } catch (IOException _) {
            hangUp();
            dialNext();
        }
    }

    private void arrived(Wire connected) throws IOException {
        if (connected.isConnectedToItself()) {
            throw new ConnectException("nobody but the caller is there");
        }
        over = true;
        loop.cancel(this);
        caller.connected(connected);
    }

    /** It took too long. */
    @Override
    protected void ring() {
        giveUp();
    }

    private void giveUp() {
        if (!over) {
            cancel();
            caller.refused();
        }
    }

    /** Nobody wants it any more. */
    void cancel() {
        if (!over) {
            over = true;
            loop.cancel(this);
            hangUp();
        }
    }

    private void hangUp() {
        if (wire != null) {
            wire.drop();
        }
    }
}
