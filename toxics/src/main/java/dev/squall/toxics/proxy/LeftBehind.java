package dev.squall.toxics.proxy;

import dev.squall.toxics.toxic.Flow;
import dev.squall.toxics.toxic.Piece;
import dev.squall.toxics.toxic.Toxic;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a toxic held when it was taken away: goes on at once, in order, before anything that comes later. */
final class LeftBehind extends Flow {
    private final Deque<Piece> pieces;

    LeftBehind(List<Piece> pieces) {
        this.pieces = new ArrayDeque<>(pieces);
    }

    boolean isEmpty() {
        return pieces.isEmpty();
    }

    @Override
    public boolean hasRoom() {
        return pieces.isEmpty();
    }

    @Override
    public void put(Piece piece, long now) {
        pieces.add(piece);
    }

    @Override
    public @Nullable Piece poll(long now) {
        return pieces.poll();
    }

    @Override
    public long due() {
        return pieces.isEmpty() ? NEVER : 0;
    }

    @Override
    public void follow(Toxic changed) {}

    @Override
    public List<Piece> drain() {
        List<Piece> all = List.copyOf(pieces);
        pieces.clear();
        return all;
    }
}
