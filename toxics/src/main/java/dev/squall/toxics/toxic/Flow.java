package dev.squall.toxics.toxic;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A toxic at work on one direction of one connection. It is {@linkplain #put given} pieces while it {@linkplain #hasRoom has room} for
 * them and {@linkplain #poll gives} them on, in order, when their time has come; who moves the pieces asks it {@linkplain #due when} that
 * will be. Used by one thread at a time.
 */
public abstract class Flow {
    /** No time at all: later than everything. */
    public static final long NEVER = Long.MAX_VALUE;

    /** Whether another piece can be put in; without room the sender has to wait. */
    public abstract boolean hasRoom();

    /** Takes a piece; after an ending nothing more comes. */
    public abstract void put(Piece piece, long now);

    /** The next piece whose time has come, or null. */
    public abstract @Nullable Piece poll(long now);

    /** When {@link #poll} is worth a call although nothing was put in, or {@link #NEVER}. */
    public abstract long due();

    /** Its toxic was changed. The type stays what it was. */
    public abstract void follow(Toxic changed);

    /** Lets go of what it is holding back at the moment: its toxic was changed, or its neighbours were. */
    public void interrupt(long now) {}

    /** Its toxic is taken away: what that means beyond {@linkplain #drain giving up} everything. */
    public void removed(long now) {}

    /** Gives up everything that it holds, in order. Nothing is put in afterwards. */
    public abstract List<Piece> drain();
}
