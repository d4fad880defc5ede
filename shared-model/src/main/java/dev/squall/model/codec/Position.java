package dev.squall.model.codec;

/** A place in a text. Lines and columns count from 1; 0 is an unknown place. */
public record Position(int line, int column) {
    public static final Position UNKNOWN = new Position(0, 0);
}
