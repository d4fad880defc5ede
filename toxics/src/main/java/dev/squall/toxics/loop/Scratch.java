package dev.squall.toxics.loop;

import java.nio.ByteBuffer;
import java.util.ArrayDeque;
import java.util.Deque;
import org.jspecify.annotations.Nullable;

/** A loop's own memory outside the heap: one buffer that is used again and again, and others in its place while it is lent. */
final class Scratch {
    private static final int SIZE = 64 * 1024;
    private static final int MOST_SPARE = 32;

    private final long lendable;
    private final Deque<ByteBuffer> spare = new ArrayDeque<>();
    private ByteBuffer buffer = ByteBuffer.allocateDirect(SIZE);
    private long lent;

    Scratch(long lendable) {
        this.lendable = lendable;
    }

    ByteBuffer buffer() {
        return buffer.clear();
    }

    /** How to give the present buffer back, or null when it cannot be lent. */
    @Nullable
    Runnable lend() {
        if (lent + SIZE > lendable) {
            return null;
        }
        ByteBuffer next = spare.poll();
        if (next == null) {
            try {
                next = ByteBuffer.allocateDirect(SIZE);
            } catch (OutOfMemoryError _) {
                return null; // The process allows no more of such memory; the heap is there all the same.
            }
        }
        ByteBuffer kept = buffer;
        buffer = next;
        lent += SIZE;
        return () -> giveBack(kept);
    }

    private void giveBack(ByteBuffer kept) {
        lent -= SIZE;
        if (spare.size() < MOST_SPARE) {
            spare.push(kept);
        }
    }
}
