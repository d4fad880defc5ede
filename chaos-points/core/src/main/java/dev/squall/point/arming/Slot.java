package dev.squall.point.arming;

import java.lang.ref.WeakReference;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** A name on the {@link Board}: the application's point, once it is there, and what is armed for it. */
final class Slot {
    private final String name;
    private final List<Arming> latestFirst = new ArrayList<>();
    private @Nullable Consumer<@Nullable Layers> socket;
    private WeakReference<@Nullable ClassLoader> loader = new WeakReference<>(null);
    private @Nullable Arming last;
    private long hitsBefore;
    private long injectionsBefore;

    Slot(String name) {
        this.name = name;
    }

    /** The application's point has come; it is told at once what is armed for it. */
    void plug(Consumer<@Nullable Layers> point, @Nullable ClassLoader applications) {
        socket = point;
        loader = new WeakReference<>(applications);
        if (!latestFirst.isEmpty()) {
            show();
        }
    }

    @Nullable
    ClassLoader loader() {
        return loader.get();
    }

    /** Nothing is armed for it, and it is none of the application's. */
    boolean empty() {
        return latestFirst.isEmpty() && socket == null;
    }

    int armings() {
        return latestFirst.size();
    }

    void add(Arming arming) {
        latestFirst.add(0, arming);
        show();
    }

    /** In the other's place, so that what it covers and what covers it stay the same. */
    void replace(Arming old, Arming by) {
        latestFirst.set(latestFirst.indexOf(old), by);
        count(old);
        show();
    }

    void remove(Arming arming) {
        latestFirst.remove(arming);
        count(arming);
        show();
    }

    private void count(Arming over) {
        last = over;
        hitsBefore += over.tally().hits();
        injectionsBefore += over.tally().injections();
    }

    private void show() {
        if (socket != null) {
            socket.accept(latestFirst.isEmpty() ? null : new Layers(latestFirst));
        }
    }

    PointView view() {
        long hits = hitsBefore;
        long injections = injectionsBefore;
        for (Arming each : latestFirst) {
            hits += each.tally().hits();
            injections += each.tally().injections();
        }
        return new PointView(name, socket != null, hits, injections, latestFirst, Optional.ofNullable(last));
    }
}
