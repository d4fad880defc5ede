package dev.squall.toxics.proxy;

import dev.squall.toxics.loop.EventLoop;
import dev.squall.toxics.toxic.Ending;
import java.io.IOException;
import java.nio.channels.SelectionKey;
import java.nio.channels.SocketChannel;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * A client and its connection to the upstream: lets a {@link Dialer} connect, then ties the two {@linkplain Wire sockets} together by a
 * {@link Link} for each direction, and ends when both have. Everything here happens on the thread of its loop.
 */
final class Connection implements Dialer.Caller {
    private final EventLoop loop;
    private final Connections owner;
    private final long number;
    private final Wire client;
    private final Dialer dialer;
    private @Nullable Pair pair;
    private boolean ended;

    /** What there is once the upstream is connected. */
    private record Pair(Wire server, Link up, Link down) {
        /** The one that reads from this side. */
        Link reader(Wire side) {
            return server.equals(side) ? down : up;
        }
    }

    /** @param number which it is among all that its proxy ever had */
    Connection(SocketChannel client, EventLoop loop, Connections owner, long number) {
        this.loop = loop;
        this.owner = owner;
        this.number = number;
        this.client = new Wire(client, loop);
        this.dialer = new Dialer(loop, owner.surroundings(), this);
    }

    EventLoop loop() {
        return loop;
    }

    /** Connects to the upstream. The client has to wait and is not read from meanwhile. */
    void begin() {
        if (!ended) {
            dialer.dial(owner.plan().upstream());
        }
    }

    @Override
    public void refused() {
        owner.connected().refused().increment();
        drop();
    }

    @Override
    public void connected(Wire server) {
        var up = link(Direction.UPSTREAM, client, server);
        var down = link(Direction.DOWNSTREAM, server, client);
        pair = new Pair(server, up, down);
        try {
            client.tune();
            server.tune();
            client.register(SelectionKey.OP_READ, operations -> ready(operations, up, down));
            server.register(SelectionKey.OP_READ, operations -> ready(operations, down, up));
        } catch (IOException _) {
            drop(); // One of them is gone already.
            return;
        } catch (RuntimeException failed) {
            drop();
            throw failed;
        }
        up.pump();
        down.pump();
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
            if ((operations & SelectionKey.OP_READ) != 0) {
                reader.readable();
            }
        } catch (RuntimeException | OutOfMemoryError failed) {
            drop();
            throw failed;
        }
    }

    /** The proxy's toxics were changed. */
    void apply() {
        if (pair != null && !ended) {
            var plan = owner.plan();
            pair.up.apply(plan.toxics(Direction.UPSTREAM));
            pair.down.apply(plan.toxics(Direction.DOWNSTREAM));
        }
    }

    /** One direction has ended in order; the other may go on. */
    void finish(Wire to) {
        try {
            to.finishOutput();
        } catch (IOException _) {
            // The peer closed it first, which will be seen when it is read from.
        }
        if (pair != null && pair.up.isDone() && pair.down.isDone()) {
            drop();
        }
    }

    /** One side is closed: what the other has been sent still arrives, and then it is closed too. */
    void close(Wire side) {
        if (pair == null || ended) {
            return;
        }
        boolean first = side.isOpen();
        side.close();
        if (!client.isOpen() && !pair.server.isOpen()) {
            drop();
        } else if (first) {
            pair.reader(side).ended(Ending.CLOSED);
        }
    }

    /** Both sides see a reset. */
    void reset() {
        client.reset();
        if (pair != null) {
            pair.server.reset();
        }
        drop();
    }

    /** Ends it now, whatever is under way. */
    void drop() {
        if (ended) {
            return;
        }
        ended = true;
        dialer.cancel();
        client.drop();
        if (pair != null) {
            pair.server.drop();
            pair.up.discard();
            pair.down.discard();
        }
        owner.ended(this);
    }
}
