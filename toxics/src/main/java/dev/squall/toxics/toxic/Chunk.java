package dev.squall.toxics.toxic;

import java.nio.ByteBuffer;

/**
 * Data as it was read in one go, or a part of that. Whoever has a chunk hands it on, or {@linkplain #drop drops} it; what becomes of it
 * takes over its memory, so that it is not used itself afterwards.
 *
 * @param data from its position to its limit; nobody else writes to it
 * @param arrived when it came in, or was due to leave the last toxic that held it back
 * @param memory where the data is
 */
public record Chunk(ByteBuffer data, long arrived, Lease memory) implements Piece {
    /** The largest that a link makes; what a toxic is given is at most as long. */
    public static final int LARGEST = 64 * 1024;

    /** Data in memory of its own. */
    public Chunk(ByteBuffer data, long arrived) {
        this(data, arrived, Lease.NONE);
    }

    public int length() {
        return data.remaining();
    }

    /** Its first bytes as a chunk of their own; this one is still needed for {@link #withoutHead the rest}. */
    Chunk head(int bytes) {
        memory.share();
        return new Chunk(data.slice(data.position(), bytes), arrived, memory);
    }

    /** What it becomes when its {@link #head} is cut off. */
    Chunk withoutHead(int bytes) {
        return new Chunk(data.slice(data.position() + bytes, length() - bytes), arrived, memory);
    }

    /** What it becomes when nothing but its first bytes is wanted. */
    Chunk only(int bytes) {
        return new Chunk(data.slice(data.position(), bytes), arrived, memory);
    }

    /** What it becomes when it leaves a toxic at this time. */
    Chunk at(long time) {
        return new Chunk(data, time, memory);
    }

    /** It was written, or nobody wants it. */
    public void drop() {
        memory.release();
    }
}
