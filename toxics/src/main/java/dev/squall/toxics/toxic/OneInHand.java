package dev.squall.toxics.toxic;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Holds back one piece at most, and takes the next when that one has left: the shape of most toxics, and of none at all. */
abstract class OneInHand extends Flow {
    private @Nullable Piece hand;
    private long due;

    /** Holds the piece, instead of what it held so far. */
    final void hold(Piece piece, long until) {
        hand = piece;
        due = until;
    }

    final @Nullable Piece hand() {
        return hand;
    }

    @Override
    public boolean hasRoom() {
        return hand == null;
    }

    @Override
    public void put(Piece piece, long now) {
        hold(piece, now);
    }

    @Override
    public @Nullable Piece poll(long now) {
        if (now < due) {
            return null;
        }
        Piece piece = hand;
        hand = null;
        return piece;
    }

    @Override
    public long due() {
        return hand == null ? NEVER : due;
    }

    @Override
    public List<Piece> drain() {
        Piece piece = hand;
        hand = null;
        return piece == null ? List.of() : List.of(piece);
    }
}
