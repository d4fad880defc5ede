package dev.squall.toxics.proxy;

import dev.squall.toxics.loop.Alarm;
import dev.squall.toxics.loop.EventLoop;
import dev.squall.toxics.net.Address;
import dev.squall.toxics.net.Names.Resolution;
import dev.squall.toxics.toxic.Ending;
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
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * A client and its connection to the upstream: dials, then ties the two {@linkplain Wire sockets} together by a {@link Link} for each
 * direction, and ends when both have. Everything here happens on the thread of its loop.
 */
final class Connection extends Alarm {
    private final EventLoop loop;
    private final Connections owner;
    private final long number;
    private final Wire client;
    private final Deque<SocketAddress> candidates = new ArrayDeque<>();
    private @Nullable Wire server;
    private @Nullable Link up;
    private @Nullable Link down;
    private boolean ended;

    Connection(SocketChannel client, EventLoop loop, Connections owner, long number) {
        this.loop = loop;
        this.owner = owner;
        this.number = number;
        this.client = new Wire(client, loop);
    }

    EventLoop loop() {
        return loop;
    }

    /** Finds out where to connect to, and does. The client has to wait and is not read from meanwhile. */
    void dial() {
        loop.set(this, loop.now() + owner.surroundings().patience().toNanos());
        switch (owner.plan().upstream()) {
            case Address.Parsing.Wrong _ -> refuse();
            case Address.Parsing.Parsed(Address address) -> {
                var resolved = owner.surroundings().resolver().ask(address);
                var _ = resolved.thenAccept(resolution -> loop.run(() -> dial(resolution)));
            }
        }
    }

    private void dial(Resolution resolution) {
        switch (resolution) {
            case Resolution.Unknown _ -> refuse();
            case Resolution.Found(List<SocketAddress> addresses) -> {
                candidates.addAll(addresses);
                dialNext();
            }
        }
    }

    private void dialNext() {
        while (!ended && !candidates.isEmpty()) {
            if (connects(candidates.remove())) {
                return;
            }
        }
        refuse();
    }

    private boolean connects(SocketAddress address) {
        try {
            var wire = new Wire(open(address), loop);
            server = wire;
            wire.channel().configureBlocking(false);
            if (wire.channel().connect(address)) {
                open(wire);
            } else {
                wire.register(SelectionKey.OP_CONNECT, _ -> connected(wire));
            }
            return true;
        } catch (IOException | RuntimeException _) {
            dropServer();
            return false;
        }
    }

    private static SocketChannel open(SocketAddress address) throws IOException {
        return address instanceof UnixDomainSocketAddress
                ? SocketChannel.open(StandardProtocolFamily.UNIX)
                : SocketChannel.open();
    }

    private void connected(Wire wire) {
        try {
            wire.channel().finishConnect();
            open(wire);
        } catch (IOException _) {
            dropServer();
            dialNext();
        }
    }

    private void open(Wire wire) throws IOException {
        if (wire.isConnectedToItself()) {
            throw new ConnectException("nobody but the caller is there");
        }
        loop.cancel(this);
        client.tune();
        wire.tune();
        var upwards = link(Direction.UPSTREAM, client, wire);
        var downwards = link(Direction.DOWNSTREAM, wire, client);
        up = upwards;
        down = downwards;
        client.register(SelectionKey.OP_READ, operations -> ready(operations, upwards, downwards));
        wire.register(SelectionKey.OP_READ, operations -> ready(operations, downwards, upwards));
        upwards.pump();
        downwards.pump();
    }

    private Link link(Direction direction, Wire from, Wire to) {
        var plan = owner.plan();
        var fate = new Chain.Fate() {
            @Override
            public double of(PlacedToxic toxic) {
                return owner.draws().fate(toxic.id(), number);
            }

            @Override
            public RandomGenerator chance(PlacedToxic toxic) {
                return owner.draws().chance(toxic.id(), number, direction);
            }
        };
        var chain = new Chain(plan.toxics(direction), fate, owner.surroundings().held(), loop.now());
        return new Link(this, loop, from, to, plan.traffic(direction), chain);
    }

    private void ready(int operations, Link reader, Link writer) {
        try {
            if ((operations & SelectionKey.OP_WRITE) != 0) {
                writer.writable();
            }
            if ((operations & SelectionKey.OP_READ) != 0 && !ended) {
                reader.readable();
            }
        } catch (RuntimeException | OutOfMemoryError failed) {
            drop();
            throw failed;
        }
    }

    /** The proxy's toxics were changed. */
    void apply() {
        if (up != null && down != null && !ended) {
            var plan = owner.plan();
            up.apply(plan.toxics(Direction.UPSTREAM));
            down.apply(plan.toxics(Direction.DOWNSTREAM));
        }
    }

    /** The upstream took too long. */
    @Override
    protected void ring() {
        refuse();
    }

    private void refuse() {
        if (!ended) {
            owner.connected().refused().increment();
            drop();
        }
    }

    /** One direction has ended in order; the other may go on. */
    void finish(Wire to) {
        try {
            to.finishOutput();
        } catch (IOException _) {
            // The peer closed it first, which will be seen when it is read from.
        }
        if (up != null && down != null && up.isDone() && down.isDone()) {
            drop();
        }
    }

    /** One side is closed: what the other has been sent still arrives, and then it is closed too. */
    void close(Wire side) {
        if (ended) {
            return;
        }
        boolean first = side.isOpen();
        side.close();
        Link other = side == client ? up : down;
        if (other == null || (!client.isOpen() && (server == null || !server.isOpen()))) {
            drop();
        } else if (first) {
            other.ended(Ending.CLOSED);
        }
    }

    /** Both sides see a reset. */
    void reset() {
        client.reset();
        if (server != null) {
            server.reset();
        }
        drop();
    }

    /** Ends it now, whatever is under way. */
    void drop() {
        if (ended) {
            return;
        }
        ended = true;
        loop.cancel(this);
        client.drop();
        dropServer();
        if (up != null && down != null) {
            up.discard();
            down.discard();
        }
        owner.ended(this);
    }

    private void dropServer() {
        if (server != null) {
            server.drop();
        }
    }
}
