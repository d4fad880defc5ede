package dev.squall.toxics.loop;

/** Somebody whose socket can do what was waited for. An exception that it throws is a bug; the loop goes on all the same. */
@FunctionalInterface
public interface Ready {
    /** @param operations as in {@link java.nio.channels.SelectionKey} */
    void ready(int operations);
}
