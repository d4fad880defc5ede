package dev.squall.point;

import dev.squall.point.arming.Arming;
import dev.squall.point.arming.Board;
import dev.squall.point.arming.Tally;
import dev.squall.point.fault.Draw;
import dev.squall.point.scope.Scope;
import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A fault that was armed, and what came of it. {@link #close} ends it, and whoever it makes wait goes on; doing it again
 * changes nothing. What it counted can be asked for afterwards.
 */
public final class Armed implements AutoCloseable {
    private static final int MOST_SHOWN = 20;

    private final Board board;
    private final Arming arming;
    private final Scope.@Nullable Entered entered;

    Armed(Board board, Arming arming, Scope.@Nullable Entered entered) {
        this.board = board;
        this.arming = arming;
        this.entered = entered;
    }

    Armed within(Scope.Entered scope) {
        return new Armed(board, arming, scope);
    }

    public String id() {
        return arming.order().id();
    }

    public String point() {
        return arming.order().point();
    }

    /** What the decisions come from: give it to the same fault and they are the same again. */
    public long seed() {
        return tally().seed();
    }

    /** How often the point was passed inside the fault's scope. */
    public long hits() {
        return tally().hits();
    }

    /** How many of the hits failed or waited. */
    public long injections() {
        return tally().injections();
    }

    /** Nothing passed the point: whatever was seen meanwhile says nothing about it. */
    public boolean isVacuous() {
        return tally().vacuous();
    }

    public Tally tally() {
        return arming.tally();
    }

    /** What was decided for hit 1, 2, 3 ..., the first {@link Arming#MOST_DRAWS} of them. */
    public List<Draw> draws() {
        return arming.draws();
    }

    /** @param length from now on; false when it is over already */
    public boolean renew(Duration length) {
        return board.renew(id(), length);
    }

    @Override
    public void close() {
        board.disarm(id());
        if (entered != null) {
            entered.close();
        }
    }

    /** What happened and what makes it happen again, in one line. */
    @Override
    public String toString() {
        Tally now = tally();
        String state = now.end()
                .map(end -> end.name().toLowerCase(java.util.Locale.ROOT))
                .orElse("armed");
        String draws = draws().stream().limit(MOST_SHOWN).map(Draw::toString).collect(Collectors.joining(", "));
        return point() + " " + arming.order().fault().rules() + " seed " + now.seed() + ", " + state + ": " + now.hits()
                + " hits, " + now.injections() + " injections [" + draws
                + (now.hits() > MOST_SHOWN ? ", ..." : "") + "]";
    }
}
