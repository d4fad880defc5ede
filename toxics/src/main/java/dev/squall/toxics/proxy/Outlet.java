package dev.squall.toxics.proxy;

import dev.squall.toxics.toxic.Chunk;
import dev.squall.toxics.toxic.Ending;
import dev.squall.toxics.toxic.Piece;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.util.Optional;
import java.util.concurrent.atomic.LongAdder;
import org.jspecify.annotations.Nullable;

/**
 * Where a link writes. It takes one piece more than the socket does, so that an ending is seen although the reader is slow; then it has
 * no room until the socket has.
 */
final class Outlet {
    private final Wire wire;
    private final LongAdder sent;
    private @Nullable Chunk rest;
    private @Nullable Piece next;

    Outlet(Wire wire, LongAdder sent) {
        this.wire = wire;
        this.sent = sent;
    }

    boolean hasRoom() {
        return next == null;
    }

    /** Whether everything was written. */
    boolean isEmpty() {
        return rest == null && next == null;
    }

    /** Whether it waits for a reader before it can close the connection. */
    boolean isClosing() {
        return next == Ending.CLOSED;
    }

    /** Writes data of a buffer that is used for something else afterwards. */
    void write(ByteBuffer borrowed) throws IOException {
        sent.add(wire.write(borrowed));
        if (borrowed.hasRemaining()) {
            rest = new Chunk(
                    ByteBuffer.allocate(borrowed.remaining()).put(borrowed).flip(), 0);
            wire.want(SelectionKey.OP_WRITE, true);
        }
    }

    /** Takes a piece; answers with the ending that is to be carried out now, if any. */
    Optional<Ending> put(Piece piece) throws IOException {
        if (rest != null && piece != Ending.RESET) {
            next = piece;
            return Optional.empty();
        }
        return switch (piece) {
            case Ending ending -> Optional.of(ending);
            case Chunk chunk -> {
                rest = chunk;
                wire.want(SelectionKey.OP_WRITE, !writesAll(chunk));
                yield Optional.empty();
            }
        };
    }

    private boolean writesAll(Chunk chunk) throws IOException {
        sent.add(wire.write(chunk.data()));
        if (chunk.data().hasRemaining()) {
            return false;
        }
        rest = null;
        chunk.drop();
        return true;
    }

    /** Nothing more is written. */
    void discard() {
        if (rest != null) {
            rest.drop();
            rest = null;
        }
        if (next != null) {
            next.discard();
            next = null;
        }
    }

    /** The socket takes data again. */
    Optional<Ending> flush() throws IOException {
        if (rest == null) {
            wire.want(SelectionKey.OP_WRITE, false);
            return Optional.empty();
        }
        if (!writesAll(rest)) {
            return Optional.empty();
        }
        wire.want(SelectionKey.OP_WRITE, false);
        Piece waiting = next;
        next = null;
        return waiting == null ? Optional.empty() : put(waiting);
    }
}
