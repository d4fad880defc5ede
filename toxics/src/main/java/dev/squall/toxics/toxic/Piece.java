package dev.squall.toxics.toxic;

/** What travels through the toxics of one direction: data, and at last an ending. */
public sealed interface Piece permits Chunk, Ending {
    /** It goes nowhere. */
    default void discard() {
        switch (this) {
            case Chunk chunk -> chunk.drop();
            case Ending _ -> {}
        }
    }
}
