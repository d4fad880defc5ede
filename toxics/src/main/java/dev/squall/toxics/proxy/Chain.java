package dev.squall.toxics.proxy;

import dev.squall.toxics.toxic.Ending;
import dev.squall.toxics.toxic.Flow;
import dev.squall.toxics.toxic.HeldBytes;
import dev.squall.toxics.toxic.Piece;
import dev.squall.toxics.toxic.Start;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * The toxics of one direction of one connection, in order. Pieces enter at the front, are {@linkplain #shift moved} from one to the next
 * as far as time and room allow, and leave at the back. An ending finishes whatever it has passed.
 */
final class Chain {
    private final Fate fate;
    private final HeldBytes held;
    private final List<Station> stations = new ArrayList<>();
    /** Those of the stations that do something, for speed. */
    private Station[] working = {};

    private boolean ended;

    /** What chance holds for this direction of this connection. */
    interface Fate {
        double of(PlacedToxic toxic);

        RandomGenerator chance(PlacedToxic toxic);
    }

    Chain(List<PlacedToxic> toxics, Fate fate, HeldBytes held, long now) {
        this.fate = fate;
        this.held = held;
        toxics.forEach(toxic -> place(toxic, now, true));
        compile();
    }

    /** Whether data may pass by it altogether. */
    boolean isEmpty() {
        return working.length == 0;
    }

    /** Whether an ending has passed at least one toxic: what comes now would come after it. */
    boolean isEnded() {
        return ended;
    }

    boolean hasRoom() {
        return flow(0).hasRoom();
    }

    void put(Piece piece, long now) {
        flow(0).put(piece, now);
    }

    /** What leaves at the back, or null. */
    @Nullable
    Piece poll(long now) {
        return working.length == 0 ? null : poll(working.length - 1, now);
    }

    /** Moves pieces inside; false when nothing moved. */
    boolean shift(long now) {
        boolean moved = false;
        for (int i = working.length - 2; i >= 0; i--) {
            while (i + 1 < working.length && flow(i + 1).hasRoom()) {
                Flow next = flow(i + 1);
                Piece piece = poll(i, now);
                if (piece == null) {
                    break;
                }
                next.put(piece, now);
                moved = true;
                if (piece instanceof Ending) {
                    return true;
                }
            }
        }
        return removeEmptied() || moved;
    }

    private @Nullable Piece poll(int place, long now) {
        Piece piece = flow(place).poll(now);
        if (piece instanceof Ending) {
            ended = true;
            for (int i = 0; i <= place; i++) {
                working[i].finish();
            }
            compile();
        }
        return piece;
    }

    /** When something will be due that is not due already: what is due and still here waits for room. */
    long due(long now) {
        long earliest = Flow.NEVER;
        for (int i = 0; i < working.length; i++) {
            long due = flow(i).due();
            if (due > now && due < earliest) {
                earliest = due;
            }
        }
        return earliest;
    }

    void discard() {
        stations.forEach(Station::finish);
        compile();
    }

    /** Makes these its toxics: takes away, changes and adds, without losing or reordering what is under way. */
    void apply(List<PlacedToxic> toxics, long now) {
        for (var station : List.copyOf(stations)) {
            station.placed().ifPresent(before -> {
                Optional<PlacedToxic> after =
                        toxics.stream().filter(each -> each.id() == before.id()).findFirst();
                if (after.isEmpty()) {
                    takeAway(station, now);
                } else {
                    change(station, before, after.get(), now);
                }
            });
        }
        for (var toxic : toxics) {
            if (stations.stream().flatMap(each -> each.placed().stream()).noneMatch(each -> each.id() == toxic.id())) {
                interruptBefore(stations.size(), now);
                place(toxic, now, false);
            }
        }
        compile();
    }

    private void place(PlacedToxic toxic, long now, boolean fresh) {
        var station = new Station(toxic, fate.of(toxic));
        if (station.hits(toxic)) {
            start(station, toxic, now, fresh);
        }
        stations.add(station);
    }

    private void start(Station station, PlacedToxic toxic, long now, boolean fresh) {
        station.work(toxic.toxic().start(new Start(fate.chance(toxic), held, now, fresh)));
        toxic.hits().increment();
    }

    private void takeAway(Station station, long now) {
        int place = stations.indexOf(station);
        Flow flow = station.flow();
        if (flow != null && !station.isFinished()) {
            flow.removed(now);
            interruptBefore(place, now);
            leaveBehind(flow, place + 1);
        }
        stations.remove(place);
    }

    private void change(Station station, PlacedToxic before, PlacedToxic toxic, long now) {
        station.place(toxic);
        Flow flow = station.flow();
        boolean same = toxic.toxic().equals(before.toxic()) && toxic.toxicity() == before.toxicity();
        if (station.isFinished() || same) {
            return;
        }
        if (flow == null) {
            if (station.hits(toxic)) {
                start(station, toxic, now, false);
            }
        } else if (station.hits(toxic)) {
            flow.follow(toxic.toxic());
            flow.interrupt(now);
        } else {
            leaveBehind(flow, stations.indexOf(station) + 1);
            station.work(null);
        }
    }

    private void leaveBehind(Flow flow, int place) {
        List<Piece> left = flow.drain();
        if (!left.isEmpty()) {
            stations.add(place, Station.left(new LeftBehind(left)));
        }
    }

    /** The neighbour before a place that changes lets go of what it holds. */
    private void interruptBefore(int place, long now) {
        for (int i = place - 1; i >= 0; i--) {
            Flow flow = stations.get(i).flow();
            if (flow != null && !stations.get(i).isFinished()) {
                flow.interrupt(now);
                return;
            }
        }
    }

    private boolean removeEmptied() {
        boolean removed = stations.removeIf(
                each -> each.flow() instanceof LeftBehind left && (left.isEmpty() || each.isFinished()));
        if (removed) {
            compile();
        }
        return removed;
    }

    private void compile() {
        working = stations.stream()
                .filter(each -> each.flow() != null && !each.isFinished())
                .toArray(Station[]::new);
    }

    private Flow flow(int place) {
        Flow flow = working[place].flow();
        if (flow == null) {
            throw new IllegalStateException("a station without work is at work");
        }
        return flow;
    }
}
