package dev.squall.toxics.proxy;

import dev.squall.toxics.loop.Alarm;
import dev.squall.toxics.loop.EventLoop;
import dev.squall.toxics.metrics.Traffic;
import dev.squall.toxics.toxic.Chunk;
import dev.squall.toxics.toxic.Ending;
import dev.squall.toxics.toxic.Flow;
import dev.squall.toxics.toxic.Lease;
import dev.squall.toxics.toxic.Piece;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One direction of a connection: reads from one {@link Wire}, moves what it read through a {@link Chain} of toxics, and writes it to
 * the {@link Outlet} of the other wire. It reads only while there is room at the front, so a reader that is slow slows its sender down.
 * Without toxics data goes straight from the loop's own memory to the other socket.
 */
final class Link extends Alarm {
    /** How long a connection that is to be closed waits for a reader that does not take what is left. */
    private static final long LINGER = Duration.ofSeconds(30).toNanos();

    private static final int WORTH_LENDING = 16 * 1024;

    private final Connection connection;
    private final EventLoop loop;
    private final Wire from;
    private final Wire to;
    private final Traffic traffic;
    private final Chain chain;
    private final Outlet outlet;
    /** What came when the first toxic had no room; only an ending can. */
    private @Nullable Ending arriving;

    private boolean sourceEnded;
    private boolean sourceGone;
    private boolean done;
    private long closesAt = Flow.NEVER;

    Link(Connection connection, EventLoop loop, Wire from, Wire to, Traffic traffic, Chain chain) {
        this.connection = connection;
        this.loop = loop;
        this.from = from;
        this.to = to;
        this.traffic = traffic;
        this.chain = chain;
        this.outlet = new Outlet(to, traffic.sent());
    }

    /** Whether everything that will ever come through has come through. */
    boolean isDone() {
        return done;
    }

    /** The socket has something to read, or its end. */
    void readable() {
        if (done) {
            return;
        }
        ByteBuffer buffer = loop.scratch();
        if (!chain.isEmpty()) {
            buffer.limit(Chunk.LARGEST);
        }
        int read;
        try {
            read = from.read(buffer);
        } catch (IOException _) {
            ended(Ending.CLOSED);
            return;
        }
        if (read < 0) {
            ended(Ending.FINISHED);
        } else if (read > 0) {
            traffic.received().add(read);
            arrived(buffer.flip());
        }
    }

    private void arrived(ByteBuffer buffer) {
        if (chain.isEmpty()) {
            forward(buffer);
        } else {
            long now = loop.now();
            chain.put(kept(buffer, now), now);
            pump();
        }
    }

    /** Much data stays where it was read, little is copied: it would waste what it is in. */
    private Chunk kept(ByteBuffer buffer, long now) {
        Runnable giveBack = buffer.remaining() < WORTH_LENDING ? null : loop.lend();
        return giveBack == null
                ? new Chunk(ByteBuffer.allocate(buffer.remaining()).put(buffer).flip(), now)
                : new Chunk(buffer, now, Lease.of(giveBack));
    }

    /** The fast way: nothing is kept unless the socket is full. */
    private void forward(ByteBuffer buffer) {
        try {
            outlet.write(buffer);
            if (!outlet.isEmpty()) {
                wantMore();
            }
        } catch (IOException _) {
            finish(Ending.CLOSED);
        }
    }

    /** Nothing more comes: the source has finished, or it is gone altogether. */
    void ended(Ending how) {
        sourceGone |= how != Ending.FINISHED;
        if (done) {
            connection.close(to);
        } else if (!sourceEnded) {
            sourceEnded = true;
            arriving = how;
            pump();
        }
    }

    /** The socket takes data again. */
    void writable() {
        if (done) {
            return;
        }
        try {
            outlet.flush().ifPresent(this::finish);
        } catch (IOException _) {
            finish(Ending.CLOSED);
        }
        pump();
    }

    @Override
    protected void ring() {
        if (loop.now() >= closesAt) {
            finish(Ending.CLOSED);
        } else {
            pump();
        }
    }

    /** The proxy's toxics were changed. */
    void apply(List<PlacedToxic> toxics) {
        if (!done) {
            chain.apply(toxics, loop.now());
            pump();
        }
    }

    /** Moves everything that can be moved. */
    void pump() {
        long now = loop.now();
        boolean moved = true;
        while (moved && !done) {
            moved = false;
            if (chain.isEnded()) {
                sourceEnded = true;
                arriving = null;
            }
            if (arriving != null && (chain.isEmpty() ? outlet.hasRoom() : chain.hasRoom())) {
                Piece ending = arriving;
                arriving = null;
                moved = true;
                give(ending, now);
            }
            for (Piece piece = next(now); piece != null; piece = next(now)) {
                moved = true;
                write(piece);
            }
            moved |= chain.shift(now);
        }
        rest(now);
    }

    private @Nullable Piece next(long now) {
        return done || !outlet.hasRoom() ? null : chain.poll(now);
    }

    private void give(Piece piece, long now) {
        if (chain.isEmpty()) {
            write(piece);
        } else {
            chain.put(piece, now);
        }
    }

    private void write(Piece piece) {
        sourceEnded |= piece instanceof Ending;
        try {
            outlet.put(piece).ifPresent(this::finish);
        } catch (IOException _) {
            finish(Ending.CLOSED);
        }
    }

    private void finish(Ending ending) {
        discard();
        switch (ending) {
            case RESET -> connection.reset();
            case CLOSED -> connection.close(to);
            case FINISHED -> {
                if (sourceGone) {
                    connection.close(to);
                } else {
                    connection.finish(to);
                }
            }
        }
    }

    /** Waits for what can happen next: more data, a reader, or a time. */
    private void rest(long now) {
        if (done) {
            return;
        }
        wantMore();
        if (outlet.isClosing() && closesAt == Flow.NEVER) {
            closesAt = now + LINGER;
        }
        long due = Math.min(closesAt, chain.due(now));
        if (due == Flow.NEVER) {
            loop.cancel(this);
        } else {
            loop.set(this, due);
        }
    }

    private void wantMore() {
        boolean room = chain.isEmpty() ? outlet.isEmpty() : chain.hasRoom();
        from.want(SelectionKey.OP_READ, room && !sourceEnded && !done);
    }

    /** Nothing passes any more; what is on its way is lost. */
    void discard() {
        done = true;
        chain.discard();
        outlet.discard();
        loop.cancel(this);
        from.want(SelectionKey.OP_READ, false);
    }
}
