package dev.squall.toxics.toxic;

import java.nio.ByteBuffer;

/**
 * Data as it was read in one go, or a part of that.
 *
 * @param data from its position to its limit; nobody else writes to it
 * @param arrived when it came in, or was due to leave the last toxic that held it back
 */
public record Chunk(ByteBuffer data, long arrived) implements Piece {
    /** The largest that a link makes; what a toxic is given is at most as long. */
    public static final int LARGEST = 32 * 1024;

    public int length() {
        return data.remaining();
    }

    /** Its first bytes. */
    Chunk first(int bytes) {
        return new Chunk(data.slice(data.position(), bytes), arrived);
    }

    /** What comes after its first bytes. */
    Chunk after(int bytes) {
        return new Chunk(data.slice(data.position() + bytes, length() - bytes), arrived);
    }

    Chunk at(long time) {
        return new Chunk(data, time);
    }
}
