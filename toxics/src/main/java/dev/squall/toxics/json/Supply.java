package dev.squall.toxics.json;

import java.io.IOException;

/** Where a text comes from, piece by piece. */
@FunctionalInterface
public interface Supply {
    /**
     * Puts at least one byte into the array, from {@code offset} on.
     *
     * @return how many, or -1 when there is no more
     */
    int more(byte[] into, int offset) throws IOException;

    /** A text that is there already. */
    static Supply of(byte[] text) {
        return new Supply() {
            private int given;

            @Override
            public int more(byte[] into, int offset) {
                int length = Math.min(text.length - given, into.length - offset);
                System.arraycopy(text, given, into, offset, length);
                given += length;
                return length == 0 ? -1 : length;
            }
        };
    }
}
