package dev.squall.toxics.proxy;

import dev.squall.toxics.toxic.Toxic;
import java.util.OptionalLong;
import java.util.concurrent.atomic.LongAdder;

/**
 * A toxic in its place in a proxy.
 *
 * @param id which it is among all that the proxy ever had; stays when it is changed
 * @param expires when it goes by itself, on the server's ticker
 * @param hits how many connections it hit so far
 */
public record PlacedToxic(
        long id, String name, Stream stream, float toxicity, Toxic toxic, OptionalLong expires, LongAdder hits) {

    /** Whether it is what is wanted, expiry aside. */
    boolean does(NewToxic wanted) {
        return name.equals(wanted.name())
                && stream.equals(wanted.stream())
                && toxicity == wanted.toxicity()
                && toxic.equals(wanted.toxic());
    }
}
