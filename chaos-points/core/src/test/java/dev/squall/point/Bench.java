package dev.squall.point;

import dev.squall.point.arming.Board;
import dev.squall.point.arming.ExceptionTypes;
import dev.squall.point.arming.Limits;
import dev.squall.point.arming.ManualTime;
import java.util.List;
import java.util.OptionalInt;
import java.util.concurrent.atomic.AtomicInteger;

/** An application's points with nothing around them: time, seeds and limits are in the test's hands. */
final class Bench {
    final ManualTime time = new ManualTime();
    final Board board;
    final ChaosPoints points;
    private final AtomicInteger ids = new AtomicInteger();

    Bench() {
        this(Limits.USUAL, false);
    }

    Bench(Limits limits, boolean off) {
        board = new Board(new ExceptionTypes(List.of()), limits, () -> 42, time);
        points = new ChaosPoints(board, () -> "test-" + ids.incrementAndGet(), off, OptionalInt.empty());
    }

    Point at(String name) {
        return points.point(name);
    }
}
