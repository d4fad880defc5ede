package dev.squall.toxics.toxic;

/** What travels through the toxics of one direction: data, and at last an ending. */
public sealed interface Piece permits Chunk, Ending {}
