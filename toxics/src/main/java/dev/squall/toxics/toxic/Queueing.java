package dev.squall.toxics.toxic;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Holds back many pieces at once, up to a limit of pieces and of bytes, and lets the first go when its time has come. */
abstract class Queueing extends Flow {
    private static final int MOST_PIECES = 1024;
    private static final long MOST_BYTES = 32L << 20;

    private final Deque<Piece> queue = new ArrayDeque<>(4);
    private final HeldBytes everywhere;
    private long bytes;
    private long due;

    Queueing(HeldBytes everywhere) {
        this.everywhere = everywhere;
    }

    /** When the data that is now first may go. An ending that is first goes at once. */
    abstract long due(Chunk first);

    final @Nullable Piece first() {
        return queue.peek();
    }

    /** Lets the first piece go, whenever it was due. */
    final void release(long now) {
        due = now;
    }

    @Override
    public final boolean hasRoom() {
        boolean roomForMore = queue.size() < MOST_PIECES && bytes < MOST_BYTES && everywhere.hasRoom();
        return queue.isEmpty() || roomForMore;
    }

    @Override
    public void put(Piece piece, long now) {
        queue.add(piece);
        if (piece instanceof Chunk chunk) {
            bytes += chunk.length();
            everywhere.add(chunk.length());
        }
        if (queue.size() == 1) {
            due = dueOf(piece);
        }
    }

    @Override
    public @Nullable Piece poll(long now) {
        if (queue.isEmpty() || now < due) {
            return null;
        }
        Piece piece = queue.remove();
        long left = due;
        Piece next = queue.peek();
        if (next != null) {
            due = dueOf(next);
        }
        return piece instanceof Chunk chunk ? gone(chunk).at(Math.max(left, chunk.arrived())) : piece;
    }

    @Override
    public long due() {
        return queue.isEmpty() ? NEVER : due;
    }

    @Override
    public List<Piece> drain() {
        List<Piece> all = List.copyOf(queue);
        queue.clear();
        everywhere.add(-bytes);
        bytes = 0;
        return all;
    }

    private long dueOf(Piece first) {
        return switch (first) {
            case Chunk chunk -> due(chunk);
            case Ending _ -> 0;
        };
    }

    private Chunk gone(Chunk chunk) {
        bytes -= chunk.length();
        everywhere.add(-chunk.length());
        return chunk;
    }
}
